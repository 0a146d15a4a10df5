package import SiteModel
package import Wording

package typealias JobFilter = TermFilter<JobField>

/// What the filter on the page of jobs knows by name.
package enum JobField: String, FilterField {
  case job, name, user, account, partition, qos, state, why, node, rack, array, dependency, queue, exit
  case nodes, gpus, cores, elapsed, limit, waited, priority, power, load

  package var kind: FilterFieldKind {
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

  package static let aliases: [String: JobField] = [
    "id": .job, "jobid": .job, "acct": .account, "part": .partition, "quality": .qos, "st": .state, "reason": .why,
    "host": .node, "nodelist": .node, "where": .node, "depends": .dependency, "accelerators": .gpus, "accel": .gpus,
    "gpu": .gpus, "cpus": .cores, "cpu": .cores, "time": .elapsed, "timelimit": .limit, "wait": .waited,
    "prio": .priority,
  ]

  package var title: Word? {
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

  package static func states(named word: String) -> Set<JobState> { JobState.named(word) }
  package static var expectsState: Word { .expectsState }
}

extension JobState {
  /// The states that a word means: Slurm's own in full or short, one of ours in either language, or a class of them
  /// ("waiting", "ended"). Empty for none.
  package static func named(_ word: String) -> Set<JobState> {
    switch word {
    case "waiting": return Set(allCases.filter(\.isWaiting))
    case "held": return [.requeueHold]
    case "ended": return Set(allCases.filter(\.hasEnded))
    case "bad": return Set(allCases.filter(\.hasFailed))
    default:
      return Set(
        allCases.filter {
          $0.name == word || $0.code.lowercased() == word || $0.word.english == word.replacing("_", with: " ")
            || $0.word.chinese == word
        })
    }
  }
}
