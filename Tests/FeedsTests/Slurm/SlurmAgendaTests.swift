import Feeds
import SiteModel
import Testing

@Suite("What Slurm is asked, and when") struct SlurmAgendaTests {
  private static let start = Moment(nanoseconds: 0)

  private func agenda(every seconds: Int = 10, minimum: Int = 2, accounting: Bool = true) -> SlurmAgenda {
    SlurmAgenda(
      .init(every: .seconds(seconds), minimum: .seconds(minimum), hasAccounting: accounting), at: Self.start)
  }

  /// Asks and answers until nothing is due, each answer taking some time; gives what was asked.
  private func round(
    _ agenda: inout SlurmAgenda, at now: inout Moment, took duration: Duration = .milliseconds(10)
  ) -> [SlurmQuestion] {
    var asked: [SlurmQuestion] = []
    while let question = agenda.next(at: now) {
      asked.append(question)
      now = now + duration
      agenda.answered(question, at: now, took: duration)
    }
    return asked
  }

  @Test("first whether the controller is there, then the queue, then all the rest at once") func first() {
    var (agenda, now) = (agenda(), Self.start)
    let asked = round(&agenda, at: &now)
    #expect(asked.prefix(2) == [.ping, .jobs])
    #expect(
      Set(asked.dropFirst(2)) == [
        .configuration, .nodes, .partitions, .reservations, .priorities, .steps, .accounting(minutes: 1440), .shares,
        .qualities, .clock,
      ])
    #expect(agenda.isRound)
  }

  @Test("details follow the queue at once the first time, and then stand in the place of a poll") func details() {
    var (agenda, now) = (agenda(), Self.start)
    var asked: [SlurmQuestion] = []
    for _ in 0..<3 {
      guard let question = agenda.next(at: now) else { break }
      asked.append(question)
      agenda.answered(question, at: now, took: .milliseconds(1))
      if question == .jobs { agenda.want(details: true) }
    }
    #expect(asked == [.ping, .jobs, .details])
    _ = round(&agenda, at: &now)
    var lists = 0
    for second in stride(from: 10, through: 300, by: 1) {
      now = Self.start + .seconds(second)
      while let question = agenda.next(at: now) {
        if [.jobs, .details].contains(question) { lists += 1 }
        agenda.answered(question, at: now, took: .milliseconds(1))
        if question == .jobs { agenda.want(details: true) }
      }
    }
    // The controller lists its jobs once every ten seconds, whatever begins.
    #expect((28...31).contains(lists))
  }

  @Test("one question at a time") func single() {
    var agenda = agenda()
    #expect(agenda.next(at: Self.start) == .ping)
    #expect(agenda.next(at: Self.start) == nil)
    #expect(agenda.wake(at: Self.start) == nil)
  }

  @Test(
    "the queue is asked for at its cadence, and never below the site's minimum or two seconds",
    arguments: [
      (10, 2, 6), (1, 2, 30), (1, 1, 30), (5, 20, 3),
    ])
  func cadence(every: Int, minimum: Int, count: Int) {
    var (agenda, now) = (agenda(every: every, minimum: minimum), Self.start)
    _ = round(&agenda, at: &now, took: .zero)
    var polls = 0
    for tick in 1...600 {
      now = Self.start + .milliseconds(tick * 100)
      polls += round(&agenda, at: &now, took: .milliseconds(1)).filter { $0 == .jobs }.count
    }
    #expect(abs(polls - count) <= 1)
  }

  @Test("asking takes no more than a tenth of the time, however slow the answers are") func slow() {
    var (agenda, now) = (agenda(), Self.start)
    _ = round(&agenda, at: &now, took: .seconds(4))
    let began = now
    var busy = Duration.zero
    while now < began + .seconds(3600) {
      now = max(agenda.wake(at: now) ?? now, now + .milliseconds(20))
      guard let question = agenda.next(at: now) else { continue }
      now = now + .seconds(4)
      busy = busy + .seconds(4)
      agenda.answered(question, at: now, took: .seconds(4))
    }
    #expect(busy.seconds <= 3600 * 0.105)
  }

  @Test("a database that hangs does not hold the queue up") func hungDatabase() {
    var (agenda, now) = (agenda(), Self.start)
    _ = round(&agenda, at: &now)
    now = now + .seconds(61)
    while let question = agenda.next(at: now) {
      if case .accounting = question {
        now = now + .seconds(10)
        agenda.failed(question, .timedOut(after: .seconds(10)), at: now, took: .seconds(10))
      } else {
        now = now + .milliseconds(10)
        agenda.answered(question, at: now, took: .milliseconds(10))
      }
    }
    now = now + .seconds(11)
    #expect(agenda.next(at: now) == .jobs)
  }

  @Test("a controller that is down is only pinged, less and less often, and the database goes on") func down() {
    var (agenda, now) = (agenda(), Self.start)
    var asked: [SlurmQuestion] = []
    for second in 0..<300 {
      now = Self.start + .seconds(second)
      while let question = agenda.next(at: now) {
        asked.append(question)
        if question == .ping {
          agenda.failed(question, .scheduler(.controllerDown), at: now, took: .milliseconds(5))
        } else {
          agenda.answered(question, at: now, took: .milliseconds(5))
        }
      }
    }
    #expect(Set(asked).isDisjoint(with: [.jobs, .nodes, .priorities]))
    #expect((5...9).contains(asked.filter { $0 == .ping }.count))
    #expect(asked.contains(.accounting(minutes: 1440)) && asked.contains(.qualities))
    #expect(agenda.isRound)
  }

  @Test("after a question that hung a ping comes first, and the queue as soon as it is answered") func recovery() {
    var (agenda, now) = (agenda(), Self.start)
    _ = round(&agenda, at: &now)
    now = now + .seconds(10)
    #expect(agenda.next(at: now) == .jobs)
    agenda.failed(.jobs, .timedOut(after: .seconds(10)), at: now + .seconds(10), took: .seconds(10))
    now = now + .seconds(110)
    #expect(agenda.next(at: now) == .ping)
    agenda.answered(.ping, at: now, took: .zero)
    #expect(agenda.next(at: now) == .jobs)
  }

  @Test("after accounting that was away what ended is asked for as far back as at first") func gap() {
    var (agenda, now) = (agenda(), Self.start)
    _ = round(&agenda, at: &now)
    var asked: [Int] = []
    for second in stride(from: 10, through: 3000, by: 10) {
      now = max(now, Self.start + .seconds(second))
      let isAway = (600..<2400).contains(second)
      while let question = agenda.next(at: now) {
        if case .accounting(let minutes) = question {
          if isAway {
            agenda.failed(question, .scheduler(.cutShort), at: now, took: .zero)
            continue
          }
          asked.append(minutes)
        }
        agenda.answered(question, at: now, took: .zero)
      }
    }
    #expect(asked.filter { $0 == 1440 }.count == 1, "\(asked)")
    #expect(asked.count > 12 && asked.last == 15)
  }

  @Test("what a site does not have is not asked for") func dropped() {
    var (agenda, now) = (agenda(accounting: false), Self.start)
    agenda.dropFactors()
    let asked = round(&agenda, at: &now)
    #expect(Set(asked).isDisjoint(with: [.accounting(minutes: 1440), .shares, .qualities, .priorities]))
    #expect(agenda.isRound)
  }
}
