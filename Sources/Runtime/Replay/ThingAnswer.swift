internal import Analysis
internal import Interaction
internal import SiteModel
internal import Synchronization
internal import Views

/// What is recorded of one thing, or why that cannot be told.
struct ThingAnswer: Sendable {
  let question: ThingQuestion
  let result: Result<ThingRecord, PastFailure>

  init(to question: ThingQuestion, from record: OpenedRecord) {
    self.question = question
    result = Result { () throws(PastFailure) in try Self.read(question, from: try record.past()) }
  }

  /// When its alarms began, the newest first.
  var occurrences: [Moment] { (try? result.get())?.occurrences.map(\.began) ?? [] }

  private static func read(_ question: ThingQuestion, from past: some Past) throws(PastFailure) -> ThingRecord {
    try ThingRecord(question, from: past)
  }
}

/// A record that is opened when it is first read.
final class OpenedRecord: Sendable {
  private let known = Mutex<(any Past)?>(nil)
  private let opening: ReplayDesk.Opening

  init(_ opening: @escaping ReplayDesk.Opening) { self.opening = opening }

  func past() throws(PastFailure) -> any Past {
    if let past = known.withLock({ $0 }) { return past }
    let past = try opening()
    known.withLock { $0 = past }
    return past
  }
}

extension ConsoleSession {
  /// What the history on the screen asks of the record; nil while none is on the screen, or the record is unread.
  private var thingQuestion: ThingQuestion? {
    guard let history = console.thingHistory, let outline = outside.past?.standing.outline else { return nil }
    let (site, now) = present()
    return ThingQuestion(
      of: site.alarmSubjects(within: history.subject), history.point,
      in: outline.window(console.timeSpan, around: now))
  }

  /// Asks for what the history on the screen shows, and takes in what has been read.
  mutating func followHistory() {
    guard let desk = outside.past else { return }
    if let answer = desk.histories.takeAnswer() { thingAnswer = answer }
    guard let question = thingQuestion else {
      if console.thingHistory == nil { thingAnswer = nil }
      return
    }
    if thingAnswer?.question != question { _ = desk.histories.begin(question) }
  }

  /// True when the history on the screen, if there is one, is told as it was asked for.
  var isHistoryTold: Bool { console.thingHistory == nil || thingAnswer.map { $0.question == thingQuestion } ?? false }

  /// What has been read, where it is of the thing and the reading on the screen.
  var fittingAnswer: ThingAnswer? {
    guard let history = console.thingHistory, let answer = thingAnswer, answer.question.point == history.point,
      answer.question.subjects == present().0.alarmSubjects(within: history.subject)
    else { return nil }
    return answer
  }

  /// What has been read of the reading on the screen: until the newest span has been, that of before.
  func showHistory(in scene: inout Scene) {
    switch fittingAnswer?.result {
    case nil: break
    case .success(let record): scene.thingRecord = record
    case .failure(let failure): scene.thingFailure = saying(of: failure, at: scene.now)
    }
  }
}
