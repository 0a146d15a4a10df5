package import SiteModel

/// A thing that an order is about, as the operator saw it.
package struct OrderTarget: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case job, node, reservation }

  package var kind: Kind
  /// As the scheduler's commands take it: "123", "123_4", "123_[4-19]", "123+1", "gpu01".
  package var id: String
  /// The job's name and user; empty for nodes.
  package var name = ""
  package var user = ""
  /// The scheduler's own word for its state when the operator saw it.
  package var state = ""

  package init(_ kind: Kind, _ id: String, name: String = "", user: String = "", state: String = "") {
    self.kind = kind
    self.id = id
    self.name = name
    self.user = user
    self.state = state
  }

  package init(_ job: Job) {
    self.init(
      .job, job.commandIdentifier, name: job.name, user: job.user,
      // Of tasks that go together it tells how many they are.
      state: job.taskCount > 1 ? "\(job.taskCount) \(job.schedulerStateText)" : job.schedulerStateText)
  }

  /// An array or a heterogeneous job as a whole, by its number alone: what is told of it are these records.
  package init(whole number: String, of records: [Job]) {
    var states: [(text: String, count: Int)] = []
    for job in records {
      let (text, count) = (job.schedulerStateText, job.taskCount)
      if let place = states.firstIndex(where: { $0.text == text }) {
        states[place].count += count
      } else {
        states.append((text, count))
      }
    }
    let state = states.map { "\($0.count) \($0.text)" }.joined(separator: ", ")
    self.init(.job, number, name: records.first?.name ?? "", user: records.first?.user ?? "", state: state)
  }
}

extension Job {
  /// What the scheduler's commands call it. Those tasks of an array that wait together are named one by one: the
  /// array's number alone would mean those that run too.
  package var commandIdentifier: String {
    guard id.hasSuffix("_*"), let array else { return id }
    let tasks = array.tasks.prefix { $0 != "%" }
    return "\(array.number)_[\(tasks)]"
  }

  /// The scheduler's own word for its state.
  fileprivate var schedulerStateText: String { stateText.isEmpty ? state.name.uppercased() : stateText }

  /// Tasks of an array that a record stands for; 1 without.
  fileprivate var taskCount: Int { Int(max(1, array?.count ?? 1)) }

  /// True when somebody holds it (squeue(1): JobHeldAdmin, JobHeldUser; "job requeued in held state").
  package var isHeld: Bool { state == .requeueHold || SchedulerVerb.isHeld(reason: reason) }
}

extension SchedulerVerb {
  package static func isHeld(reason: String) -> Bool { reason.lowercased().contains("held") }

  /// True when a job in that state can be the better for it; else the scheduler would refuse it, or do nothing and
  /// say so to nobody.
  package func suits(_ state: JobState, isHeld: Bool) -> Bool {
    switch self {
    case .hold, .holdForUser: state.isWaiting && !isHeld
    case .release: state.isWaiting && isHeld
    case .requeue: state.holdsNodes && state != .completing || state.hasEnded
    case .requeueHold: state.holdsNodes && state != .completing || state.hasEnded
    // One that completes may be on its way back into the queue.
    case .cancel: !state.hasEnded
    case .priority: state.isWaiting
    case .timeLimit: !state.hasEnded && state != .completing
    case .suspend: state == .running
    case .resume: state == .suspended
    case .drain, .resumeNode, .reserve, .unreserve: false
    }
  }

  /// The same of a node that has been taken out of use, or not.
  package func suits(nodeThatIsOut isOut: Bool) -> Bool {
    switch self {
    case .drain, .reserve: true
    case .resumeNode: isOut
    default: false
    }
  }
}
