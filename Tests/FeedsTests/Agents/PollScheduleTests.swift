import AisleTesting
import Feeds
import SiteModel
import Testing

/// Drives a schedule through simulated time: each target answers, fails or hangs as `behaviour` says.
struct ScheduleRun {
  enum Behaviour { case answers(after: Duration), fails(after: Duration), hangs }

  var polls: [Int: [Moment]] = [:]
  var mostInFlight = 0
  var ignored = 0
  static let start = Moment(seconds: 1000)

  init(
    count: Int, settings: PollSchedule.Settings, for length: Duration, behaviour: (Int, Moment) -> Behaviour
  ) {
    var schedule = PollSchedule(
      names: (0..<count).map { "fleet/node-\($0):9400" }, settings: settings, start: Self.start)
    var endings: [(at: Moment, ticket: PollSchedule.Ticket, isSuccess: Bool)] = []
    var now = Self.start
    while now < Self.start + length {
      let ended = endings.filter { $0.at <= now }
      endings.removeAll { $0.at <= now }
      for end in ended {
        let counts = end.isSuccess ? schedule.succeeded(end.ticket, at: now) : schedule.failed(end.ticket, at: now)
        if !counts { ignored += 1 }
      }
      _ = schedule.givenUp(at: now)
      for ticket in schedule.due(at: now) {
        polls[ticket.target, default: []].append(now)
        switch behaviour(ticket.target, now) {
        case .answers(let delay): endings.append((now + delay, ticket, true))
        case .fails(let delay): endings.append((now + delay, ticket, false))
        case .hangs: break
        }
      }
      mostInFlight = max(mostInFlight, schedule.inFlightCount)
      now = now + .milliseconds(20)
    }
  }

  /// How many polls of a target fell into each period of the run.
  func counts(of target: Int, period: Duration, periods: Int) -> [Int] {
    (0..<periods).map { number in
      let from = Self.start + period * number
      return (polls[target] ?? []).count { $0 >= from && $0 < from + period }
    }
  }
}

struct PollScheduleTests {
  let settings = PollSchedule.Settings(
    period: .seconds(10), concurrency: 32, longestWait: .seconds(80), patience: .seconds(6))

  @Test("Every target that answers is polled once in every period, however many die around it")
  func oncePerPeriod() {
    let run = ScheduleRun(count: 600, settings: settings, for: .seconds(200)) { target, _ in
      target.isMultiple(of: 2) ? .answers(after: .milliseconds(40)) : .fails(after: .seconds(5))
    }
    for target in stride(from: 0, to: 600, by: 2) {
      // The dead half keeps newcomers waiting at first; whoever has answered once is never late again.
      let first = run.polls[target]?.first ?? .never
      let skipped = Int((first - ScheduleRun.start).seconds / 10) + 1
      let counts = run.counts(of: target, period: .seconds(10), periods: 20).dropFirst(skipped)
      #expect(skipped < 15 && counts.allSatisfy { $0 == 1 }, "target \(target): \(counts)")
    }
    #expect(run.mostInFlight <= 32)
  }

  @Test("Load is even: no 100 ms of a period carry more than three times their share")
  func evenLoad() {
    let run = ScheduleRun(count: 2000, settings: settings, for: .seconds(60)) { _, _ in
      .answers(after: .milliseconds(20))
    }
    var buckets = [Int](repeating: 0, count: 300)
    for moment in run.polls.values.joined() {
      let bucket = Int((moment - ScheduleRun.start).seconds * 10) - 300
      if buckets.indices.contains(bucket) { buckets[bucket] += 1 }
    }
    #expect(buckets.reduce(0, +) == 6000)
    #expect(buckets.allSatisfy { $0 <= 60 })
  }

  @Test("A failing target is asked ever more rarely, up to the longest wait, and at once regularly when it is back")
  func backsOff() throws {
    let recovery = ScheduleRun.start + .seconds(600)
    let run = ScheduleRun(count: 1, settings: settings, for: .seconds(800)) { _, now in
      now < recovery ? .fails(after: .milliseconds(20)) : .answers(after: .milliseconds(20))
    }
    let polls = try #require(run.polls[0])
    let gaps = zip(polls, polls.dropFirst()).map { ($1 - $0).seconds }
    for (gap, full) in zip(gaps, [10.0, 20, 40, 80, 80, 80]) { #expect(gap > full * 0.74 && gap < full + 0.1) }
    let back = try #require(polls.firstIndex { $0 >= recovery })
    #expect((polls[back] - recovery).seconds < 81)
    #expect(gaps[(back + 1)...].allSatisfy { abs($0 - 10) < 0.05 })
  }

  @Test("Hanging polls are given up, their late answers ignored, and never more than allowed are in flight")
  func hanging() {
    let run = ScheduleRun(count: 300, settings: settings, for: .seconds(120)) { target, _ in
      switch target % 3 {
      case 0: .hangs
      case 1: .answers(after: .seconds(7))
      default: .answers(after: .milliseconds(20))
      }
    }
    #expect(run.mostInFlight <= 32)
    #expect(run.ignored > 0)
    for target in 0..<300 { #expect(!(run.polls[target] ?? []).isEmpty, "target \(target) is never asked") }
    for target in stride(from: 2, to: 300, by: 3) {
      let polls = run.polls[target] ?? []
      #expect(zip(polls, polls.dropFirst()).dropFirst().allSatisfy { abs(($1 - $0).seconds - 10) < 0.05 })
    }
  }

  @Test("Random fleets keep the limits", arguments: 0..<12)
  func randomFleets(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let count = Int.random(in: 1...120, using: &random)
    let concurrency = Int.random(in: 1...20, using: &random)
    let settings = PollSchedule.Settings(
      period: .milliseconds(Int.random(in: 200...5000, using: &random)), concurrency: concurrency,
      patience: .seconds(2))
    let run = ScheduleRun(count: count, settings: settings, for: .seconds(60)) { _, _ in
      switch Int.random(in: 0..<4, using: &random) {
      case 0: .fails(after: .milliseconds(Int.random(in: 0...1900, using: &random)))
      case 1: .hangs
      default: .answers(after: .milliseconds(Int.random(in: 0...2500, using: &random)))
      }
    }
    #expect(run.mostInFlight <= max(concurrency, 2))
    // No target's place in the queue is lost: each was asked, or the fleet is too large for its few places.
    if count <= 4 * concurrency { #expect(run.polls.count == count) }
  }

  @Test("With nothing in flight the next due moment is told; with everything in flight it is not")
  func nextDue() throws {
    var schedule = PollSchedule(names: ["a", "b", "c"], settings: settings, start: ScheduleRun.start)
    let due = try #require(schedule.nextDue)
    #expect(due >= ScheduleRun.start && due <= ScheduleRun.start + .seconds(1))
    #expect(schedule.due(at: due).count == 1)
    let rest = schedule.due(at: ScheduleRun.start + .seconds(1))
    #expect(rest.count == 2)
    #expect(schedule.nextDue == nil)
    let outcomes = (0..<2).map { _ in schedule.failed(rest[0], at: ScheduleRun.start + .seconds(2)) }
    #expect(outcomes == [true, false], "a ticket is good once")
    #expect(schedule.nextDue != nil)
  }
}
