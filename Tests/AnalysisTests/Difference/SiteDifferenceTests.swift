import AisleTesting
import SiteModel
import Testing

@testable import Analysis

@Suite("What differs between two moments") struct SiteDifferenceTests {
  private static let before = SamplePast.fault - .seconds(600)
  private static let during = SamplePast.repair - .seconds(600)

  private func present(_ moment: Moment) throws -> Present { Present(try SamplePast().site(at: moment), at: moment) }

  private func board(_ present: Present) -> AlarmBoard {
    AlarmBoard(unkept: findings(from: Evidence(present)), in: present.site, at: present.now)
  }

  private func difference(_ a: Moment, _ b: Moment) throws -> SiteDifference {
    let (then, now) = (try present(a), try present(b))
    return SiteDifference(from: then, board(then), to: now, board(now))
  }

  @Test("Alarms that came stand on the one side, those that went on the other") func alarms() throws {
    let forth = try difference(Self.before, Self.during)
    #expect(forth.came.contains { $0.id.kind == .pumpsStopped && $0.id.subject.name == "CDU-01" })
    #expect(!forth.went.contains { $0.id.kind == .pumpsStopped })
    let back = try difference(Self.during, Self.before)
    #expect(Set(back.went.map(\.id)) == Set(forth.came.map(\.id)))
    #expect(Set(back.came.map(\.id)) == Set(forth.went.map(\.id)))
    let none = try difference(Self.before, Self.before)
    #expect(none.isEmpty)
  }

  @Test("An alarm that came and went unseen is told of, and what was set aside is only counted") func unseen() throws {
    let (then, now) = (try present(Self.before), try present(Self.during))
    let finding = Finding(.pumpsStopped, .critical, .entity(EntityID(.coolantDistributionUnit, 0)))
    var gone = Alarm(
      AlarmID(.pumpsStopped, .thing(.building(.coolantDistributionUnit, "CDU-01"))), finding, raisedAt: Self.during)
    gone.isActive = false
    gone.returnedAt = Self.during + .seconds(60)
    var hidden = Alarm(AlarmID(.acceleratorTemperature, .thing(.node("n"))), finding, raisedAt: Self.during)
    hidden.suppression = Suppression(.explained(by: gone.id), since: Self.during)
    hidden.announcement = nil
    let board = AlarmBoard([gone, hidden], lastEvent: 2)
    let difference = SiteDifference(from: then, AlarmBoard([], lastEvent: 0), to: now, board)
    #expect(difference.came.map(\.id) == [gone.id] && difference.cameAside == 1)
    let later = SiteDifference(from: then, board, to: now, board)
    #expect(later.came.isEmpty && later.cameAside == 0 && later.went.isEmpty)
    let over = SiteDifference(from: then, board, to: now, AlarmBoard([], lastEvent: 4))
    #expect(over.went.map(\.id) == [gone.id] && over.wentAside == 1)
  }

  @Test("States: what was heard of late, what is gone") func states() throws {
    let difference = try difference(SamplePast.arrival - .seconds(60), SamplePast.arrival + .seconds(60))
    let node = AlarmSubject.thing(.node(SamplePast.newcomer))
    #expect(difference.states.contains(StateChange(.source("spare"), from: .source(.waiting), to: .source(.alive))))
    #expect(difference.states.contains(StateChange(node, from: nil, to: .node(.reporting))))
    #expect(difference.states.count == 2)
  }

  @Test("Jobs: their states, those that came and those that left") func jobs() {
    let then = SampleSite.queued()
    var now = then
    guard let queue = then.queues.first, var first = queue.jobs.first else { return }
    let left = queue.jobs[1]
    var jobs = queue.jobs
    first.state = first.state == .running ? .completing : .running
    jobs[0] = first
    jobs.remove(at: 1)
    var batch = Batch(
      source: then.sources[queue.origins[.jobs]?.source ?? 0].description.id, moment: SampleSite.now, layout: 77)
    batch.queue = QueueReport(queue: queue.name, kind: queue.kind)
    batch.queue?.jobs = jobs
    now.apply(batch)
    let (a, b) = (Present(then, at: SampleSite.now), Present(now, at: SampleSite.now))
    let changes = StateChange.changes(from: a, to: b)
    #expect(
      changes.contains(
        StateChange(.job(queue: queue.name, id: first.id), from: .job(queue.jobs[0].state), to: .job(first.state))))
    #expect(
      changes.contains(StateChange(.job(queue: queue.name, id: left.id), from: .job(left.state), to: nil)))
  }

  /// The same by plain means: every pair of readings, sorted.
  private func plain(_ before: Present, _ after: Present) -> [(EntityKey, Quantity, Double, Double, Double)] {
    var all: [(EntityKey, Quantity, Double, Double, Double)] = []
    for kind in EntityKind.allCases {
      for quantity in Quantity.allCases where quantity.isCompared {
        var greatest = 0.0
        for present in [before, after] {
          for index in 0..<present.directory.count(of: kind) {
            greatest = max(greatest, abs(present.value(of: EntityID(kind, index), quantity) ?? 0))
          }
        }
        for index in 0..<after.directory.count(of: kind) {
          let id = EntityID(kind, index)
          let key = after.directory.key(of: id)
          guard let old = before.directory.id(of: key), let was = before.value(of: old, quantity),
            let value = after.value(of: id, quantity), was != value
          else { continue }
          var span = quantity.wholeSpan ?? greatest
          if let limits = after.site.limits[id]?[quantity]?.limits, let limit = limits.first { span = abs(limit.value) }
          if let name = quantity.limitedBy, let limit = after.value(of: id, name), limit > 0 { span = limit }
          all.append((key, quantity, was, value, abs(value - was) / span))
        }
      }
    }
    // Of equal ones the first in the site.
    let sorted = all.enumerated().sorted { ($1.element.4, $0.offset) < ($0.element.4, $1.offset) }.map(\.element)
    var counts: [[Int]: Int] = [:]
    return sorted.filter { key, quantity, _, _, _ in
      let alike = [key.kind.rawValue, quantity.rawValue].map { Int($0) }
      counts[alike, default: 0] += 1
      return counts[alike, default: 0] <= 3
    }
  }

  @Test("The ten largest changes are those that a plain computation finds, in its order") func readings() throws {
    let pairs = [
      (Self.before, Self.during), (Self.during, Self.before), (SamplePast.repair - .seconds(5), SamplePast.repair),
      (SamplePast.span.from, SampleSite.now),
    ]
    for (a, b) in pairs {
      let (then, now) = (try present(a), try present(b))
      let found = ReadingChange.largest(10, from: then, to: now)
      let wanted = plain(then, now).prefix(10)
      #expect(found.count == wanted.count && (found.count >= 5 || b == SampleSite.now))
      for (change, expected) in zip(found, wanted) {
        #expect(now.directory.key(of: change.id) == expected.0 && change.quantity == expected.1)
        #expect(change.before == expected.2 && change.after == expected.3)
        #expect(abs(change.share - expected.4) < 1e-12)
      }
    }
  }

  @Test("What is stale at either moment is no change, and neither is a counter that grows") func unknown() {
    var then = Site(topology: Topology(name: "T"))
    var now = then
    let old = SampleSite.now - .seconds(3_600)
    for (moment, site) in [(old, 0), (SampleSite.now, 1)] {
      var batch = Batch(source: SourceID("a"), moment: moment, layout: 1)
      batch.subjects = [.node("n")]
      batch.readings = [
        Reading(0, .energy, moment.seconds, at: moment), Reading(0, .load, site == 0 ? 0.2 : 0.7, at: moment),
        Reading(0, .power, site == 0 ? 100 : 400, at: site == 0 ? moment - .seconds(500) : moment),
      ]
      if site == 0 { then.apply(batch) } else { now.apply(batch) }
    }
    let changes = ReadingChange.largest(10, from: Present(then, at: old), to: Present(now, at: SampleSite.now))
    #expect(changes.map(\.quantity) == [.load])
    #expect(abs((changes.first?.share ?? 0) - 0.5) < 1e-12)
  }
}
