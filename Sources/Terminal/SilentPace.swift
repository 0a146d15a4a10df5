/// The pace for a terminal that answers nothing.
struct SilentPace: Sendable {
  typealias Instant = LinePace.Instant

  /// Bytes a second that a full kernel buffer took.
  private(set) var speed: Double?
  /// What still lies in that buffer, reckoned at `reckoned`.
  private var backlog = 0.0
  private var reckoned: Instant?
  private var lastSent: Instant?
  private var lastCount = 0
  /// While the kernel refuses bytes: what it had taken when it began to, and the first that it took since.
  private var full: (taken: Int, first: (at: Instant, taken: Int)?)?
  private var lastFull: Instant?

  func room(isUrgent: Bool, at now: Instant) -> Int {
    if let speed { return max(0, Int(window(speed) - left(at: now))) }
    if isUrgent { return Int(LinePace.greatestWindow) }
    return pause(at: now) > .zero ? 0 : Int(LinePace.greatestWindow)
  }

  func delay(isUrgent: Bool, at now: Instant) -> Duration {
    if let speed {
      let excess = left(at: now) - window(speed) / 2
      return .seconds(max(0, excess / speed))
    }
    return isUrgent ? .zero : pause(at: now)
  }

  /// Until a slow line has carried what was sent last.
  private func pause(at now: Instant) -> Duration {
    guard let lastSent else { return .zero }
    let due = min(LinePace.longestPause, Double(lastCount) / LinePace.slowest)
    return max(.zero, lastSent + .seconds(due) - now)
  }

  private func window(_ speed: Double) -> Double { max(LinePace.leastWindow, speed * LinePace.backlogTime) }

  private func left(at now: Instant) -> Double {
    guard let speed, let reckoned else { return 0 }
    return max(0, backlog - speed * ((now - reckoned) / .seconds(1)))
  }

  mutating func sent(_ count: Int, at now: Instant) {
    lastSent = now
    lastCount = count
    backlog = left(at: now) + Double(count)
    reckoned = now
  }

  /// What a full buffer takes is what the line has drained. The first bytes only say that it was full: they may come
  /// after any pause.
  mutating func kernelHas(taken: Int, isFull: Bool, at now: Instant) {
    if let before = full {
      if let first = before.first, now - first.at >= .milliseconds(500), taken > first.taken {
        speed = max(LinePace.leastWindow, Double(taken - first.taken) / ((now - first.at) / .seconds(1)))
        backlog = LinePace.kernelBuffer
        reckoned = now
        full?.first = (now, taken)
      } else if before.first == nil, taken > before.taken {
        full?.first = (now, taken)
      }
    } else if isFull {
      full = (taken, nil)
    }
    if isFull {
      lastFull = now
    } else {
      full = nil
      // The line may have become another.
      if let lastFull, now - lastFull > .seconds(120) { speed = nil }
    }
  }
}
