package import HTTP
package import SiteModel
internal import Wire

/// A poll of Slurm's REST daemon, slurmrestd, question by question: a state machine that knows no network. One question is
/// under way at a time, the cheapest first: whether the controller answers at all, which everything else would wait nine
/// seconds to find out.
///
/// Jobs are asked with every poll, but only for what has changed since the last answer; nodes, partitions, reservations and
/// the accounting less often.
package struct SlurmRESTWalk: Sendable {
  /// Versions of the interface (v0.0.N) that are tried, from the newest.
  package static let versions = 36...44
  /// How often each part is asked.
  private static let paces: [(part: Part, every: Duration)] = [
    (.jobs, .zero), (.nodes, .seconds(30)), (.partitions, .seconds(60)), (.reservations, .seconds(60)),
    (.accounting, .seconds(60)),
  ]
  /// How far the controller's clock may be behind ours before a change could be missed.
  private static let clockTolerance = Duration.seconds(60)
  /// How often all jobs are asked for, changed or not, of a controller that does not say how far its answer reaches.
  private static let wholeEvery = Duration.seconds(300)
  /// For how long the accounting is left alone once it did not answer: most sites have none behind this daemon.
  private static let accountingRest = Duration.seconds(600)

  private enum Part: String, CaseIterable { case ping, jobs, nodes, partitions, reservations, accounting }

  private let source: SourceID
  private var reader = SlurmJSONReader()
  private var report: QueueReport
  /// The version that the daemon speaks; nil until it is known.
  private var version: Int?
  private var candidate = versions.upperBound
  private var questions: [Part] = []
  private var asked: Part?
  private var told: [Part: Moment] = [:]
  /// What the last answer about jobs held, and up to when it knew.
  private var jobs: [Job]?
  private var jobsKnownUntil: Moment?
  private var isExact = false
  private var lastWhole: Moment?
  private var accountingDue: Moment?

  package init(source: SourceID, queue: String) {
    self.source = source
    report = QueueReport(queue: queue, kind: .slurm)
  }

  /// Begins a poll.
  package mutating func begin(at now: Moment) {
    let (name, kind) = (report.queue, report.kind)
    let (version, cluster) = (report.version, report.cluster)
    report = QueueReport(queue: name, kind: kind)
    (report.version, report.cluster) = (version, cluster)
    candidate = Self.versions.upperBound
    questions =
      [.ping]
      + Self.paces.filter { part, every in
        if part == .accounting, let accountingDue, now < accountingDue { return false }
        return told[part].map { now - $0 >= every } ?? true
      }.map(\.part)
  }

  /// The path of the next question; nil when the poll is done.
  package mutating func next(at now: Moment) -> String? {
    guard let part = questions.first else { return nil }
    asked = part
    let version = "v0.0.\(self.version ?? candidate)"
    switch part {
    case .jobs:
      guard let since = jobsKnownUntil, jobs != nil, isExact || isRecent(now) else { return "/slurm/\(version)/jobs" }
      return "/slurm/\(version)/jobs?update_time=\(since.nanoseconds / 1_000_000_000)"
    case .accounting: return "/slurmdb/\(version)/jobs?start_time=now-1hour&skip_steps=true"
    default: return "/slurm/\(version)/\(part.rawValue)"
    }
  }

  private func isRecent(_ now: Moment) -> Bool { lastWhole.map { now - $0 < Self.wholeEvery } ?? false }

  /// Takes the answer to the last question. Throws what ends the poll.
  package mutating func take(_ answer: WebAnswer, at now: Moment) throws(SourceFailure) {
    guard let part = asked else { return }
    asked = nil
    if part == .ping, answer.status == 404 { return try tryOlder() }
    if part == .accounting {
      questions.removeFirst()
      return takeAccounting(answer, at: now)
    }
    if part == .jobs, answer.status == 304 { return keepJobs(at: now) }
    let outcome = try read(answer, at: now)
    version = version ?? candidate
    if part == .jobs {
      guard case .told(let until) = outcome else { return keepJobs(at: now) }
      jobs = report.jobs
      isExact = until != nil
      jobsKnownUntil = until ?? now - Self.clockTolerance
      lastWhole = now
    }
    questions.removeFirst()
    told[part] = now
  }

  /// Nothing has changed: what was told last is told again.
  private mutating func keepJobs(at now: Moment) {
    report.jobs = jobs
    questions.removeFirst()
    told[.jobs] = now
    if !isExact { jobsKnownUntil = now - Self.clockTolerance }
  }

  private mutating func tryOlder() throws(SourceFailure) {
    if version != nil {
      // It has been replaced by another.
      version = nil
      candidate = Self.versions.upperBound
      return
    }
    guard candidate > Self.versions.lowerBound else { throw .noSlurmVersion }
    candidate -= 1
  }

  private mutating func read(_ answer: WebAnswer, at now: Moment) throws(SourceFailure) -> SlurmJSONReader.Outcome {
    guard answer.status != 401, answer.status != 403 else { throw .status(answer.status) }
    do throws(SourceFailure) {
      let outcome = try reader.read(answer.bytes, into: &report, at: now)
      guard answer.status == 200 else { throw .status(answer.status) }
      return outcome
    } catch {
      // What explains itself is told in its own words, whatever its status; what does not, by its status.
      throw error == .notSlurm && answer.status != 200 ? .status(answer.status) : error
    }
  }

  /// A daemon without the accounting's plugin, or a cluster without accounting, is nothing out of order.
  private mutating func takeAccounting(_ answer: WebAnswer, at now: Moment) {
    guard answer.status == 200,
      (try? reader.read(answer.bytes, from: .accounting, into: &report, at: now)) != nil
    else {
      accountingDue = now + Self.accountingRest
      return
    }
    told[.accounting] = now
  }

  /// What the poll came to.
  package func finish(at now: Moment) -> Batch {
    var batch = Batch(
      source: source, moment: now, subjects: reader.subjects.subjects, layout: reader.subjects.layout)
    batch.queue = report
    return batch
  }
}
