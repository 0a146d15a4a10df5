internal import Interaction
internal import SiteModel
internal import Wording

/// Which alarms pass a filter.
struct AlarmTermEvaluation {
  let digest: Digest
  /// What is searched, by place on the board.
  let texts: [FilterText]
  private var alarms: [Alarm] { digest.alarms.alarms }

  /// The places that pass all terms; a word that stands nowhere is looked for loosely.
  func places(passing filter: AlarmFilter, of places: Range<Int>) -> [Int] {
    var left = Array(places)
    for term in filter.terms where term.isExclusion { left = left.filter { !passes($0, term.test) } }
    for term in filter.terms where !term.isExclusion {
      let exact = left.filter { passes($0, term.test) }
      if exact.isEmpty, case .text(let word) = term.test {
        left = left.filter { texts.indices.contains($0) && texts[$0].holdsLoosely(word) }
      } else {
        left = exact
      }
    }
    return left
  }

  private func passes(_ place: Int, _ test: AlarmFilter.Test) -> Bool {
    switch test {
    case .text(let word): return texts.indices.contains(place) && texts[place].contains(word)
    case .states(let states): return states.contains(alarms[place].state)
    case .number(let field, let sign, let value):
      return number(field, alarms[place]).map { sign.holds($0, value) } ?? false
    case .words(let field, let patterns):
      let own = told(field, alarms[place]).map { FilterText([$0]).bytes }
      return own.contains { bytes in patterns.contains { $0.matches(bytes) } }
    }
  }

  private func told(_ field: AlarmField, _ alarm: Alarm) -> [String] {
    switch field {
    case .what:
      let word = alarm.id.kind.word
      return [alarm.id.kind.rawValue, alarm.id.name] + Language.allCases.map { word.text(in: $0) }
    case .thing:
      var names = [alarm.id.subject.name]
      if case .thing(let key) = alarm.id.subject { names += [key.node, key.name] }
      return names
    case .rack: return [AlarmTexts(digest: digest, words: Wording()).rack(of: alarm)].compactMap(\.self)
    case .root: return alarm.root.map { [$0.subject.name, $0.kind.rawValue] } ?? []
    case .quantity:
      return alarm.id.quantity.map { quantity in Language.allCases.map { quantity.word.text(in: $0) } } ?? []
    case .who:
      return [alarm.acknowledgement?.person, alarm.shelving?.person, alarm.withdrawal?.person].compactMap { $0?.name }
    case .reason: return [alarm.shelving?.reason, alarm.withdrawal?.reason].compactMap(\.self)
    case .state, .priority, .age, .left, .racks, .nodes, .jobs, .power: return []
    }
  }

  /// In the field's base unit; nil where it is not known: that passes no comparison.
  private func number(_ field: AlarmField, _ alarm: Alarm) -> Double? {
    switch field {
    case .priority: Double(alarm.priority.rawValue)
    case .age: (digest.now - alarm.raisedAt).seconds
    case .left: alarm.timeLeft(at: digest.now)?.seconds
    case .racks: alarm.effect.map { Double($0.racks) }
    case .nodes: alarm.effect.map { Double($0.nodes) }
    case .jobs: alarm.effect.map { Double($0.jobs) }
    case .power: alarm.effect?.power
    case .state, .what, .thing, .rack, .root, .quantity, .who, .reason: nil
    }
  }
}
