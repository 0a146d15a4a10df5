package import SiteModel

/// Reads the answers of one Slurm in JSON: those of slurmrestd (v0.0.36 and later), and of Slurm's commands with
/// `--json`.
package struct SlurmJSONReader: Sendable {
  private let resources: SlurmResources

  package init(resources: SlurmResources = SlurmResources()) { self.resources = resources }

  /// What is asked for: lists of the controller and of the accounting have the same name, and what only the page of one
  /// job tells is passed over unless it is wanted.
  package enum Manner: Sendable { case controller, details, accounting }

  private enum Part: String, CaseIterable {
    case meta, errors, jobs, nodes, partitions, reservations, pings, lastUpdate = "last_update"
  }
  private static let parts = JSONFields(Part.self)

  /// Reads an answer; nodes that it names are added to `nodes`. Throws when something stands in the answer's `errors`:
  /// its lists are then empty whatever the queue holds.
  package func read(
    _ bytes: [UInt8], _ manner: Manner = .controller, nodes: inout SlurmNodeTable, at now: Moment
  ) throws(SourceFailure) -> SlurmJSONAnswer {
    var draft = Draft(nodes: SlurmNodeTable())
    swap(&draft.nodes, &nodes)
    defer { swap(&draft.nodes, &nodes) }
    do {
      try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanner.Malformed) in
        guard scanner.kind == .object else { throw JSONScanner.Malformed() }
        try scanner.members { (scanner: inout JSONScanner, key) throws(JSONScanner.Malformed) in
          guard let part = Self.parts[key] else { return }
          try read(part, manner, &scanner, into: &draft, now)
        }
      }
    } catch {
      throw .scheduler(.notItsAnswer)
    }
    return try draft.checked()
  }

  private func read(
    _ part: Part, _ manner: Manner, _ scanner: inout JSONScanner, into draft: inout Draft, _ now: Moment
  ) throws(JSONScanner.Malformed) {
    switch part {
    case .meta: try scanner.slurmMeta(into: &draft.frame)
    case .errors: try scanner.slurmErrors(into: &draft.frame)
    case .lastUpdate: draft.answer.lastUpdate = try scanner.slurmNumber().moment
    default:
      guard scanner.kind == .array else { return }
      draft.begin(part, manner)
      try scanner.elements { (scanner: inout JSONScanner) throws(JSONScanner.Malformed) in
        try readRecord(of: part, manner, &scanner, into: &draft, now)
      }
    }
  }

  private func readRecord(
    of part: Part, _ manner: Manner, _ scanner: inout JSONScanner, into draft: inout Draft, _ now: Moment
  ) throws(JSONScanner.Malformed) {
    switch part {
    case .jobs where manner == .accounting:
      let job = try scanner.slurmAccount().job(placing: &draft.nodes, resources)
      if let job, job.state.hasEnded { draft.answer.ended?.append(job) }
    case .jobs:
      let record = try scanner.slurmJob(withDetails: manner == .details)
      guard let job = record.job(placing: &draft.nodes, resources), let number = record.number else { return }
      draft.answer.jobs?.jobs.append(job)
      draft.answer.jobs?.numbers.append(number)
      if manner == .details { draft.answer.details?.jobs[number] = record.row(of: job) }
    case .nodes:
      guard let (node, host) = try scanner.slurmNode(placing: &draft.nodes, resources) else { return }
      draft.answer.nodes?.nodes.append(node)
      draft.answer.nodes?.hosts.append(host)
    case .partitions: if let told = try scanner.slurmPartition(resources) { draft.answer.partitions?.append(told) }
    case .reservations:
      if let told = try scanner.slurmReservation(at: now) { draft.answer.reservations?.append(told) }
    case .pings: if let isUp = try scanner.slurmPing() { draft.controllers?.append(isUp) }
    case .meta, .errors, .lastUpdate: break
    }
  }

  /// What an answer holds, until it is known whether it holds.
  private struct Draft {
    var nodes: SlurmNodeTable
    var answer = SlurmJSONAnswer()
    var frame = SlurmFrame()
    /// Of each controller whether it answers.
    var controllers: [Bool]?

    /// A list is there, be it an empty one.
    mutating func begin(_ part: Part, _ manner: Manner) {
      switch part {
      case .jobs where manner == .accounting: answer.ended = []
      case .jobs:
        answer.jobs = SlurmQueueText.Rows()
        if manner == .details { answer.details = SlurmJobText.Rows() }
      case .nodes: answer.nodes = SlurmNodeText.Rows()
      case .partitions: answer.partitions = []
      case .reservations: answer.reservations = []
      case .pings: controllers = []
      case .meta, .errors, .lastUpdate: break
      }
    }

    func checked() throws(SourceFailure) -> SlurmJSONAnswer {
      var answer = answer
      (answer.version, answer.cluster) = (frame.version, frame.cluster)
      // SLURM_NO_CHANGE_IN_DATA
      if frame.errors.contains(where: { $0.number == 1900 }) { return SlurmJSONAnswer(isUnchanged: true) }
      if let failure = frame.errors.first?.failure { throw failure }
      let hasList =
        answer.jobs != nil || answer.ended != nil || answer.nodes != nil || answer.partitions != nil
        || answer.reservations != nil
      guard hasList || controllers?.isEmpty == false else { throw .scheduler(.notItsAnswer) }
      guard controllers?.contains(true) ?? true else { throw .scheduler(.controllerDown) }
      return answer
    }
  }
}

/// What an answer held.
package struct SlurmJSONAnswer: Sendable {
  package var version: String?
  package var cluster: String?
  /// Nothing has changed since the moment that was asked about: nothing else is told.
  package var isUnchanged = false
  /// The moment, by the controller's clock, up to which it knows; nil before 23.11.
  package var lastUpdate: Moment?
  package var jobs: SlurmQueueText.Rows?
  package var details: SlurmJobText.Rows?
  package var ended: [Job]?
  package var nodes: SlurmNodeText.Rows?
  package var partitions: [JobPartition]?
  package var reservations: [JobReservation]?
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
