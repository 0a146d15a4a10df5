internal import SiteModel

/// The jobs of one array, or the components of one heterogeneous job, that are in the queue together: one row while it
/// is folded.
struct JobGroup: Sendable {
  let reference: JobReference
  /// Rows of the index, in the scheduler's order.
  private(set) var rows: [Int32] = []
  private(set) var isHeterogeneous = false
  /// Tasks, not records: one record may stand for many that wait.
  private(set) var running = 0
  private(set) var waiting = 0
  private(set) var failed = 0
  private(set) var completed = 0
  private(set) var other = 0
  /// What all of it holds, and what it still asks for.
  private(set) var nodesHeld = 0
  private(set) var acceleratorsHeld = 0
  private(set) var coresHeld = 0
  private(set) var nodesAsked = 0
  private(set) var acceleratorsAsked = 0
  private(set) var coresAsked = 0

  private init(_ reference: JobReference) { self.reference = reference }

  /// Groups of several records, and the group of each row, -1 for none.
  static func groups(of jobs: [Job], starts: [Int]) -> ([JobGroup], [Int32]) {
    var places: [JobNumber: Int32] = [:]
    var groups: [JobGroup] = []
    var groupOfRow = [Int32](repeating: -1, count: jobs.count)
    for queue in starts.indices.dropLast() {
      for row in starts[queue]..<starts[queue + 1] {
        guard let number = jobs[row].group else { continue }
        let key = JobNumber(queue: queue, number: number)
        let place = places[key] ?? Int32(groups.count)
        if Int(place) == groups.count {
          places[key] = place
          groups.append(JobGroup(JobReference(queue: queue, id: String(number))))
        }
        groups[Int(place)].add(jobs[row], row)
        groupOfRow[row] = place
      }
    }
    for group in groups where group.rows.count == 1 { groupOfRow[Int(group.rows[0])] = -1 }
    return (groups, groupOfRow)
  }

  private struct JobNumber: Hashable {
    var queue: Int
    var number: Int
  }

  private mutating func add(_ job: Job, _ row: Int) {
    rows.append(Int32(row))
    if job.leader != nil { isHeterogeneous = true }
    let count = max(1, Int(job.array?.count ?? 1))
    if job.state.holdsNodes {
      if job.state == .running { running += count } else { other += count }
      nodesHeld.add(job.nodeCount, times: count)
      acceleratorsHeld.add(job.acceleratorCount, times: count)
      coresHeld.add(job.processorCount, times: count)
    } else if job.state.isWaiting {
      waiting += count
      nodesAsked.add(job.nodeCount, times: count)
      acceleratorsAsked.add(job.acceleratorCount, times: count)
      coresAsked.add(job.processorCount, times: count)
    } else if job.state.hasFailed {
      failed += count
    } else if job.state == .completed {
      completed += count
    } else {
      other += count
    }
  }
}

/// What all queues of a site come to.
struct JobTally: Sendable {
  private(set) var running = 0
  private(set) var pending = 0
  private(set) var acceleratorsHeld = 0
  private(set) var acceleratorsAsked = 0
  /// When jobs failed, the oldest first.
  private var failures: [Moment] = []

  init(of site: Site) {
    for queue in site.queues {
      var seen: Set<String> = []
      let jobs = queue.jobs
      for place in jobs.indices {
        let count = max(1, Int(jobs[place].array?.count ?? 1))
        let accelerators = jobs[place].acceleratorCount
        let state = jobs[place].state
        if state.holdsNodes {
          running += count
          acceleratorsHeld.add(accelerators, times: count)
        } else if state.isWaiting {
          pending += count
          acceleratorsAsked.add(accelerators, times: count)
        } else if state.hasFailed, let end = jobs[place].ends {
          failures.append(end)
          seen.insert(jobs[place].id)
        }
      }
      for job in queue.ended where job.state.hasFailed && !seen.contains(job.id) {
        if let end = job.ends { failures.append(end) }
      }
    }
    failures.sort()
  }

  func failed(since moment: Moment) -> Int { failures.count - (failures.firstIndex { $0 >= moment } ?? failures.count) }
}

extension Int {
  /// Adds so much of each of some tasks. A scheduler may tell numbers that no sum holds: it stays at the greatest then.
  fileprivate mutating func add(_ each: Int32?, times tasks: Int) {
    let (sum, isTooMuch) = addingReportingOverflow(Int(each ?? 0) * tasks)
    self = isTooMuch ? .max : sum
  }
}
