package import SiteModel

/// The answer of `sacct -P -n -X`: jobs that ended, as the accounting has them.
package enum SlurmAccountingText {
  /// The first and the last field are Slurm's own; between all of them stands the mark.
  private enum Field: Int, CaseIterable {
    case number, id, state, exit, submitted, began, ended, limit, nodes, processors, priority, user, account, partition
    case quality, reason, name, list, total

    var name: String {
      switch self {
      case .number: "JobIDRaw"
      case .id: "JobID"
      case .state: "State"
      case .exit: "ExitCode"
      case .submitted: "Submit"
      case .began: "Start"
      case .ended: "End"
      case .limit: "TimelimitRaw"
      case .nodes: "NNodes"
      case .processors: "NCPUS"
      case .priority: "Priority"
      case .user: "User"
      case .account: "Account"
      case .partition: "Partition"
      case .quality: "QOS"
      case .reason: "Reason"
      case .name: "JobName"
      case .list: "NodeList"
      case .total: "AllocTRES"
      }
    }
  }

  /// What is to be given to `sacct -o`.
  package static let format = Field.allCases.map(\.name).joined(separator: ",")

  /// The jobs that have ended, the newest first; each once, as it ended last.
  package static func read(
    _ answer: UnsafeRawBufferPointer, mark: SlurmMark, nodes: inout SlurmNodeTable,
    resources: SlurmResources = SlurmResources()
  ) throws(SlurmTextFault) -> [Job] {
    var newest: [String: Job] = [:]
    var fields = [SlurmBytes](repeating: SlurmBytes(start: nil, count: 0), count: Field.allCases.count)
    var at = 0
    while at < answer.count {
      for field in fields.indices.dropLast() {
        guard let end = mark.place(in: answer, from: at) else { throw newest.isEmpty ? .notSlurm : .cutShort }
        fields[field] = answer.part(at, end)
        at = end + mark.bytes.count
      }
      guard let end = answer.place(of: Byte.newline, from: at) else { throw .cutShort }
      fields[fields.count - 1] = answer.part(at, end)
      at = end + 1
      guard fields[0].leadingNumber != nil else { throw .notSlurm }
      let job = job(fields, &nodes, resources)
      guard job.state.hasEnded else { continue }
      if let known = newest[job.id], known.ends ?? .never > job.ends ?? .never { continue }
      newest[job.id] = job
    }
    return newest.values.sorted { ($1.ends ?? .never, $0.id) < ($0.ends ?? .never, $1.id) }
  }

  private static func job(
    _ fields: [SlurmBytes], _ nodes: inout SlurmNodeTable, _ resources: SlurmResources
  ) -> Job {
    func value(_ field: Field) -> SlurmBytes { fields[field.rawValue] }
    func text(_ field: Field) -> String { value(field).isBlankWord ? "" : value(field).cleaned }
    let state = value(.state).cleaned
    var job = Job(value(.id).cleaned, JobState(slurm: state))
    job.stateText = state
    identify(&job)
    (job.name, job.user, job.account) = (value(.name).cleaned, text(.user), text(.account))
    (job.partition, job.quality, job.reason) = (text(.partition), text(.quality), text(.reason))
    job.priority = value(.priority).wholeNumber
    job.nodeCount = value(.nodes).wholeNumber.map { Int32(clamping: $0) }
    job.processorCount = value(.processors).wholeNumber.map { Int32(clamping: $0) }
    (job.submitted, job.began, job.ends) = (value(.submitted).moment, value(.began).moment, value(.ended).moment)
    job.timeLimit = value(.limit).wholeNumber.flatMap { $0 < 1_000_000_000 ? .seconds($0 * 60) : nil }
    if !value(.total).isBlankWord {
      job.acceleratorCount = Int32(clamping: resources.accelerators(inTotal: value(.total)) ?? 0)
    }
    let list = value(.list)
    if list.place(of: 0x20, from: 0) == nil, !list.isBlankWord {
      job.places = nodes.places(ofList: String(decoding: list, as: UTF8.self)).map { JobPlace(node: Int($0)) }
    }
    job.exitCode = text(.exit)
    return job
  }

  /// "8_3", "29+1".
  private static func identify(_ job: inout Job) {
    let id = job.id
    if let plus = id.firstIndex(of: "+") { job.leader = Int(id[..<plus]) }
    guard let line = id.firstIndex(of: "_"), let number = Int(id[..<line]) else { return }
    job.array = JobArray(number: number, tasks: String(id[id.index(after: line)...]), count: 1)
  }
}
