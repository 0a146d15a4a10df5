internal import Analysis
internal import Interaction
internal import SiteModel

/// Sorts the rows of an index of jobs.
struct JobOrder {
  let index: JobIndex
  let digest: Digest

  /// Figures from the highest, names and identifiers as people count, missing values last, equals in the scheduler's
  /// own order.
  func sorted(_ sorting: Sorting<JobColumn>) -> [Int32] {
    var keyed = [(key: Double, row: Int32)]()
    keyed.reserveCapacity(index.jobs.count)
    let key = key(for: sorting.column)
    for row in index.jobs.indices {
      let value = key(row).map { sorting.isInverted ? -$0 : $0 }
      keyed.append((value ?? .infinity, Int32(row)))
    }
    keyed.sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
    return keyed.map(\.row)
  }

  /// What something is wrong with comes first, worst before the rest: findings change more often than the queue does.
  func withFindingsFirst(_ rows: [Int32], _ sorting: Sorting<JobColumn>) -> [Int32] {
    guard [.state, .finding].contains(sorting.column), !sorting.isInverted, !index.isOfEnded else { return rows }
    var first: [Int32] = []
    var seen: Set<Int32> = []
    for finding in digest.marks.active {
      guard case .job(let job) = finding.subject, let row = index.row(of: job, in: digest.site) else { continue }
      if seen.insert(Int32(row)).inserted { first.append(Int32(row)) }
    }
    return first.isEmpty ? rows : first + rows.filter { !seen.contains($0) }
  }

  /// Smaller comes first.
  private func key(for column: JobColumn) -> (Int) -> Double? {
    let jobs = index.jobs
    switch column {
    case .state, .finding:
      // Of those that have ended the latest first among equals.
      return { urgency(of: jobs[$0]) - (index.isOfEnded ? jobs[$0].ends?.seconds ?? 0 : 0) }
    case .queue: return { Double(index.queue(ofRow: $0)) }
    case .job: return identifierKey()
    case .array: return { jobs[$0].group.map { Double($0) } }
    case .name: return rank(of: .name)
    case .user: return rank(of: .user)
    case .account: return rank(of: .account)
    case .partition: return rank(of: .partition)
    case .qos: return rank(of: .quality)
    case .dependency: return rank(of: .dependency)
    case .exit: return rank(of: .exit)
    case .why: return rank(of: .reason)
    case .place: return { jobs[$0].places.first.map { Double($0.node) } }
    case .nodes: return { jobs[$0].nodeCount.map { -Double($0) } }
    case .accelerators: return { jobs[$0].acceleratorCount.map { -Double($0) } }
    case .cores: return { jobs[$0].processorCount.map { -Double($0) } }
    case .elapsed: return { jobs[$0].elapsed(at: digest.now).map { -$0.seconds } }
    case .waited: return { jobs[$0].waited(at: digest.now).map { -$0.seconds } }
    case .submitted: return { jobs[$0].submitted.map { -$0.seconds } }
    case .ended: return { jobs[$0].state.hasEnded ? jobs[$0].ends.map { -$0.seconds } : nil }
    case .start: return { jobs[$0].state.isWaiting ? jobs[$0].expectedStart?.seconds : nil }
    case .priority: return { jobs[$0].priority.map { -Double($0) } }
    case .power: return { jobs[$0].state.holdsNodes ? figures($0).power.map { -$0 } : nil }
    case .load: return { jobs[$0].state.holdsNodes ? figures($0).load.map { -$0 } : nil }
    }
  }

  private func figures(_ row: Int) -> JobFigures { digest.jobs[index.reference(ofRow: row)] }

  /// What needs an eye first: failed, odd, running, pending by priority, ended as it should.
  private func urgency(of job: Job) -> Double {
    let step = 1e13
    switch job.state {
    case let state where state.hasFailed: return 0
    case .unknown, .suspended, .stopped, .requeueHold, .specialExit: return step
    case let state where state.holdsNodes: return 2 * step
    case let state where state.isWaiting: return 4 * step - min(step, Double(job.priority ?? -1))
    default: return 5 * step
    }
  }

  private func rank(of field: JobIndex.Field) -> (Int) -> Double? {
    let shared = index.shared[field.rawValue]
    let names = shared.values.map { Array($0.utf8) }
    let places = names.indices.sorted { Roster.comesFirst(names[$0], names[$1]) }
    var ranks = [Double](repeating: 0, count: names.count)
    for (rank, place) in places.enumerated() { ranks[place] = Double(rank) }
    return { row in
      let code = Int(shared.codes[row])
      return names[code].isEmpty ? nil : ranks[code]
    }
  }

  /// "8_3" by 8, then 3, "8_*" last of 8; what begins with no number as names do, behind.
  private func identifierKey() -> (Int) -> Double? {
    var keys = [Double?](repeating: nil, count: index.jobs.count)
    var others: [Int] = []
    for (row, job) in index.jobs.enumerated() {
      let parts = job.id.split(maxSplits: 1, whereSeparator: { $0 == "_" || $0 == "+" })
      guard let first = parts.first.flatMap({ Double($0) }), first < 1e12 else {
        others.append(row)
        continue
      }
      let second = parts.count > 1 ? parts[1].prefix { $0.isNumber } : "0"
      keys[row] = first + (Double(second).map { min($0, 8e5) } ?? 9e5) / 1e6
    }
    let names = others.map { Array(index.jobs[$0].id.utf8) }
    for (rank, place) in names.indices.sorted(by: { Roster.comesFirst(names[$0], names[$1]) }).enumerated() {
      keys[others[place]] = 1e12 + Double(rank)
    }
    return { keys[$0] }
  }
}
