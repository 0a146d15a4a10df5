import Terminal

/// A line, its terminal, and a sender that has always something to send.
struct PacedLine {
  static let start = ContinuousClock.now
  var bytesASecond: Double
  var answerTakes: Double
  var answers = true
  var pace = LinePace(canAsk: true, at: Self.start)
  /// Seconds since the start.
  var time = 0.0
  private var waiting = 0.0
  private var marks: [Double] = []
  private var due: [Double] = []
  private(set) var arrived = 0.0

  init(bytesASecond: Double, answerTakes: Double = 0, answers: Bool = true) {
    self.bytesASecond = bytesASecond
    self.answerTakes = answerTakes
    self.answers = answers
  }

  var now: ContinuousClock.Instant { Self.start + .seconds(time) }
  /// Seconds until what stands in the line has arrived.
  var backlog: Double { waiting / bytesASecond }

  mutating func send(_ count: Int, asking: Bool, hasMore: Bool) {
    pace.sent(count, asking: asking, hasMore: hasMore, at: now)
    waiting += Double(count)
    if asking { marks.append(arrived + waiting) }
  }

  /// Millisecond by millisecond, the line and then what the sender does.
  mutating func run(seconds: Double, isUrgent: Bool = true, frame: Int = .max) {
    let end = time + seconds
    var left = frame
    while time < end {
      time += 0.001
      let moved = min(waiting, bytesASecond / 1000)
      waiting -= moved
      arrived += moved
      while let mark = marks.first, mark <= arrived + 0.001 {
        marks.removeFirst()
        if answers { due.append(time + answerTakes) }
      }
      while let answer = due.first, answer <= time {
        due.removeFirst()
        pace.answers(1, at: now)
      }
      if pace.wantsProbe(at: now) { send(4, asking: true, hasMore: left > 0) }
      if left == 0 {
        guard pace.mayBegin(isUrgent: isUrgent, at: now) else { continue }
        left = frame
      }
      var sent = 0
      while left > 0, sent < 1_000_000, case let room = pace.room(isUrgent: isUrgent, at: now), room > 0 {
        let count = min(left, pace.piece(of: room))
        left -= count
        sent += count
        let asks = pace.asks(after: count, hasMore: left > 0)
        send(count + (asks ? 4 : 0), asking: asks, hasMore: left > 0)
      }
      if pace.lacksQuestion { send(4, asking: true, hasMore: left > 0) }
    }
  }
}
