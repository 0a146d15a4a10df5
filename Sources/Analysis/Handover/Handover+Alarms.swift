internal import SiteModel

extension Handover {
  /// What alarmed, each under the alarm that came first. What was raised before the span has no group unless something
  /// follows from it within; `before` is what stood then.
  static func groups(
    of events: [AlarmEvent], before: AlarmBoard?, open: Set<AlarmID>, aside: Set<AlarmID>
  ) -> [AlarmGroup] {
    // The newest word on what explains what; a chain is followed to its end.
    var causes: [AlarmID: AlarmID] = [:]
    for event in events { if let root = event.root, root != event.alarm { causes[event.alarm] = root } }
    func root(of alarm: AlarmID) -> AlarmID {
      var (root, steps) = (alarm, 0)
      while let next = causes[root], steps < 32 { (root, steps) = (next, steps + 1) }
      return root
    }
    var groups: [AlarmID: AlarmGroup] = [:]
    var followers: [AlarmID: Set<AlarmID>] = [:]
    for event in events where [.raised, .priorityChanged].contains(event.change) {
      let root = root(of: event.alarm)
      guard event.change == .raised else {
        let priority = groups[root]?.priority ?? event.priority
        groups[root]?.priority = min(priority, event.priority)
        continue
      }
      var group =
        groups[root]
        ?? AlarmGroup(
          root: root, priority: event.priority, since: event.moment, occurrences: 0, followers: 0, standing: .over,
          isSetAside: true)
      group.priority = min(group.priority, event.priority)
      group.isSetAside = group.isSetAside && event.isSetAside
      if event.alarm == root {
        if group.occurrences == 0 { (group.value, group.limit) = (event.value, event.limit) }
        group.occurrences += 1
      } else {
        followers[root, default: []].insert(event.alarm)
      }
      groups[root] = group
    }
    for (root, all) in followers { groups[root]?.followers = all.count }
    for (root, group) in groups where group.occurrences == 0 {
      guard let known = before?[root] else { continue }
      groups[root]?.priority = min(group.priority, known.priority)
      groups[root]?.since = known.raisedAt
      groups[root]?.isSetAside = group.isSetAside && known.isSetAside
    }
    for root in groups.keys {
      if open.contains(root) {
        groups[root]?.standing = .open
      } else if aside.contains(root) {
        groups[root]?.standing = .setAside
      }
    }
    return groups.values.sorted {
      if $0.isSetAside != $1.isSetAside { return $1.isSetAside }
      if $0.priority != $1.priority { return $0.priority < $1.priority }
      if $0.since != $1.since { return $0.since > $1.since }
      return $0.root.subject.name < $1.root.subject.name
    }
  }

  /// What people did. What one person did at one moment with one reason is one decision, however many alarms it is about.
  static func decisions(of events: [AlarmEvent]) -> [Decision] {
    var decisions: [Decision] = []
    for event in events {
      guard let person = event.person else { continue }
      let text = event.text ?? ""
      if let last = decisions.last, last.person == person, last.change == event.change, last.text == text,
        last.until == event.until, event.moment - last.moment < .seconds(2)
      {
        decisions[decisions.count - 1].alarms.append(event.alarm)
      } else {
        decisions.append(
          Decision(
            moment: event.moment, change: event.change, person: person, alarms: [event.alarm], text: text,
            until: event.until))
      }
    }
    return decisions
  }
}
