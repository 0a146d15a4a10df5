/// Identity of a feed or of one target of a fleet feed: "this-machine", "agents/node-01:9100". Cleaned text.
package struct SourceID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package var name: String
  package init(_ name: String) { self.name = name }
  package var description: String { name }
  package static func < (a: SourceID, b: SourceID) -> Bool { a.name < b.name }
}

/// What a source is before it has said anything.
package struct SourceDescription: Hashable, Sendable {
  package var id: SourceID
  /// Where it is, for people: a URL without credentials, `thisMachine` or `simulated`.
  package var address: String
  /// How often it is polled. Values older than three times this are stale.
  package var cadence: Duration
  /// Host names of the nodes that it speaks for, as far as known beforehand.
  package var nodes: [String]
  /// True for a scheduler, which tells of jobs and measures nothing.
  package var isScheduler = false

  /// The address of the machine that Aisle runs on.
  package static let thisMachine = "this machine"
  /// The address of what a simulation in this process answers.
  package static let simulated = "simulated"
  /// What a service of Aisle's simulator calls its product: its readings are nobody's measurements.
  package static let simulatorProduct = "Aisle simulator"

  package init(
    id: SourceID, address: String, cadence: Duration, nodes: [String] = [], isScheduler: Bool = false
  ) {
    self.isScheduler = isScheduler
    self.id = id
    self.address = address
    self.cadence = cadence
    self.nodes = nodes
  }
}

/// What is known of a source now.
package struct SourceState: Sendable {
  package var description: SourceDescription
  package var lastAttempt: Moment?
  package var lastSuccess: Moment?
  /// When the newest reading of the last answer was taken; nil when that answer held none.
  package var newestReading: Moment?
  /// How long the last attempt took.
  package var lastDuration: Duration?
  /// Why the last attempt failed; nil after a success and before the first attempt.
  package var failure: SourceFailure?
  package var consecutiveFailures = 0
  package var readingCount = 0
  package var complaints: [Complaint] = []
  /// Indices of the nodes for which this source has reported.
  package var nodes: [Int32] = []

  package init(_ description: SourceDescription) { self.description = description }

  /// The age at which this source's values are stale: three polls, and never under two seconds.
  package var staleAfter: Duration {
    // Added up: the generic product is many times slower, and this is asked of thousands of sources.
    max(description.cadence + description.cadence + description.cadence, .seconds(2))
  }

  /// Takes in how it stood at a moment of the past, beside what it answered last.
  mutating func restore(_ past: SitePast.Source) {
    complaints = past.complaints
    if let answered = past.answered { (lastSuccess, lastAttempt) = (answered, answered) }
    failure = past.failure
    guard past.failure != nil else { return consecutiveFailures = 0 }
    consecutiveFailures = past.failures
    lastAttempt = past.attempted
    lastDuration = past.duration
  }

  /// Up to when it has told anything: its last answer's moment, or that of the newest reading in it when that is older.
  /// A source that goes on answering with what it once measured knows no more than one that is silent.
  package var knownUntil: Moment? {
    guard let lastSuccess else { return nil }
    return min(lastSuccess, newestReading ?? lastSuccess)
  }

  /// True while what it last told is not stale.
  package func isFresh(at now: Moment) -> Bool { knownUntil.map { now - $0 <= staleAfter } ?? false }

  package enum Condition: Sendable { case waiting, alive, stale, late, failing }

  /// `waiting` before the first answer, `alive` while answers come in time, `stale` when they come but hold only old
  /// readings, `failing` when the last attempt failed, `late` when there is neither failure nor answer.
  package func condition(at now: Moment) -> Condition {
    if failure != nil { return .failing }
    guard let lastSuccess else { return .waiting }
    if now - lastSuccess > staleAfter { return .late }
    return isFresh(at: now) ? .alive : .stale
  }
}

/// A feed: somewhere readings come from. A feed that fails throws; whoever supervises it waits, backs off and retries.
package protocol Feed: Sendable {
  var description: SourceDescription { get }
  func poll() async throws(SourceFailure) -> Batch
}
