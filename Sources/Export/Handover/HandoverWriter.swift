internal import Analysis
internal import SiteModel
internal import Wording

/// Puts a handover into words, section by section.
struct HandoverWriter {
  let handover: Handover
  let words: Wording
  let clock: HandoverClock

  typealias Section = HandoverSheet.Section
  typealias Line = HandoverSheet.Line

  init(_ handover: Handover, _ words: Wording, _ clock: HandoverClock) {
    self.handover = handover
    self.words = words
    self.clock = clock
  }

  var heading: [String] {
    var lines = [words(.handoverSpan, clock.date(handover.from), clock.date(handover.to), clock.zone)]
    if handover.isSimulated { lines.append(words(.handoverSimulated)) }
    // A poll or two at either end is no gap.
    if let span = handover.recorded,
      span.from - handover.from > .seconds(120) || handover.to - span.to > .seconds(120)
    {
      lines.append(words(.handoverGap, clock.date(span.from), clock.date(span.to)))
    }
    let gaps = handover.gaps.prefix(3).map { "\(clock.time($0.from))–\(clock.time($0.to))" }
    if !gaps.isEmpty {
      let rest = handover.gaps.count - gaps.count
      lines.append(
        words(.handoverGaps, words.list(gaps + (rest > 0 ? [words(.handoverMore, String(rest))] : []))))
    }
    return lines
  }

  var open: Section {
    // After a trip dozens of a kind stand in one state: they are one line, and the rest stays in sight.
    let groups = Dictionary(grouping: handover.open.indices) { OpenKey(handover.open[$0]) }
    let lines = handover.open.indices.compactMap { place -> Line? in
      let alarm = handover.open[place]
      let alike = groups[OpenKey(alarm)] ?? []
      guard alike.count >= Self.leastGroup, alarm.comments.isEmpty else {
        return line(
          alarm.priority, at: alarm.raisedAt, words.summary(of: alarm.id),
          [figures(of: alarm), detail(of: alarm), standing(of: alarm), effect(of: alarm), comment(on: alarm)])
      }
      guard alike.first == place else { return nil }
      let names = alike.map { handover.open[$0].id.subject.name }
      let since = alike.map { handover.open[$0].raisedAt }.min() ?? alarm.raisedAt
      let count = words(.handoverAlarmCount, String(alike.count))
      return line(
        alarm.priority, at: since, "\(words(alarm.id.kind.word)): \(count)",
        [standing(of: alarm), effect(of: alike.map { handover.open[$0] }), list(of: names)])
    }
    let none = handover.isKept ? Word.handoverNoneOpen : .handoverUnkept
    return section(.handoverOpen, limited(lines), none: none, count: handover.open.count)
  }

  /// So many alarms alike are one line.
  private static let leastGroup = 4

  /// What open alarms have in common that are told of together.
  private struct OpenKey: Hashable {
    let kind: Finding.Kind
    let name: String
    let priority: Priority
    let condition: AlarmCondition
    let acknowledgement: Acknowledgement?
    /// To the minute.
    let returned: Int?
    let isNoted: Bool

    init(_ alarm: Alarm) {
      (kind, name, priority, condition) = (alarm.id.kind, alarm.id.name, alarm.priority, alarm.condition)
      acknowledgement = alarm.acknowledgement
      returned = alarm.isActive ? nil : alarm.returnedAt.map { Int($0.seconds / 60) }
      isNoted = !alarm.comments.isEmpty
    }
  }

  var aside: Section {
    var lines = handover.shelved.compactMap { alarm in
      alarm.shelving.map {
        line(
          alarm.priority, at: $0.moment, words.summary(of: alarm.id),
          [words(.handoverShelved, clock.time($0.until), $0.person.name), quoted($0.reason)])
      }
    }
    lines += handover.outOfService.compactMap { alarm in
      alarm.withdrawal.map {
        line(
          alarm.priority, at: $0.moment, words.summary(of: alarm.id),
          [words(.handoverOut, clock.date($0.moment), $0.person.name), quoted($0.reason)])
      }
    }
    let count = lines.count
    if handover.suppressedCount > 0 {
      lines.append(line(nil, at: nil, words(.handoverSuppressed, String(handover.suppressedCount)), []))
    }
    return section(.handoverAside, lines, none: handover.isKept ? .handoverNoneAside : .handoverUnkept, count: count)
  }

  var alarmed: Section {
    let groups = Dictionary(grouping: handover.groups.indices) { AlarmedKey(handover.groups[$0]) }
    let lines = handover.groups.indices.compactMap { place -> Line? in
      let group = handover.groups[place]
      let alike = groups[AlarmedKey(group)] ?? []
      let isOne = alike.count < Self.leastGroup
      guard isOne || alike.first == place else { return nil }
      let followers = isOne ? group.followers : alike.reduce(0) { $0 + handover.groups[$1].followers }
      let count = words(.handoverAlarmCount, String(alike.count))
      return line(
        group.priority, at: isOne ? group.since : alike.map { handover.groups[$0].since }.min() ?? group.since,
        isOne ? words.summary(of: group.root) : "\(words(group.root.kind.word)): \(count)",
        [
          isOne ? words.measured(group.value, beyond: group.limit, group.root.quantity) : "",
          group.occurrences > 1 ? words(.handoverTimes, String(group.occurrences)) : "",
          followers > 0 ? words(.handoverExplains, String(followers)) : "",
          group.isSetAside ? words(.handoverUnannounced) : "", words(group.standing.word),
          isOne ? "" : list(of: alike.map { handover.groups[$0].root.subject.name }),
        ])
    }
    return section(.handoverAlarmed, limited(lines), none: .handoverNoneAlarmed, count: handover.groups.count)
  }

  /// What first-outs have in common that are told of together.
  private struct AlarmedKey: Hashable {
    let kind: Finding.Kind
    let name: String
    let priority: Priority
    let occurrences: Int
    let isSetAside: Bool
    let standing: Handover.Standing

    init(_ group: Handover.AlarmGroup) {
      (kind, name, priority) = (group.root.kind, group.root.name, group.priority)
      (occurrences, isSetAside, standing) = (group.occurrences, group.isSetAside, group.standing)
    }
  }

  var decisions: Section {
    let lines = handover.decisions.map { decision in
      let first = decision.alarms.first.map { words.summary(of: $0) } ?? ""
      let rest = decision.alarms.count - 1
      return line(
        nil, at: decision.moment, "\(decision.person.name) \(words(decision.change.word)): \(first)",
        [
          rest > 0 ? words(.handoverMore, String(rest)) : "",
          decision.until.map { words(.handoverUntil, clock.time($0)) } ?? "",
          quoted(decision.text),
        ])
    }
    return section(.handoverDecisions, lines, none: .handoverNoDecisions, count: lines.count)
  }

  var actions: Section {
    let lines = (handover.actions ?? []).map { action in
      line(
        nil, at: action.moment, "\(action.user): \(action.words)",
        [action.outcome, action.report == action.outcome ? "" : action.report])
    }
    let none = handover.actions == nil ? Word.handoverActionsUnknown : .handoverNoActions
    return section(.handoverActions, lines, none: none, count: lines.count)
  }

  // MARK: Parts

  func line(_ priority: Priority?, at moment: Moment?, _ text: String, _ remarks: [String]) -> Line {
    Line(
      priority: priority, time: moment.map { clock.time($0) } ?? "", text: text,
      remark: remarks.filter { !$0.isEmpty }.joined(separator: words.language == .chinese ? "；" : "; "))
  }

  func section(_ title: Word, _ lines: [Line], none: Word, count: Int) -> Section {
    let heading = count > 0 ? "\(words(title)) (\(count))" : words(title)
    return Section(title: heading, lines: lines.isEmpty ? [line(nil, at: nil, words(none), [])] : lines)
  }

  /// A flood is not read to the end; how much is left out is said.
  func limited(_ lines: [Line]) -> [Line] {
    guard lines.count > Handover.listLimit + 1 else { return lines }
    let rest = lines.count - Handover.listLimit
    return lines.prefix(Handover.listLimit) + [line(nil, at: nil, words(.handoverMore, String(rest)), [])]
  }

  private func quoted(_ text: String) -> String { text.isEmpty ? "" : "“\(text)”" }

  private func figures(of alarm: Alarm) -> String {
    words.measured(alarm.finding.value, beyond: alarm.finding.limit, alarm.finding.quantity)
  }

  private func detail(of alarm: Alarm) -> String { alarm.finding.detail.map { words.detail($0) } ?? "" }

  private func standing(of alarm: Alarm) -> String {
    var parts: [String] = []
    if let acknowledgement = alarm.acknowledgement {
      parts.append(
        words(.handoverAcknowledgedBy, acknowledgement.person.name, clock.time(acknowledgement.moment)))
    } else {
      parts.append(words(.handoverNotAcknowledged))
    }
    if !alarm.isActive, let moment = alarm.returnedAt { parts.append(words(.handoverGone, clock.time(moment))) }
    if !alarm.isActive, alarm.isLatched { parts.append(words(.handoverToReset)) }
    return words.list(parts)
  }

  private func effect(of alarm: Alarm) -> String {
    let effect = alarm.effect.map { words.effect($0) } ?? ""
    let time = alarm.isActive ? alarm.timeToRespond.map { words(.handoverRespond, Figures.span($0)) } : nil
    return words.list([effect.isEmpty ? "" : words(.handoverThreatens, effect), time ?? ""].filter { !$0.isEmpty })
  }

  /// What many alarms threaten; nothing where one and the same may be counted twice.
  private func effect(of alarms: [Alarm]) -> String {
    let effects = alarms.compactMap(\.effect)
    let nodes = Set(alarms.map { alarm in if case .thing(let key) = alarm.id.subject { key.node } else { "" } })
    guard effects.count == alarms.count, nodes.count == alarms.count, effects.allSatisfy({ $0.racks == 0 }) else {
      return ""
    }
    let power = effects.compactMap(\.power)
    let sum = AlarmEffect(
      nodes: effects.reduce(0) { $0 + $1.nodes }, power: power.count == effects.count ? power.reduce(0, +) : nil)
    return words(.handoverThreatens, words.effect(sum))
  }

  private func comment(on alarm: Alarm) -> String {
    alarm.comments.last.map { words(.handoverSaid, $0.person.name, $0.text) } ?? ""
  }
}
