package import SiteModel

/// The answer of `scontrol -o -d show job`: of each job what `squeue` cannot tell, first of all which processors and
/// accelerators it holds on which node.
///
/// Its records can be forged: names and comments of jobs may hold a line that looks like a record. So only jobs are read
/// that `squeue` has told of, after the name that it told; the first of fields of one name counts, and what people can
/// write at will comes after what is read here; a job of which there are two records is believed in neither, and is to be
/// asked for alone.
package struct SlurmJobText: Sendable {
  package struct Row: Sendable {
    package var state: JobState
    package var stateText: String
    package var reason: String
    package var priority: Int?
    package var starts: Moment?
    package var ends: Moment?
    package var nodeCount: Int?
    package var processorCount: Int?
    package var acceleratorCount: Int?
    /// On which nodes, as Slurm writes it.
    package var nodes: String
    package var places: [JobPlace]
    package var details: JobDetails
  }

  package struct Rows: Sendable {
    /// By Slurm's own number of the job.
    package var jobs: [Int: Row] = [:]
    /// Of these there were two records.
    package var doubtful: Set<Int> = []
  }

  let resources: SlurmResources
  /// The answer is of one job alone: its record is the first.
  package var isAlone = false

  package init(resources: SlurmResources = SlurmResources()) { self.resources = resources }

  /// `isKnown`: whether `squeue` told of a job of that number. `oddNames` are those of `SlurmQueueText.Rows`.
  package func read(
    _ answer: UnsafeRawBufferPointer, oddNames: [Int: [UInt8]], nodes: inout SlurmNodeTable, isKnown: (Int) -> Bool
  ) throws(SlurmTextFault) -> Rows {
    guard answer.count == 0 || answer.begins(with: "JobId=") || answer.begins(with: "No jobs") else { throw .notSlurm }
    guard answer.count == 0 || answer[answer.count - 1] == Byte.newline else { throw .cutShort }
    var rows = Rows()
    var at = 0
    while at < answer.count {
      guard let (number, start) = beginning(in: answer, at: at, oddNames), isKnown(number) else {
        at = Self.nextLine(in: answer, from: at)
        continue
      }
      let end = (answer.place(of: Byte.newline, from: start) ?? answer.count)
      if rows.jobs[number] != nil {
        rows.doubtful.insert(number)
      } else {
        rows.jobs[number] = row(answer, from: start, to: end, &nodes)
      }
      if isAlone { break }
      at = end + 1
    }
    for number in rows.doubtful { rows.jobs[number] = nil }
    return rows
  }

  /// The job that a record speaks of, and the place after its name.
  private func beginning(
    in answer: SlurmBytes, at start: Int, _ oddNames: [Int: [UInt8]]
  ) -> (number: Int, rest: Int)? {
    guard answer.begins(with: "JobId=", at: start),
      let blank = answer.place(of: 0x20, from: start),
      let number = answer.part(start + 6, blank).wholeNumber,
      let key = answer.part(blank, min(answer.count, blank + 4096)).place(of: " JobName=", from: 0)
    else { return nil }
    let name = blank + key + 9
    if let odd = oddNames[number] {
      let end = name + odd.count
      guard end <= answer.count, odd.withUnsafeBytes({ $0.isSame(as: answer.part(name, end)) }) else { return nil }
      return (number, end)
    }
    let line = answer.place(of: Byte.newline, from: name) ?? answer.count
    guard let user = answer.part(name, line).place(of: " UserId=", from: 0) else { return nil }
    return (number, name + user)
  }

  private static func nextLine(in answer: SlurmBytes, from start: Int) -> Int {
    answer.place(of: Byte.newline, from: start).map { $0 + 1 } ?? answer.count
  }

  private func row(_ answer: SlurmBytes, from start: Int, to end: Int, _ nodes: inout SlurmNodeTable) -> Row {
    let fields = SlurmFieldTable(SlurmJobKey.keys, in: answer, from: start, to: end)
    func value(_ key: SlurmJobKey) -> SlurmBytes? { fields[key.rawValue] }
    let state = fields.text(SlurmJobKey.state.rawValue)
    return Row(
      state: JobState(slurm: state), stateText: state, reason: fields.text(SlurmJobKey.reason.rawValue),
      priority: value(.priority)?.wholeNumber, starts: value(.starts)?.moment, ends: value(.ends)?.moment,
      nodeCount: value(.nodeCount)?.leadingNumber?.value, processorCount: value(.processors)?.leadingNumber?.value,
      acceleratorCount: value(.total).flatMap { resources.accelerators(inTotal: $0) },
      nodes: fields.text(SlurmJobKey.nodeList.rawValue), places: places(answer, start, end, &nodes),
      details: JobDetails(
        SlurmJobKey.told.compactMap { key in
          value(key).map { JobDetails.Field(key.name, CleanText.cleaned(utf8: $0, limit: 1024)) }
        }))
  }

  /// The groups "Nodes=gpu[01-02] CPU_IDs=0-7 Mem=1 GRES=gpu:h100:4(IDX:0-3)", which end before what people write.
  private func places(
    _ answer: SlurmBytes, _ start: Int, _ end: Int, _ nodes: inout SlurmNodeTable
  ) -> [JobPlace] {
    var places: [JobPlace] = []
    var group: Range<Int> = 0..<0
    SlurmRecord(keys: SlurmJobKey.placeKeys).fields(in: answer, from: start, to: end) { key, value in
      switch SlurmJobKey.PlaceKey(rawValue: key) {
      case .nodes:
        let found = nodes.places(ofList: String(decoding: value, as: UTF8.self))
        group = places.count..<places.count + found.count
        places += found.map { JobPlace(node: Int($0)) }
      case .processors:
        let count = SlurmValue.taskCount(value)
        for index in group where count > 0 { places[index].processors = Int32(clamping: count) }
      case .resources:
        if let used = resources.accelerators(inUse: value) {
          for index in group { places[index].accelerators = used.set }
        }
      default: return false
      }
      return true
    }
    return places
  }
}
