package import SiteModel

extension AlarmBoard {
  /// How many alarms are looked at again, the most urgent first.
  private static let looked = 256

  /// The board of a record with what its alarms measured and threatened at the moment of the evidence: a record has that as
  /// of the last event, and readings of every moment. Any other board is left as it is.
  ///
  /// What nobody told of at that moment keeps what was known of it, as it does in the engine.
  package func refreshed(from evidence: Evidence, _ findings: [Finding]) -> AlarmBoard {
    guard isRecorded else { return self }
    let open = alarms.prefix { !$0.isSetAside }.prefix(Self.looked).filter(\.isActive)
    let kinds = Set(open.map(\.finding.kind))
    var told: [AlarmID: Finding] = [:]
    for finding in findings where kinds.contains(finding.kind) {
      guard let id = evidence.present.site.alarmID(of: finding), told[id] == nil else { continue }
      told[id] = finding
    }
    var board = self
    var effects = EffectWatch()
    for alarm in open {
      guard let finding = told[alarm.id], let place = place(of: alarm.id) else { continue }
      board.note(value: finding.value, effect: effects.effect(of: finding, in: evidence), ofAlarmAt: place)
    }
    return board
  }
}
