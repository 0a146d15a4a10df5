internal import Orders
internal import SiteModel
internal import Wording

/// What a scheduler says now of the targets of an order, and of nothing else.
struct Lookout: Sendable {
  /// By the target's id. A target that is not there has none.
  var jobs: [String: [JobSighting]] = [:]
  var nodes: [String: NodeSighting] = [:]
  /// What is said of the reservation; nil where there is none of that name.
  var reservation: String?

  struct Failure: Error { var saying: Saying }

  /// Names given to one command at a time.
  private static let batch = 500
  private static let limit = Duration.seconds(20)

  init() {}

  init(of order: SchedulerOrder, targets: [OrderTarget], by access: some SchedulerAccess) async throws(Failure) {
    switch order.verb.subject {
    case .job: try await readJobs(targets, by: access)
    case .node: try await readNodes(targets.map(\.id), by: access)
    case .reservation: try await readReservation(targets.first?.id ?? "", by: access)
    }
    if order.verb == .reserve { try await readReservation(order[.name], by: access) }
  }

  private mutating func readJobs(_ targets: [OrderTarget], by access: some SchedulerAccess) async throws(Failure) {
    var rows: [String: JobSighting] = [:]
    // Tasks of arrays are asked for by their array: the command takes no ranges of them.
    var numbers: [String] = []
    for target in targets {
      let number = target.id.contains("_[") ? String(target.id.prefix { $0 != "_" }) : target.id
      if numbers.last != number { numbers.append(number) }
    }
    for part in stride(from: 0, to: numbers.count, by: Self.batch) {
      let list = numbers[part..<min(part + Self.batch, numbers.count)].joined(separator: ",")
      let answer = await access.run(
        ["squeue", "-h", "-r", "-t", "all", "-j", list, "-o", JobSighting.format], within: Self.limit)
      if !answer.isFine, !answer.words.contains("Invalid job id") { throw Self.failure(answer) }
      for line in answer.output.split(whereSeparator: \.isNewline) {
        if let row = JobSighting(line: line) { rows[row.id] = row }
      }
    }
    for target in targets { jobs[target.id] = Self.rows(of: target.id, among: rows) }
  }

  private static func rows(of id: String, among rows: [String: JobSighting]) -> [JobSighting]? {
    if let row = rows[id] { return [row] }
    if Int(id) != nil { return rowsOfWhole(id, among: rows) }
    guard let mark = id.firstIndex(of: "["), id.last == "]",
      let tasks = OrderGrammar.tasks(id[id.index(after: mark)...].dropLast())
    else { return nil }
    let head = id[..<mark]
    let found = rows.values.filter { row in
      guard row.id.hasPrefix(head), let task = Int(row.id.dropFirst(head.count)) else { return false }
      return tasks.contains { $0.contains(task) }
    }
    return found.isEmpty ? nil : found.sorted { $0.id < $1.id }
  }

  /// Of an array or a heterogeneous job what has not ended; where all has, all of it.
  private static func rowsOfWhole(_ id: String, among rows: [String: JobSighting]) -> [JobSighting]? {
    let all = rows.values.filter { $0.id.hasPrefix("\(id)_") || $0.id.hasPrefix("\(id)+") }
    let live = all.filter { !$0.state.hasEnded }
    return all.isEmpty ? nil : (live.isEmpty ? all : live).sorted { $0.id < $1.id }
  }

  private mutating func readNodes(_ names: [String], by access: some SchedulerAccess) async throws(Failure) {
    for part in stride(from: 0, to: names.count, by: Self.batch) {
      let batch = Array(names[part..<min(part + Self.batch, names.count)])
      let answer = await access.run(
        ["scontrol", "-o", "show", "node", batch.joined(separator: ",")], within: Self.limit)
      if answer.isFine {
        note(answer)
      } else if batch.count > 1, case .exited = answer.end {
        // One that is not there makes the answer a failure for all.
        for name in batch {
          let answer = await access.run(["scontrol", "-o", "show", "node", name], within: Self.limit)
          try noteOrMiss(answer)
        }
      } else {
        try noteOrMiss(answer)
      }
    }
  }

  private mutating func noteOrMiss(_ answer: SchedulerAnswer) throws(Failure) {
    if !answer.isFine, !answer.words.contains("not found") { throw Self.failure(answer) }
    note(answer)
  }

  private mutating func note(_ answer: SchedulerAnswer) {
    for line in answer.output.split(whereSeparator: \.isNewline) {
      if let node = NodeSighting(line: line) { nodes[node.name] = node }
    }
  }

  private mutating func readReservation(_ name: String, by access: some SchedulerAccess) async throws(Failure) {
    let answer = await access.run(["scontrol", "-o", "show", "reservation", name], within: Self.limit)
    if !answer.isFine, !answer.words.contains("not found") { throw Self.failure(answer) }
    let line = answer.output.split(whereSeparator: \.isNewline).first { $0.hasPrefix("ReservationName=\(name) ") }
    reservation = line.map { line in
      let fields = line.split(separator: " ").filter { field in
        ["StartTime=", "EndTime=", "Nodes=", "State="].contains { field.hasPrefix($0) }
      }
      return CleanText.cleaned(fields.joined(separator: " "), limit: 160)
    }
  }

  private static func failure(_ answer: SchedulerAnswer) -> Failure {
    switch answer.end {
    case .exited(let status) where answer.words.isEmpty:
      Failure(saying: Saying(.orderNotReadStatus, String(status)))
    case .exited: Failure(saying: Saying(.orderNotRead, answer.words))
    case .timedOut: Failure(saying: Saying(.orderNotReadInTime, String(Int(limit.seconds))))
    case .notRun(let reason), .lost(let reason): Failure(saying: Saying(.orderNotRead, [reason]))
    }
  }
}
