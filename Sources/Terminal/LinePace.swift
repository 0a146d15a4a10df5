/// How much may be on its way to the terminal: enough that the line is never idle for want of bytes, so little that the
/// answer to a key is not stuck behind what nobody waits for.
///
/// What has been handed to the kernel may lie in buffers for minutes, on this machine and on every one between here and
/// the screen. So a request for a status report (DSR, ECMA-48 8.3.35) goes with the frames, which a terminal answers when
/// it has come so far. From the answers follow how fast the line drains and how long a round trip takes, and from these
/// how much may be under way. A terminal that answers nothing gets whole frames, those that no key asked for so seldom
/// that a slow line has carried one before the next, until the kernel has refused bytes: from then on the line is known by
/// what it took.
///
/// A state machine without a clock or a terminal. Counts are in bytes.
package struct LinePace: Sendable {
  package typealias Instant = ContinuousClock.Instant

  /// What asks the terminal for a status report.
  package static let question: [UInt8] = Array("\u{1B}[5n".utf8)
  /// How long what is under way may take to drain. A key's frame waits for no more than this, and a round trip.
  static let backlogTime = 0.12
  /// Before anything is known of the line.
  static let firstWindow = 2_048.0
  /// Less at a time would be mostly cursor movements and questions.
  static let leastWindow = 64.0
  /// More than any frame.
  static let greatestWindow = 16_777_216.0
  /// Who has not answered for so long never will, unless it has answered before.
  static let patience = Duration.milliseconds(500)
  /// An answer that does not come for so long is lost: the terminal was reset, or another one has taken its place.
  static let lostAfter = Duration.seconds(6)
  /// One that has not answered in time may still do so: what stood in the line before us has to drain first.
  static let mayAnswerWithin = Duration.milliseconds(1_500)
  /// At the end, for one that has answered before.
  static let partingTime = Duration.seconds(2)
  /// What a pseudoterminal of Linux holds when it refuses more.
  static let kernelBuffer = 65_536.0
  /// Bytes a second that any line is thought to carry: a little less than 9,600 bit/s are.
  static let slowest = 800.0
  /// The longest that news waits because of it.
  static let longestPause = 5.0
  /// A question stands behind so many seconds of line time: often enough that the answers keep the line busy, seldom
  /// enough that a slow one is not filled with questions.
  static let questionTime = 0.06
  static let leastPiece = 48.0
  /// So that a line that has become slow answers before its answers are thought lost.
  static let greatestPiece = 4_096.0
  /// How long a measured round trip holds. The way may become longer.
  static let roundTripHolds = Duration.seconds(10)

  private struct Question {
    var asked: Instant
    /// Everything sent up to it.
    var total: Int
    /// What had been answered, and when that was known, or when the burst began that it belongs to.
    var answered: Int
    var since: Instant
    /// Alone in an idle line: its delay is a round trip.
    var isAlone: Bool
    /// More was waiting to be sent: the line, not we, set the speed.
    var wasHeldBack: Bool
  }

  private let canAsk: Bool
  private var questions: [Question] = []
  private var hasAnswered = false
  private var isSilent = false
  private var total = 0
  private var answered = 0
  private var lastAnswer: Instant
  private var burstBegan: Instant
  private var unasked = 0
  private var window = Self.firstWindow
  /// All that had been sent when the window was widened last: only what was sent since says whether it is too wide.
  private var widened = 0
  private var speeds: [Double] = []
  /// The last three, in seconds. The shortest counts: an answer may be late for any reason, but never early.
  private var roundTrips: [Double] = []
  private var roundTrip: Double? { roundTrips.min() }
  private var roundTripTaken: Instant
  private var losses = 0
  private var silence = SilentPace()

  /// `canAsk`: the terminal is of a kind that knows the question.
  package init(canAsk: Bool, at now: Instant) {
    self.canAsk = canAsk
    isSilent = !canAsk
    lastAnswer = now
    burstBegan = now
    roundTripTaken = now
  }

  /// Sent and not known to have arrived.
  package var underWay: Int { total - answered }
  /// Until when to wait, at the end, for answers that are still to come; nil when there are none.
  package func parting(at now: Instant) -> Instant? {
    guard let last = questions.last else { return nil }
    if hasAnswered { return now + min(max(Self.partingTime, timeNeeded(by: last)), Self.partingTime * 2) }
    let end = last.asked + Self.mayAnswerWithin
    return end > now ? end : nil
  }
  /// Bytes a second, by the answers or by what a full kernel buffer took; nil while unknown.
  package var speed: Double? { isSilent ? silence.speed : speeds.max() }

  /// Whether a frame may begin. One that a key asked for may as soon as there is room; any other waits until all
  /// before it has arrived.
  package mutating func mayBegin(isUrgent: Bool, at now: Instant) -> Bool {
    guard room(isUrgent: isUrgent, at: now) > 0 else { return false }
    return isUrgent || isSilent || underWay == 0
  }

  /// How many bytes may be sent now.
  package mutating func room(isUrgent: Bool, at now: Instant) -> Int {
    giveUp(at: now)
    if isSilent { return silence.room(isUrgent: isUrgent, at: now) }
    // Only an idle line says how long the way is.
    if underWay > 0, isRoundTripOld(at: now, after: isUrgent ? 2 : 1) { return 0 }
    let room = Int(window) - underWay
    // Pieces of a few bytes would be all overhead.
    return room < Int(Self.leastWindow / 2) ? 0 : room
  }

  /// How long until there may be room without any answer.
  package func delay(isUrgent: Bool, at now: Instant) -> Duration {
    if isSilent { return silence.delay(isUrgent: isUrgent, at: now) }
    guard let oldest = questions.first else { return .zero }
    return max(.zero, max(oldest.asked, lastAnswer) + limit(of: oldest) - now)
  }

  /// How long after the last answer a question counts as unanswered.
  private func limit(of question: Question) -> Duration {
    hasAnswered ? max(Self.lostAfter, min(.seconds(300), timeNeeded(by: question))) : Self.patience
  }

  /// Twice what the line is known to take until a question is answered: a long copy may stand before it.
  private func timeNeeded(by question: Question) -> Duration {
    let draining = speeds.max().map { Double(question.total - answered) / $0 } ?? 0
    return .seconds(2 * (draining + (roundTrip ?? 0)))
  }

  /// Bytes are under way that no question follows: without one they would never be known to have arrived.
  package var lacksQuestion: Bool { questions.isEmpty && unasked > 0 && !isSilent }

  /// Whether a question should follow bytes that are about to be sent.
  package func asks(after count: Int, hasMore: Bool) -> Bool {
    guard canAsk, unasked + count > 0 else { return false }
    // A silent one is asked now and then: the terminal behind a multiplexer may change.
    if isSilent { return questions.isEmpty }
    return !hasMore || unasked + count >= step
  }

  /// A question should go ahead of what comes next, to measure the round trip.
  package func wantsProbe(at now: Instant) -> Bool {
    canAsk && !isSilent && underWay == 0 && (roundTrip == nil || isRoundTripOld(at: now, after: 1))
  }

  private func isRoundTripOld(at now: Instant, after times: Int) -> Bool {
    roundTrip != nil && now - roundTripTaken > Self.roundTripHolds * times
  }

  /// Bytes from question to question.
  private var step: Int {
    let half = min(window / 2, Self.greatestPiece)
    return Int(max(Self.leastPiece, min(half, speeds.max().map { $0 * Self.questionTime } ?? half)))
  }

  /// How large a piece should be, so that a question follows it.
  package func piece(of room: Int) -> Int { isSilent ? room : min(room, step) }

  /// Bytes went out, the question included if there is one. `hasMore`: more of the frame waits.
  package mutating func sent(_ count: Int, asking: Bool, hasMore: Bool, at now: Instant) {
    let wasIdle = underWay == 0
    if wasIdle { burstBegan = now }
    total += count
    if isSilent {
      silence.sent(count, at: now)
      if !asking { answered = total }
    }
    unasked += count
    guard asking else { return }
    unasked = 0
    let isAlone = wasIdle && count <= Self.question.count
    questions.append(
      Question(
        asked: now, total: total, answered: answered, since: wasIdle ? burstBegan : max(lastAnswer, burstBegan),
        isAlone: isAlone, wasHeldBack: hasMore))
    if questions.count > 1, hasMore { for index in questions.indices { questions[index].wasHeldBack = true } }
  }

  /// The terminal has answered so many questions.
  package mutating func answers(_ count: Int, at now: Instant) {
    for _ in 0..<min(count, questions.count) {
      let question = questions.removeFirst()
      hasAnswered = true
      losses = 0
      learn(from: question, at: now)
      // Of what was sent since, to one thought silent, nothing is known.
      answered = isSilent ? question.total : max(answered, question.total)
      isSilent = false
      lastAnswer = now
    }
  }

  /// The kernel has taken so many bytes in all, and `isFull`: it refuses more.
  package mutating func kernelHas(taken: Int, isFull: Bool, at now: Instant) {
    silence.kernelHas(taken: taken, isFull: isFull, at: now)
  }

  private mutating func learn(from question: Question, at now: Instant) {
    let delay = max(1e-6, (now - question.asked) / .seconds(1))
    if question.isAlone {
      roundTrips.append(delay)
      if roundTrips.count > 3 { roundTrips.removeFirst() }
      roundTripTaken = now
      return
    }
    let took = max(1e-6, (now - question.since) / .seconds(1))
    let speed = Double(question.total - question.answered) / took
    if question.wasHeldBack || speed > speeds.max() ?? 0 {
      speeds.append(speed)
      if speeds.count > 5 { speeds.removeFirst() }
    }
    guard let fastest = speeds.max() else { return }
    let roundTrip = roundTrip ?? 0
    let fitting = fastest * (roundTrip + Self.backlogTime)
    // Nothing piled up although we held back: there is more in this line. A few bytes that pass quickly say nothing of it.
    var wider = 0.0
    let wasFull = Double(question.total - question.answered) > 0.4 * window
    if question.wasHeldBack, wasFull, question.answered >= widened, delay < roundTrip + Self.backlogTime / 2 {
      wider = 2 * window
      widened = total
    }
    window = min(Self.greatestWindow, max(Self.leastWindow, fitting, wider))
  }

  /// Stops waiting for answers that will not come.
  private mutating func giveUp(at now: Instant) {
    guard let oldest = questions.first else { return }
    let waited = now - max(oldest.asked, lastAnswer)
    if !hasAnswered, waited >= Self.patience {
      isSilent = true
      answered = total
      if waited >= .seconds(60) { questions = [] }
    } else if hasAnswered, waited >= limit(of: oldest) {
      questions = []
      answered = total
      unasked = 0
      lastAnswer = now
      losses += 1
      if losses == 3 {
        hasAnswered = false
        isSilent = true
      }
    }
  }
}
