package import SiteModel

/// The answer of `squeue -O`: every job in a record of fields that no name can forge (see `SlurmMark`). Tasks of an array
/// that wait together are one record.
package struct SlurmQueueText: Sendable {
  /// The jobs in Slurm's order, and for each the number by which Slurm itself knows it: one of its own for each task and
  /// component. `oddNames`, by that number: names in which another answer could not tell where they end.
  package struct Rows: Sendable {
    package var jobs: [Job] = []
    package var numbers: [Int] = []
    package var oddNames: [Int: [UInt8]] = [:]
    package init() {}
  }

  /// Fields that Slurm writes by rules of its own, in their order.
  enum Field: Int, CaseIterable {
    case number, id, state, priority, nodes, processors, tasks, submitted, starts, ends, limit, total, perNode, perJob
    case perTask, leader, list

    var name: String {
      switch self {
      case .number: "JobID"
      case .id: "JobArrayID"
      case .state: "State"
      case .priority: "PriorityLong"
      case .nodes: "NumNodes"
      case .processors: "NumCPUs"
      case .tasks: "NumTasks"
      case .submitted: "SubmitTime"
      case .starts: "StartTime"
      case .ends: "EndTime"
      case .limit: "TimeLimit"
      case .total: "tres-alloc"
      case .perNode: "tres-per-node"
      case .perJob: "tres-per-job"
      case .perTask: "tres-per-task"
      case .leader: "HetJobID"
      case .list: "NodeList"
      }
    }
  }

  /// Fields with words of people, in their order after the others.
  enum Words: Int, CaseIterable {
    case dependency, reason, partition, account, quality, user, name

    var field: String {
      switch self {
      case .dependency: "Dependency"
      case .reason: "Reason"
      case .partition: "Partition"
      case .account: "Account"
      case .quality: "QOS"
      case .user: "UserName"
      case .name: "Name"
      }
    }
  }

  /// What is to be given to `squeue -O`. Width 0 is no limit; what follows it ends the field.
  package static func format(mark: SlurmMark) -> String {
    let end = String(decoding: [SlurmMark.fieldEnd], as: UTF8.self)
    return (Field.allCases.map { "\($0.name):0\(end)" } + Words.allCases.map { "\($0.field):0\(mark.text)" })
      .joined(separator: ",")
  }

  var builder: SlurmJobBuilder

  package init(resources: SlurmResources = SlurmResources()) { builder = SlurmJobBuilder(resources: resources) }

  /// Reads a whole answer. An empty one is an empty queue.
  package mutating func read(
    _ answer: UnsafeRawBufferPointer, mark: SlurmMark, nodes: inout SlurmNodeTable
  ) throws(SlurmTextFault) -> Rows {
    var rows = Rows()
    rows.jobs.reserveCapacity(answer.count / 220)
    rows.numbers.reserveCapacity(answer.count / 220)
    var fields = [SlurmBytes](repeating: SlurmBytes(start: nil, count: 0), count: Field.allCases.count)
    var words = [SlurmBytes](repeating: SlurmBytes(start: nil, count: 0), count: Words.allCases.count)
    var at = 0
    while at < answer.count {
      for field in fields.indices {
        guard let end = answer.place(of: SlurmMark.fieldEnd, from: at) else { throw fault(at, rows) }
        fields[field] = answer.part(at, end)
        at = end + 1
      }
      for word in words.indices {
        guard let end = mark.place(in: answer, from: at) else { throw fault(at, rows) }
        words[word] = answer.part(at, end)
        at = end + mark.bytes.count
      }
      guard at < answer.count else { throw .cutShort }
      guard answer[at] == Byte.newline, let number = fields[Field.number.rawValue].wholeNumber else { throw .notSlurm }
      at += 1
      rows.jobs.append(builder.job(fields, words, &nodes))
      rows.numbers.append(number)
      let name = words[Words.name.rawValue]
      if Self.isOdd(name) { rows.oddNames[number] = Array(name) }
    }
    return rows
  }

  private func fault(_ place: Int, _ rows: Rows) -> SlurmTextFault { rows.jobs.isEmpty ? .notSlurm : .cutShort }

  /// True for a name after which `scontrol show job` could seem to go on with another field or record.
  @inline(__always)
  private static func isOdd(_ name: SlurmBytes) -> Bool {
    name.contains(Byte.newline) || name.contains(Byte.equals) && name.place(of: " ", from: 0) != nil
  }
}
