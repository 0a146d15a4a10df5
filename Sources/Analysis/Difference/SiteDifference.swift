package import SiteModel

/// What differs between two moments of a site: alarms, states, and the readings that changed most.
package struct SiteDifference: Sendable {
  /// The other moment, and the one that is shown.
  package let then: Moment
  package let now: Moment
  /// Alarms that stand now and did not then, worst first: those too that are over and that nobody has seen.
  package let came: [Alarm]
  /// Alarms that stood then and do not now.
  package let went: [Alarm]
  /// How many beside these came, and went, while they were set aside.
  package let cameAside: Int
  package let wentAside: Int
  /// Nodes, jobs and sources whose states differ, in the site's order.
  package let states: [StateChange]
  /// The largest first.
  package let readings: [ReadingChange]

  /// How many changes of readings are told.
  package static let readingCount = 10

  /// From one moment of the site to another. The alarms are those of whoever keeps them, else the findings.
  package init(from before: Present, _ oldAlarms: AlarmBoard, to after: Present, _ newAlarms: AlarmBoard) {
    then = before.now
    now = after.now
    let new = newAlarms.alarms.filter { $0.stands(beyond: oldAlarms[$0.id]) }
    let old = oldAlarms.alarms.filter { $0.stands(beyond: newAlarms[$0.id]) }
    (came, cameAside) = (new.filter { !$0.isSetAside }, new.count(where: \.isSetAside))
    (went, wentAside) = (old.filter { !$0.isSetAside }, old.count(where: \.isSetAside))
    states = StateChange.changes(from: before, to: after)
    readings = ReadingChange.largest(Self.readingCount, from: before, to: after)
  }

  package var isEmpty: Bool {
    came.isEmpty && went.isEmpty && cameAside + wentAside == 0 && states.isEmpty && readings.isEmpty
  }
}

extension Alarm {
  /// True for what is wrong, and for what was and nobody has seen.
  private var isStanding: Bool { isActive || isLatched || needsAcknowledgement }

  /// True for one that stands here and not there, or is wrong here and not there.
  fileprivate func stands(beyond other: Alarm?) -> Bool {
    guard let other else { return isStanding }
    return isActive ? !other.isActive : isStanding && !other.isStanding
  }
}

/// A thing whose state is another than it was.
package struct StateChange: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case node(NodeState)
    case source(SourceState.Condition)
    case job(JobState)
    /// A node's state in the words of its scheduler.
    case scheduled(String)
  }

  package var subject: AlarmSubject
  /// Nil for what was not there.
  package var before: State?
  package var after: State?

  package init(_ subject: AlarmSubject, from before: State?, to after: State?) {
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// Sources first, then nodes, then jobs.
  static func changes(from before: Present, to after: Present) -> [StateChange] {
    sources(before, after) + nodes(before, after) + scheduled(before, after) + jobs(before, after)
  }

  private static func changes<Value: Hashable>(
    _ old: [(AlarmSubject, Value)], _ new: [(AlarmSubject, Value)], _ state: (Value) -> State
  ) -> [StateChange] {
    let known = Dictionary(old.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
    let present = Set(new.map(\.0))
    let changed = new.compactMap { subject, value in
      known[subject] == value ? nil : StateChange(subject, from: known[subject].map(state), to: state(value))
    }
    return changed
      + old.filter { !present.contains($0.0) }.map { StateChange($0.0, from: state($0.1), to: nil) }
  }

  private static func sources(_ before: Present, _ after: Present) -> [StateChange] {
    func states(_ present: Present) -> [(AlarmSubject, SourceState.Condition)] {
      present.site.sources.map { (.source($0.description.id.name), $0.condition(at: present.now)) }
    }
    return changes(states(before), states(after)) { .source($0) }
  }

  private static func nodes(_ before: Present, _ after: Present) -> [StateChange] {
    func states(_ present: Present) -> [(AlarmSubject, NodeState)] {
      present.states.enumerated().map { node, state in
        // Since when it has been silent is no other state.
        (.thing(.node(present.directory.nodeName(node))), state.isSilent ? .silent(since: .never) : state)
      }
    }
    return changes(states(before), states(after)) { .node($0) }
  }

  private static func scheduled(_ before: Present, _ after: Present) -> [StateChange] {
    func states(_ present: Present) -> [(AlarmSubject, String)] {
      present.site.queues.flatMap { queue in
        queue.nodes.sorted { $0.key < $1.key }.map { node, state in
          (.thing(.node(present.directory.nodeName(Int(node)))), state.state)
        }
      }
    }
    return changes(states(before), states(after)) { .scheduled($0) }
  }

  private static func jobs(_ before: Present, _ after: Present) -> [StateChange] {
    func states(_ present: Present) -> [(AlarmSubject, JobState)] {
      present.site.queues.flatMap { queue in
        queue.jobs.map { (.job(queue: queue.name, id: $0.id), $0.state) }
      }
    }
    return changes(states(before), states(after)) { .job($0) }
  }
}

extension NodeState {
  fileprivate var isSilent: Bool { if case .silent = self { true } else { false } }
}
