package import HTTP
package import SiteModel
package import Wire

/// What slurmrestd is asked for a question, and what its answer comes to: a state machine that knows no network. It
/// finds the newest version of the interface that the daemon speaks, and asks for jobs only if anything has changed
/// since.
package struct SlurmRESTReader: Sendable {
  /// Versions of the interface (v0.0.N) that are tried, from the newest.
  package static let versions = 36...44
  /// How far the controller's clock may be behind ours before a change could be missed.
  private static let clockTolerance = Duration.seconds(60)
  /// How often all jobs are asked for, changed or not, of a controller that does not say how far its answer reaches.
  private static let wholeEvery = Duration.seconds(300)

  private let reader: SlurmJSONReader
  /// The version that the daemon speaks; nil until it is known.
  private var version: Int?
  private var candidate = versions.upperBound
  private var configuration = SlurmServiceText.Configuration(hasFactors: false)
  /// The newest answer about jobs, up to when it knew, and whether that is by the controller's own clock.
  private var jobs: (rows: SlurmQueueText.Rows, knownUntil: Moment, isExact: Bool)?
  /// When jobs were last told without a condition.
  private var lastWhole: Moment?

  /// `accelerators`: what the scheduler calls them; empty for the usual names.
  package init(accelerators: [String] = []) {
    reader = SlurmJSONReader(
      resources: accelerators.isEmpty ? SlurmResources() : SlurmResources(accelerators: accelerators))
  }

  /// The path to ask at; nil for what this way in cannot tell.
  package func path(of question: SlurmQuestion, at now: Moment) -> String? {
    let version = "v0.0.\(version ?? candidate)"
    switch question {
    // The daemon tells what it is with every answer.
    case .ping, .configuration: return "/slurm/\(version)/ping"
    case .jobs: return "/slurm/\(version)/jobs" + (since(now).map { "?update_time=\($0)" } ?? "")
    case .details: return "/slurm/\(version)/jobs"
    case .nodes, .partitions, .reservations: return "/slurm/\(version)/\(question)"
    case .accounting(let minutes):
      return "/slurmdb/\(version)/jobs?start_time=now-\(minutes)minutes&skip_steps=true"
    case .clock, .detail, .steps, .priorities, .shares, .qualities: return nil
    }
  }

  /// Seconds since 1970 after which a change of jobs would matter; nil when all are wanted.
  private func since(_ now: Moment) -> Int64? {
    guard let jobs else { return nil }
    let isRecent = lastWhole.map { now - $0 < Self.wholeEvery } ?? false
    return jobs.isExact || isRecent ? jobs.knownUntil.nanoseconds / 1_000_000_000 : nil
  }

  /// What an answer comes to; nil when the question is to be put again, to another path.
  package mutating func take(
    _ answer: WebAnswer, to question: SlurmQuestion, nodes: inout SlurmNodeTable, at now: Moment
  ) throws(SourceFailure) -> SlurmAnswer? {
    switch (question, answer.status) {
    case (.ping, 404), (.configuration, 404):
      try tryOlder()
      return nil
    case (.jobs, 304): return keepJobs(at: now)
    // A daemon without the accounting's part, or a cluster without accounting, is nothing out of order.
    case (.accounting, 404): return .nothing
    default: break
    }
    let told = try read(answer, question, nodes: &nodes, at: now)
    version = version ?? candidate
    configuration.version = told.version ?? configuration.version
    configuration.cluster = told.cluster ?? configuration.cluster
    if told.isUnchanged { return keepJobs(at: now) }
    return meaning(of: told, question, at: now)
  }

  private mutating func meaning(of told: SlurmJSONAnswer, _ question: SlurmQuestion, at now: Moment) -> SlurmAnswer? {
    switch question {
    case .ping: return .up
    case .configuration: return .configuration(configuration)
    case .jobs:
      guard let rows = told.jobs else { return nil }
      jobs = (rows, told.lastUpdate ?? now - Self.clockTolerance, told.lastUpdate != nil)
      lastWhole = now
      return .jobs(rows)
    case .details: return told.details.map { .details($0) }
    case .nodes: return told.nodes.map { .nodes($0) }
    case .partitions: return told.partitions.map { .partitions($0) }
    case .reservations: return told.reservations.map { .reservations($0) }
    case .accounting: return told.ended.map { .accounting($0) }
    case .clock, .detail, .steps, .priorities, .shares, .qualities: return .nothing
    }
  }

  /// Nothing has changed: what was told last is told again.
  private mutating func keepJobs(at now: Moment) -> SlurmAnswer? {
    guard let known = jobs else { return nil }
    if !known.isExact { jobs?.knownUntil = now - Self.clockTolerance }
    return .jobs(known.rows)
  }

  private mutating func tryOlder() throws(SourceFailure) {
    if version != nil {
      // It has been replaced by another.
      version = nil
      candidate = Self.versions.upperBound
      return
    }
    guard candidate > Self.versions.lowerBound else {
      candidate = Self.versions.upperBound
      throw .noSlurmVersion
    }
    candidate -= 1
  }

  private func read(
    _ answer: WebAnswer, _ question: SlurmQuestion, nodes: inout SlurmNodeTable, at now: Moment
  ) throws(SourceFailure) -> SlurmJSONAnswer {
    guard answer.status != 401, answer.status != 403 else { throw .status(answer.status) }
    let manner: SlurmJSONReader.Manner =
      switch question {
      case .details: .details
      case .accounting: .accounting
      default: .controller
      }
    do throws(SourceFailure) {
      let told = try reader.read(answer.bytes, manner, nodes: &nodes, at: now)
      guard answer.status == 200 else { throw .status(answer.status) }
      return told
    } catch {
      // What explains itself is told in its own words, whatever its status; what does not, by its status.
      throw error == .scheduler(.notItsAnswer) && answer.status != 200 ? .status(answer.status) : error
    }
  }
}
