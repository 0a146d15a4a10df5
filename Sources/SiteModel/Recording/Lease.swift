/// Who alone writes a history, as the history tells it. The holder renews it every second.
package struct Lease: Hashable, Sendable {
  package enum Holder: String, Hashable, Sendable {
    /// `aisle record`.
    case recorder
    /// A console that found no recorder.
    case console
  }

  package var holder: Holder
  package var process: Int32
  package var user: UInt32
  package var userName: String
  /// Which start of which machine the holder runs on: Linux' boot id. Empty where it cannot be told.
  package var boot: String
  package var started: Moment
  /// Seconds since that start, by a clock that no one sets (CLOCK_BOOTTIME), when the lease was last renewed.
  package var renewed: Duration
  /// What time it was at the site then, and how many of its seconds pass in a real one: a simulated site has its own.
  package var siteMoment: Moment
  package var speed: Double
  /// The socket on which the holder takes acts; nil while it takes none.
  package var socket: String?
  /// Readings that could not be written since it started.
  package var lost: Int
  /// What is wrong with the recording, in English; nil while nothing is.
  package var fault: String?

  package init(
    holder: Holder, process: Int32, user: UInt32, userName: String, boot: String, started: Moment, renewed: Duration,
    siteMoment: Moment, speed: Double = 1
  ) {
    self.holder = holder
    self.process = process
    self.user = user
    self.userName = userName
    self.boot = boot
    self.started = started
    self.renewed = renewed
    self.siteMoment = siteMoment
    self.speed = speed.isFinite ? min(max(speed, 0), Self.mostSpeed) : 1
    lost = 0
  }

  /// No site is simulated faster: what a file says beyond that is damaged.
  private static let mostSpeed = 1e6

  /// How long a lease lives that is not renewed: missed three times, and it is over.
  package static let life = Duration.seconds(3)

  /// How long ago it was renewed, seen from a machine at `uptime` since the start `boot`; nil from any other start: then
  /// its holder is gone, whatever the clocks say.
  package func age(onBoot boot: String, at uptime: Duration) -> Duration? {
    guard boot == self.boot, uptime >= renewed - .seconds(1) else { return nil }
    return max(.zero, uptime - renewed)
  }

  package func isAlive(onBoot boot: String, at uptime: Duration) -> Bool {
    age(onBoot: boot, at: uptime).map { $0 <= Self.life } ?? false
  }
}

/// Why a process does not record.
package enum RecordingRefusal: Error, Hashable, Sendable {
  /// Another has the lease; nil where it has not told who it is yet.
  case held(by: Lease?)
  /// The same, and that one has been silent for long: it is stopped, or hangs.
  case mute(Lease)
  case past(PastFailure)
}
