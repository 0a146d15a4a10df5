internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

extension AlarmForm {
  /// To which alarms, and what it comes to.
  func box(_ scene: Scene, in area: Rect) -> FormBox<Field> {
    let width = min(90, area.width - 4)
    var lines = alarms.map { line(of: $0, scene).cut(to: width) }
    if let note { lines += Wrapped.lines(of: scene.words(note), width: width).map { Phrase($0, .label) } }
    return FormBox(
      entry: entry, title: scene.words(title), subject: lines, opening: [Phrase()], width: width, leastWidth: 60)
  }

  private var title: Word {
    switch kind {
    case .shelve: .alarmFormShelve
    case .withdraw: .alarmFormWithdraw
    case .comment: .alarmFormComment
    }
  }

  private var note: Word? {
    switch kind {
    case .shelve: .alarmShelveNote
    case .withdraw: .alarmWithdrawNote
    case .comment: nil
    }
  }

  private func line(of id: AlarmID, _ scene: Scene) -> Phrase {
    guard let alarm = scene.digest.alarms[id] else { return Phrase(scene.text(of: id), .label) }
    return scene.marker(of: alarm) + Phrase(" " + scene.name(of: alarm) + "  ", .strong)
      + Phrase(scene.title(of: id)) + Phrase("  " + scene.reason(of: alarm), .label)
  }
}
