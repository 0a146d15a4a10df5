internal import SiteModel

/// What a program has still to be told, within bounds: a pure state machine. A flood is thinned, never hoarded, and the
/// next that is told says how many are missing.
struct HookQueue {
  /// Events that may wait.
  static let capacity = 200

  private let perMinute: Int
  private var waiting: [AlarmEvent] = []
  private var dropped = 0
  /// When the last calls began, by a clock that does not jump; oldest first.
  private var calls: [ContinuousClock.Instant] = []

  init(perMinute: Int) { self.perMinute = max(1, perMinute) }

  var isEmpty: Bool { waiting.isEmpty }

  mutating func append(_ events: [AlarmEvent]) {
    waiting += events
    let excess = waiting.count - Self.capacity
    guard excess > 0 else { return }
    // What happened last matters most.
    waiting.removeFirst(excess)
    dropped += excess
  }

  /// The next to be told, with how many before it were not; nil when there is none, or not yet.
  mutating func next(at now: ContinuousClock.Instant) -> (event: AlarmEvent, missing: Int)? {
    calls.removeAll { now - $0 >= .seconds(60) }
    guard !waiting.isEmpty, calls.count < perMinute else { return nil }
    calls.append(now)
    defer { dropped = 0 }
    return (waiting.removeFirst(), dropped)
  }
}
