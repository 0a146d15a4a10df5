internal import SiteModel
internal import Wording

extension Console {
  /// Acknowledges what is drawn about a thing or its parts, by name; nothing that was not on the screen.
  mutating func acknowledge(about name: String, in around: Surroundings) -> [Effect] {
    if let refusal = alarmRefusal(in: around) {
      say(refusal, at: around.now)
      return []
    }
    let wanted = name.lowercased()
    let own = (around.site.alarms?.alarms ?? []).filter { alarm in
      let own = alarm.id.subject.name.lowercased()
      return own == wanted || own.hasPrefix(wanted + "/")
    }
    guard !own.isEmpty else {
      let nearest = NearestWord.to(name, in: alarmedThings(in: around))
      sayNoSuch(name, of: .noSuchAlarmed, nearest: nearest, at: around.now)
      return []
    }
    let asking = own.filter(\.needsAcknowledgement).map(\.id)
    let seen = asking.filter(Set(around.drawnAlarms).contains)
    guard !seen.isEmpty else {
      say(asking.isEmpty ? .alarmNoneInSight : .alarmNotInSight, at: around.now)
      return []
    }
    return [.order(AlarmOrder(.acknowledge, seen, seen: around.seenAlarmEvent))]
  }

  /// What the alarms that ask to be acknowledged are about, in their order.
  func alarmedThings(in around: Surroundings) -> [String] {
    var names: Set<String> = []
    return (around.site.alarms?.alarms ?? []).filter(\.needsAcknowledgement).map(\.id.subject.name)
      .filter { names.insert($0).inserted }
  }
}
