internal import SiteModel
internal import Wording

/// What the filter on the page of jobs knows by name.
package enum JobField: String, CaseIterable, Hashable, Sendable {
  case job, name, user, account, partition, qos, state, why, node, rack, array, dependency, queue, exit
  case nodes, gpus, cores, elapsed, limit, waited, priority, power, load

  package enum Kind: Sendable { case words, states, count, time, share, power }

  package var kind: Kind {
    switch self {
    case .job, .name, .user, .account, .partition, .qos, .why, .node, .rack, .array, .dependency, .queue, .exit: .words
    case .state: .states
    case .nodes, .gpus, .cores, .priority: .count
    case .elapsed, .limit, .waited: .time
    case .load: .share
    case .power: .power
    }
  }

  /// True for what changes with every reading, not only with the queue.
  package var isMeasured: Bool { self == .power || self == .load }
  /// True for what changes with time alone.
  package var isOfTime: Bool { self == .elapsed || self == .waited }

  /// A field by its name, in either language, or what else it is called.
  init?(named name: String) {
    if let field = JobField(rawValue: name) ?? Self.others[name] {
      self = field
    } else if let field = Self.allCases.first(where: { $0.title.chinese == name }) {
      self = field
    } else {
      return nil
    }
  }

  private static let others: [String: JobField] = [
    "id": .job, "jobid": .job, "acct": .account, "part": .partition, "quality": .qos, "st": .state, "reason": .why,
    "host": .node, "nodelist": .node, "where": .node, "depends": .dependency, "accelerators": .gpus, "accel": .gpus,
    "gpu": .gpus, "cpus": .cores, "cpu": .cores, "time": .elapsed, "timelimit": .limit, "wait": .waited,
    "prio": .priority,
  ]

  var title: Word {
    switch self {
    case .job: .jobColumn
    case .name: .name
    case .user: .userColumn
    case .account: .accountColumn
    case .partition: .partitionColumn
    case .qos: .qualityColumn
    case .state: .state
    case .why: .whyColumn
    case .node: .node
    case .rack: .rack
    case .array: .arrayField
    case .dependency: .dependencyColumn
    case .queue: .queueColumn
    case .exit: .exitColumn
    case .nodes: .nodeCountColumn
    case .gpus: .acceleratorCountColumn
    case .cores: .coreCountColumn
    case .elapsed: .elapsedField
    case .limit: .limitField
    case .waited: .waitedColumn
    case .priority: .priorityColumn
    case .power: .power
    case .load: .load
    }
  }
}
