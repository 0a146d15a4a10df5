internal import Analysis
internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

extension AlarmState {
  /// One cell for each, told apart in 7 bits and without colour too.
  var glyph: String {
    switch self {
    case .unacknowledged: "●"
    case .acknowledged: "○"
    case .returned: "◁"
    case .latched: "#"
    case .latchedAcknowledged: "="
    case .shelved: "║"
    case .suppressed: "↳"
    case .outOfService: "╳"
    case .normal: "·"
    }
  }

  var ink: Ink {
    switch self {
    case .unacknowledged, .latched: .strong
    case .returned: .text
    case .acknowledged, .latchedAcknowledged, .shelved, .suppressed, .outOfService, .normal: .label
    }
  }
}

extension Scene {
  /// The marker of a finding: in reverse while its alarm asks to be acknowledged, without colour once it is gone or while
  /// it is set aside.
  func marker(of finding: Finding) -> Phrase {
    alarm(of: finding).map(marker) ?? Phrase(finding.priority)
  }

  func marker(of alarm: Alarm) -> Phrase {
    let priority = alarm.priority
    if alarm.isSetAside || alarm.isGone { return Phrase(priority.marker, alarm.state.ink) }
    let isLoud = alarm.needsAcknowledgement && !digest.alarms.isUnkept
    return Phrase(priority.marker, isLoud ? priority.ink.reversed : priority.ink)
  }

  /// The marker, and of what is gone or latched that and since when: "■1 ◁ 12:10:00".
  func mark(of finding: Finding) -> Phrase {
    guard let alarm = alarm(of: finding), alarm.isGone || alarm.isLatched else { return marker(of: finding) }
    return marker(of: alarm) + Phrase(" ") + since(alarm)
  }

  /// Since when an alarm is as it is; of what is gone or latched with the sign of that.
  func since(_ alarm: Alarm, isShort: Bool = false) -> Phrase {
    let time = isShort ? shortClock(alarm.since) : clock(alarm.since)
    let isMarked = alarm.isGone || alarm.isLatched && !alarm.isSetAside
    return Phrase(isMarked ? alarm.state.glyph + " " : "", alarm.state.ink) + Phrase(time, .label)
  }

  /// The alarm that a finding is; nil for none, and where nobody keeps any.
  func alarm(of finding: Finding) -> Alarm? {
    digest.alarms.isUnkept ? nil : digest.alarmIndex.alarm(of: finding)
  }

  /// What an alarm is about: as the site's tables call it, or by its lasting name.
  func name(of alarm: Alarm) -> String {
    alarm.isPlaced(in: site) ? digest.name(of: alarm.finding) : alarm.id.subject.name
  }

  /// What is wrong: by the name that the site file gives it, or in our words.
  func title(of id: AlarmID) -> String { id.name.isEmpty ? words(id.kind.word) : id.name }

  /// The figures behind it; without its name, which is its title.
  func reason(of alarm: Alarm) -> String {
    var finding = alarm.finding
    if !alarm.id.name.isEmpty { finding.name = "" }
    // What another system calls it is the title already.
    if case .alert(let name, let summary, let muting)? = finding.detail, name == title(of: alarm.id) {
      finding.detail = .alert(name: "", summary: summary, muting)
    }
    return reason(of: finding)
  }

  /// "CDU-07 pump failed"
  func text(of id: AlarmID) -> String { id.subject.name + " " + title(of: id) }

  /// "14:29:12", of another day "11-24 14:29".
  func clock(_ moment: Moment) -> String {
    let text = ClockFace.when(moment, now: now, utcOffset: utcOffset)
    return text.utf8.count == 5 ? ClockFace.time(moment, utcOffset: utcOffset) : text
  }

  /// "14:29", of another day "11-24 14:29".
  func shortClock(_ moment: Moment) -> String {
    ClockFace.when(moment, now: now, utcOffset: utcOffset)
  }

  /// "212 L/min < 260": where there is little room, the limit goes without its unit.
  func shortReason(of alarm: Alarm) -> String {
    guard let value = alarm.finding.value, let limit = alarm.finding.limit, let unit = alarm.finding.quantity?.unit,
      Figures.parts(value, unit).unit == Figures.parts(limit, unit).unit
    else { return reason(of: alarm) }
    return Figures.text(value, beyond: limit, unit, isShort: true)
  }

  func state(of alarm: Alarm) -> Phrase {
    let state = alarm.state
    return Phrase(state.glyph, state.ink) + Phrase(" " + words(state.word), state.ink)
  }

  /// "8 racks 61 nodes 5 jobs 412 kW"; in short "8 r 61 n 5 j".
  func effect(_ effect: AlarmEffect?, isShort: Bool = false) -> String {
    guard let effect else { return "" }
    let counts: [(Int, Word, Word)] = [
      (effect.racks, .alarmEffectRacks, .alarmEffectRacksShort),
      (effect.nodes, .alarmEffectNodes, .alarmEffectNodesShort),
      (effect.jobs, .alarmEffectJobs, .alarmEffectJobsShort),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { words(isShort ? $0.2 : $0.1, Figures.grouped($0.0)) }
    if let power = effect.power, power > 0 { parts.append(Figures.text(power, .watt)) }
    return parts.joined(separator: " ")
  }

  /// The silences that keep an alarm quiet elsewhere. They are not recorded: of the past nothing is known.
  func silences(hiding id: AlarmID) -> [StandingSilence] {
    guard console.replay == nil else { return [] }
    return console.silences?.hiding(id).filter { $0.endsAt > now } ?? []
  }

  /// What is left of the time to respond; nil where none is foreseen.
  func timeLeft(of alarm: Alarm) -> Duration? { alarm.timeLeft(at: now) }

  /// "3 min 40 s to respond"; in short "left 3 min 40 s".
  func timeLeftText(_ left: Duration, isShort: Bool = false) -> String {
    if isShort { return words(.alarmRespondColumn) + " " + timeLeftFigures(left) }
    return left > .zero ? words(.alarmRespondText, timeLeftFigures(left)) : words(.alarmRespondOver)
  }

  /// "3 min 40 s", in short "3 min": never more than there is, and to the second where seconds count.
  func timeLeftFigures(_ left: Duration, isShort: Bool = false) -> String {
    let seconds = Int(max(0, left.seconds))
    return switch seconds {
    case ..<100: "\(seconds) s"
    case ..<600 where seconds % 60 > 0 && !isShort: "\(seconds / 60) min \(seconds % 60) s"
    case ..<6_000: "\(seconds / 60) min"
    default: "\(seconds / 3_600) h"
    }
  }

  /// Why an alarm is set aside, until when and by whom: "follows from CDU-07 pump failed".
  func reasonAside(_ alarm: Alarm) -> String {
    if let withdrawal = alarm.withdrawal {
      return joined([withdrawal.reason, byAt(withdrawal.person, withdrawal.moment)])
    }
    if let shelving = alarm.shelving {
      return joined([
        words(.alarmUntil, clock(shelving.until)), shelving.reason, byAt(shelving.person, shelving.moment),
      ])
    }
    switch alarm.suppression?.reason {
    case .explained(let root)?: return words(.alarmExplainedBy, text(of: root))
    case .maintenance?: return words(.alarmMaintenance)
    case .equipmentOff?: return words(.alarmEquipmentOff)
    case .startingUp(let until)?: return words(.alarmStartingUp, clock(until))
    case .sourceDown(let name)?: return words(.alarmSourceDown, name)
    case nil: return ""
    }
  }

  /// "chen at 14:31:02"; no names on walls.
  func byAt(_ person: Person, _ moment: Moment) -> String {
    isOnWall ? clock(moment) : words(.alarmByAt, person.name, clock(moment))
  }

  private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " · ") }
}

extension Alarm {
  /// What is left at a moment of the time that there was when it was raised; nil where none is foreseen, and once its
  /// cause has gone.
  func timeLeft(at now: Moment) -> Duration? {
    guard isActive, let timeToRespond else { return nil }
    return min(timeToRespond, max(.zero, timeToRespond - (now - raisedAt)))
  }

  /// True for one whose cause is gone, though somebody has still to see or to reset it. What is latched stands until it
  /// has been seen.
  var isGone: Bool { !isActive && !isSetAside && (!isLatched || acknowledgement != nil) }

  /// Since when it is as it is shown: there, or gone.
  var since: Moment { isGone ? returnedAt ?? raisedAt : raisedAt }

  /// True for what a room must hear of: critical, not acknowledged, and not over.
  var isAlert: Bool { priority == .critical && needsAcknowledgement && (isActive || isLatched) }
}

extension AlarmEvent.Change {
  var word: Word {
    switch self {
    case .raised: .alarmEventRaised
    case .returned: .alarmEventReturned
    case .acknowledged: .alarmEventAcknowledged
    case .latched: .alarmEventLatched
    case .reset: .alarmEventReset
    case .priorityChanged: .alarmEventPriority
    case .shelved: .alarmEventShelved
    case .unshelved: .alarmEventUnshelved
    case .suppressed: .alarmEventSuppressed
    case .unsuppressed: .alarmEventUnsuppressed
    case .withdrawn: .alarmEventWithdrawn
    case .reinstated: .alarmEventReinstated
    case .commented: .alarmEventCommented
    }
  }
}
