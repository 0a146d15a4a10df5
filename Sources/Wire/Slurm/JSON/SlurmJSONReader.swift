package import SiteModel

/// Reads the answers of one Slurm in JSON: those of slurmrestd (v0.0.36 and later), and of Slurm's commands with `--json`.
/// Nodes keep their places from answer to answer.
package struct SlurmJSONReader: Sendable {
  package private(set) var subjects = SubjectTable()

  package init() {}

  /// Whose answer it is: both call their lists `jobs`.
  package enum Author: Sendable { case controller, accounting }

  private enum Part: String, CaseIterable {
    case meta, errors, jobs, nodes, partitions, reservations, pings, lastUpdate = "last_update"
  }
  private static let parts = JSONFields(Part.self)

  /// What an answer was.
  package enum Outcome: Hashable, Sendable {
    /// With the moment, by the controller's clock, up to which it knows; nil before 23.11.
    case told(upTo: Moment?)
    /// Nothing has changed since the moment that was asked about; the report is as it was.
    case unchanged
  }

  /// Puts what an answer says into the report. Throws, and leaves the report as it was, when something stands in the
  /// answer's `errors`: its lists are then empty whatever the queue holds.
  @discardableResult
  package mutating func read(
    _ bytes: [UInt8], from author: Author = .controller, into report: inout QueueReport, at now: Moment
  ) throws(SourceFailure) -> Outcome {
    var answer = Answer()
    do {
      try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanner.Malformed) in
        guard scanner.kind == .object else { throw JSONScanner.Malformed() }
        try scanner.members { (scanner: inout JSONScanner, key) throws(JSONScanner.Malformed) in
          guard let part = Self.parts[key] else { return }
          try read(part, author, &scanner, into: &answer, now)
        }
      }
    } catch {
      throw .notSlurm
    }
    // SLURM_NO_CHANGE_IN_DATA
    if answer.reply.errors.contains(where: { $0.number == 1900 }) { return .unchanged }
    if let failure = answer.reply.errors.first?.failure { throw failure }
    guard answer.isSlurm else { throw .notSlurm }
    guard answer.controllers.isEmpty || answer.controllers.contains(true) else { throw .noController }
    answer.put(into: &report)
    return .told(upTo: answer.lastUpdate)
  }

  private mutating func read(
    _ part: Part, _ author: Author, _ scanner: inout JSONScanner, into answer: inout Answer, _ now: Moment
  ) throws(JSONScanner.Malformed) {
    switch part {
    case .meta: try scanner.slurmMeta(into: &answer.reply)
    case .errors: try scanner.slurmErrors(into: &answer.reply)
    case .jobs where author == .accounting:
      answer.ended = try list(&scanner) { scanner, subjects throws(JSONScanner.Malformed) in
        try scanner.slurmAccount().job(placing: &subjects).flatMap { $0.state.hasEnded ? $0 : nil }
      }
    case .jobs:
      answer.jobs = try list(&scanner) { scanner, subjects throws(JSONScanner.Malformed) in
        try scanner.slurmJob().job(placing: &subjects)
      }
    case .nodes:
      answer.nodes = try list(&scanner) { scanner, subjects throws(JSONScanner.Malformed) in
        try scanner.slurmNode(placing: &subjects)
      }
    case .partitions:
      answer.partitions = try list(&scanner) { scanner, _ throws(JSONScanner.Malformed) in
        try scanner.slurmPartition()
      }
    case .reservations:
      answer.reservations = try list(&scanner) { scanner, _ throws(JSONScanner.Malformed) in
        try scanner.slurmReservation(at: now)
      }
    case .pings:
      answer.controllers = try list(&scanner) { scanner, _ throws(JSONScanner.Malformed) in try scanner.slurmPing() }
    case .lastUpdate: answer.lastUpdate = try scanner.slurmNumber().moment
    }
  }

  /// The records of a list that are what they should be.
  private mutating func list<Record>(
    _ scanner: inout JSONScanner,
    _ record: (inout JSONScanner, inout SubjectTable) throws(JSONScanner.Malformed) -> Record?
  ) throws(JSONScanner.Malformed) -> [Record] {
    var records: [Record] = []
    guard scanner.kind == .array else { return records }
    var subjects = subjects
    self.subjects = SubjectTable()
    defer { self.subjects = subjects }
    try scanner.elements { (scanner: inout JSONScanner) throws(JSONScanner.Malformed) in
      if let record = try record(&scanner, &subjects) { records.append(record) }
    }
    return records
  }

  /// What an answer held, until it is known whether it holds.
  private struct Answer {
    var reply = SlurmReply()
    var jobs: [Job]?
    var ended: [Job]?
    var nodes: [ScheduledNode]?
    var partitions: [JobPartition]?
    var reservations: [JobReservation]?
    /// Of each controller whether it answers.
    var controllers: [Bool] = []
    var lastUpdate: Moment?

    var isSlurm: Bool {
      jobs != nil || ended != nil || nodes != nil || partitions != nil || reservations != nil || !controllers.isEmpty
    }

    func put(into report: inout QueueReport) {
      report.version = reply.version ?? report.version
      report.cluster = reply.cluster ?? report.cluster
      report.jobs = jobs ?? report.jobs
      report.ended = ended ?? report.ended
      report.nodes = nodes ?? report.nodes
      report.partitions = partitions ?? report.partitions
      report.reservations = reservations ?? report.reservations
    }
  }
}

extension JSONScanner {
  /// Reads a member of `pings`: whether that controller answers; nil when it does not say.
  fileprivate mutating func slurmPing() throws(Malformed) -> Bool? {
    var isUp: Bool?
    guard kind == .object else {
      try skip()
      return nil
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      switch (key.text, scanner.kind) {
      // 22.05; 23.11 and later.
      case ("ping", .text), ("pinged", .text): isUp = try scanner.slurmText().uppercased() == "UP"
      case ("responding", .flag): isUp = try scanner.flag()
      default: break
      }
    }
    return isUp
  }
}
