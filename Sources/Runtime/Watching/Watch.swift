internal import SiteModel

/// Where a process has its site from, decided twice a second: from whoever records it on this machine, else from the
/// sources themselves, and then written down where this process may write.
///
/// A pure state machine: it is told what is seen, and answers what to do.
struct Watch: Sendable {
  /// What is done now.
  enum Course: Hashable, Sendable {
    case undecided
    /// Another's history is read.
    case following(String)
    case recording
    /// The sources are asked and nobody writes it down.
    case asking
  }

  /// What is to be done next.
  enum Step: Hashable, Sendable {
    case stay
    case follow(String)
    /// To take the lease: `taken` or `refused` tells how that went.
    case record
    /// To give the lease back to a recorder, and read what that writes.
    case handOver
    case ask
  }

  /// A history that another process is known to write, and when that last said so, by the clock of `uptime`.
  struct Sight: Hashable, Sendable {
    var path: String
    var renewed: Duration
    init(_ path: String, renewed: Duration) {
      self.path = path
      self.renewed = renewed
    }
  }

  private(set) var course = Course.undecided
  /// True where this process may write a history.
  let canRecord: Bool
  /// False where what has been followed cannot be gone on with, as a simulation with other options: then it is waited for.
  var canAskAgain: Bool
  /// Until when whoever wrote what is followed may be silent, and until when another attempt to record waits.
  private var patienceEnds = Duration.zero
  private var nextAttempt = Duration.zero
  private var undecidedUntil: Duration?

  /// A recorder that is started anew is back before a console has taken its place.
  static let restart = Duration.seconds(2)
  /// A console that gave the lease to a recorder gives it so long to begin.
  static let handOver = Duration.seconds(10)
  /// Who cannot record leaves it to those who can to take over.
  static let viewersPatience = Duration.seconds(8)
  /// What could not be recorded is tried again.
  static let retry = Duration.seconds(20)
  /// Of two that start at the same moment one has the lease and has not said so yet.
  static let indecision = Duration.seconds(3)

  init(canRecord: Bool, canAskAgain: Bool = true) {
    self.canRecord = canRecord
    self.canAskAgain = canAskAgain
  }

  /// What to do at `uptime`. `isWanted`: a recorder waits for the lease that this process has; `hasEnded`: nothing is
  /// written any more.
  mutating func step(seeing sight: Sight?, isWanted: Bool = false, hasEnded: Bool = false, at uptime: Duration) -> Step
  {
    switch course {
    case .recording:
      if hasEnded {
        nextAttempt = uptime + Self.retry
        return become(.asking, .ask)
      }
      return isWanted ? .handOver : .stay
    case .following(let path):
      if let sight {
        patienceEnds = sight.renewed + (canRecord ? Self.restart : Self.viewersPatience)
        return sight.path == path ? .stay : become(.following(sight.path), .follow(sight.path))
      }
      guard canAskAgain, uptime >= patienceEnds else { return .stay }
      if canRecord { return uptime >= nextAttempt ? .record : .stay }
      return become(.asking, .ask)
    case .undecided, .asking:
      if let sight { return follow(sight.path, until: sight.renewed + Self.viewersPatience) }
      if canRecord, uptime >= nextAttempt { return .record }
      return course == .undecided && !canRecord ? become(.asking, .ask) : .stay
    }
  }

  /// The lease is this process' now.
  mutating func taken() { course = .recording }

  /// The lease could not be had. `isHeld`: another has it.
  mutating func refused(isHeld: Bool, at uptime: Duration) -> Step {
    nextAttempt = uptime + (isHeld ? .milliseconds(500) : Self.retry)
    switch course {
    case .undecided where isHeld:
      let end = undecidedUntil ?? uptime + Self.indecision
      undecidedUntil = end
      return uptime < end ? .stay : become(.asking, .ask)
    // Whoever has it is there and cannot say so, as on a full disk: a console is not left with an old picture for that.
    case .following where isHeld && uptime < patienceEnds + Self.viewersPatience: return .stay
    case .asking: return .stay
    default: return become(.asking, .ask)
    }
  }

  /// The lease has been given back to a recorder, which writes to the same file.
  mutating func handedOver(_ path: String, at uptime: Duration) { _ = follow(path, until: uptime + Self.handOver) }

  private mutating func follow(_ path: String, until end: Duration) -> Step {
    patienceEnds = end
    return become(.following(path), .follow(path))
  }

  private mutating func become(_ course: Course, _ step: Step) -> Step {
    self.course = course
    return step
  }
}
