package import SiteModel
package import Wording

/// Columns of the table of jobs, in order from the left; also what `<` `>` sort by there.
package enum JobColumn: String, TableColumn {
  case finding, queue, job, name, user, account, partition, qos, state, nodes, accelerators, cores, elapsed, power
  case load, priority, waited, start, submitted, array, dependency, exit, ended
  case place = "where"
  /// Why it waits; where it runs; how it ended.
  case why

  /// True when something at the site reports what the column shows.
  package func isReported(in site: borrowing Site) -> Bool { self != .queue || site.queues.count > 1 }

  /// Those shown until the operator chooses; `why` tells where a running job runs.
  package static let standard = allCases.filter { ![.place, .exit, .ended].contains($0) }
  /// The same of jobs that have ended.
  package static let ofEnded: [JobColumn] = [
    .finding, .queue, .job, .name, .user, .account, .partition, .qos, .state, .exit, .ended, .elapsed, .nodes,
    .accelerators, .cores, .submitted, .waited, .place, .why,
  ]

  /// A column by its name, or what else it is called.
  package init?(named name: String) {
    let name = name.lowercased()
    let others: [String: JobColumn] = [
      "id": .job, "gpus": .accelerators, "accel": .accelerators, "cpus": .cores, "time": .elapsed, "reason": .why,
      "place": .place, "quality": .qos, "prio": .priority, "depends": .dependency,
    ]
    guard let column = JobColumn(rawValue: name) ?? others[name] else { return nil }
    self = column
  }

  package var title: Word {
    switch self {
    case .finding: .finding
    case .queue: .queueColumn
    case .job: .jobColumn
    case .name: .name
    case .user: .userColumn
    case .account: .accountColumn
    case .partition: .partitionColumn
    case .qos: .qualityColumn
    case .state: .state
    case .nodes: .nodeCountColumn
    case .accelerators: .acceleratorCountColumn
    case .cores: .coreCountColumn
    case .elapsed: .elapsedColumn
    case .power: .power
    case .load: .load
    case .priority: .priorityColumn
    case .waited: .waitedColumn
    case .start: .startColumn
    case .submitted: .submittedColumn
    case .array: .arrayColumn
    case .dependency: .dependencyColumn
    case .exit: .exitColumn
    case .ended: .endedColumn
    case .place: .placeColumn
    case .why: .whyColumn
    }
  }
}
