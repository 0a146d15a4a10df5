internal import SiteModel

extension Console {
  /// A key in the dialog of an order about alarms.
  mutating func pressInForm(_ key: Key, _ form: AlarmForm, in around: Surroundings) -> [Effect] {
    var form = form
    switch key {
    case .escape:
      layers.removeLast()
      return []
    case .tab, .down: form.focus(on: form.focus + 1)
    case .backTab, .up: form.focus(on: form.focus - 1 + form.fields.count)
    case .enter where form.focus + 1 < form.fields.count: form.focus(on: form.focus + 1)
    case .enter:
      if let refusal = alarmRefusal(in: around) {
        form.complaint = refusal
      } else if let order = form.accepted(
        at: around.now, longest: around.site.topology.alarms.longestShelving)
      {
        layers.removeLast()
        return [.order(order)]
      }
    default: form.edit(key)
    }
    layers[layers.count - 1] = .alarmForm(form)
    return []
  }
}
