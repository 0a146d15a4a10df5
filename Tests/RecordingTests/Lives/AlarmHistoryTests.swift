import AisleTesting
import Analysis
import GRDB
import History
import Recording
import SiteModel
import Testing

@Suite("Alarms in a history") struct AlarmHistoryTests {
  private static let now = SampleSite.now
  private static let person = Person(name: "li", number: 1001)
  private static let site = TroubledSite.make()

  /// The alarms of a site in trouble, one of them with everything that an alarm can have.
  private static let alarms: [Alarm] = {
    // No queue is recorded here: who does not know a job cannot place its alarms.
    var alarms = AlarmBoard(unkept: findings(in: site, at: now), in: site, at: now).alarms.filter {
      if case .job = $0.id.subject { false } else { true }
    }
    // An alarm stands for all that is wrong with parts of one node.
    alarms = Dictionary(grouping: alarms, by: \.id).values.compactMap(\.first).sorted { "\($0.id)" < "\($1.id)" }
    alarms[0].acknowledgement = Acknowledgement(by: person, at: now)
    alarms[0].shelving = Shelving(by: person, at: now, until: now + .seconds(60), reason: "works")
    alarms[0].suppression = Suppression(.explained(by: alarms[1].id), since: now)
    alarms[0].withdrawal = Withdrawal(by: person, at: now, reason: "RMA")
    alarms[0].comments = [AlarmComment(by: person, at: now, "已联系厂商")]
    alarms[0].effect = AlarmEffect(racks: 1, nodes: 2, jobs: 3, power: 4e3)
    alarms[0].timeToRespond = .seconds(40)
    (alarms[0].root, alarms[0].isChattering, alarms[0].isLatched) = (alarms[1].id, true, true)
    return alarms
  }()

  private static func news(_ alarms: [Alarm], from number: UInt64, at moment: Moment) -> AlarmNews {
    let events = alarms.enumerated().map {
      AlarmEvent(.raised, of: $1, number: number + UInt64($0), at: moment, by: person, text: "why")
    }
    let last = number + UInt64(max(1, alarms.count)) - 1
    return AlarmNews(
      events, board: AlarmBoard(alarms, lastEvent: last, flood: AlarmFlood(since: moment, count: 12)), at: moment)
  }

  private func file(of rig: HistoryRig) async throws -> HistoryFile {
    for source in Self.site.sources { await rig.writer.register(source.description) }
    return try await rig.file()
  }

  @Test("a board that is kept and empty reads as one, and before it nobody kept any") func empty() async throws {
    let rig = try HistoryRig(of: Self.site.topology)
    await rig.writer.append(AlarmNews([], board: AlarmBoard([], lastEvent: 0), at: Self.now))
    let file = try await file(of: rig)
    let board = try #require(try file.site(at: Self.now + .seconds(1)).alarms)
    #expect(!board.isUnkept && board.alarms.isEmpty)
    #expect(try file.site(at: Self.now - .seconds(1)).alarms?.isUnkept ?? true)
  }

  @Test("every event is told again: after, up to, about one thing, about a node with what is in it") func events()
    async throws
  {
    let rig = try HistoryRig(of: Self.site.topology)
    let first = Self.news(Self.alarms, from: 1, at: Self.now)
    let second = Self.news([Self.alarms[1]], from: 1000, at: Self.now + .seconds(10))
    await rig.writer.append(first)
    await rig.writer.append(second)
    let file = try await rig.file()
    let all = try file.alarmEvents(after: Self.now - .seconds(1), to: Self.now + .seconds(60), about: nil)
    #expect(all == first.events + second.events)
    #expect(try file.alarmEvents(after: Self.now, to: Self.now + .seconds(60), about: nil) == second.events)
    for alarm in Self.alarms {
      let own = try file.alarmEvents(after: Self.now - .seconds(1), to: Self.now, about: alarm.id.subject)
      #expect(own.contains { $0.alarm == alarm.id })
      if case .thing(let key) = alarm.id.subject, key.kind != .node, !key.node.isEmpty {
        let node = try file.alarmEvents(after: Self.now - .seconds(1), to: Self.now, about: .thing(.node(key.node)))
        #expect(node.contains { $0.alarm == alarm.id })
      }
    }
    let counts = try file.alarmCounts(from: Self.now - .seconds(10), to: Self.now + .seconds(20), count: 3)
    let announced = Self.alarms.count { !$0.isSetAside }
    #expect(counts.map { $0.values.reduce(0, +) } == [0, announced, 1])
  }

  @Test("who goes by numbers hears of what came after the clock was set back") func numbers() async throws {
    let rig = try HistoryRig(of: Self.site.topology)
    #expect(try await rig.file().newestAlarmEvent() == 0)
    await rig.writer.append(Self.news([Self.alarms[0]], from: 1, at: Self.now))
    #expect(try await rig.file().newestAlarmEvent() == 1)
    let later = Self.news([Self.alarms[1]], from: 2, at: Self.now - .seconds(7_200))
    await rig.writer.append(later)
    let file = try await rig.file()
    #expect(try file.alarmEvents(beyond: 1) == later.events && file.newestAlarmEvent() == 2)
    #expect(try file.alarmEvents(beyond: 2).isEmpty && file.alarmEvents(beyond: .max).isEmpty)
  }

  @Test("the board of a moment is the board of that moment") func board() async throws {
    let rig = try HistoryRig(of: Self.site.topology)
    await rig.writer.append(Self.news(Self.alarms, from: 1, at: Self.now))
    await rig.writer.append(Self.news(Array(Self.alarms.dropFirst(2)), from: 1000, at: Self.now + .seconds(10)))
    let file = try await file(of: rig)
    let board = try #require(try file.site(at: Self.now + .seconds(5)).alarms)
    let sources = Self.site.sources.map(\.description.id)
    let restored = try file.site(at: Self.now + .seconds(5))
    #expect(board.lastEvent == UInt64(Self.alarms.count) && board.flood?.count == 12)
    #expect(Self.alarms.filter { board[$0.id] == nil }.map(\.id) == [] && board.alarms.count == Self.alarms.count)
    let full = try #require(board[Self.alarms[0].id])
    #expect(full.comments == Self.alarms[0].comments && full.shelving == Self.alarms[0].shelving)
    #expect(full.suppression == Self.alarms[0].suppression && full.withdrawal == Self.alarms[0].withdrawal)
    #expect(full.effect == Self.alarms[0].effect && full.root == Self.alarms[0].root && full.isChattering)
    #expect(full.finding.detail == Self.alarms[0].finding.detail && full.timeToRespond == .seconds(40))
    for alarm in Self.alarms where !alarm.finding.otherSources.isEmpty {
      let others = board[alarm.id]?.finding.otherSources.map { restored.sources[$0].description.id }
      #expect(others == alarm.finding.otherSources.map { sources[$0] })
    }
    #expect(try file.site(at: Self.now + .seconds(10)).alarms?.alarms.count == Self.alarms.count - 2)
    #expect(try file.site(at: Self.now - .seconds(1)).alarms == nil)
  }

  @Test("an alarm engine goes on from the newest board, whatever the site has heard of by then") func resuming()
    async throws
  {
    let rig = try HistoryRig(of: Self.site.topology)
    await rig.writer.append(Self.news(Self.alarms, from: 7, at: Self.now))
    await rig.writer.close()
    let next = try HistoryWriter(path: rig.path, site: Self.site.topology, clock: ManualClock())
    let fresh = Site(topology: Self.site.topology)
    let (site, board) = try #require(await next.resumed(fresh))
    let things = Self.alarms.filter { if case .thing = $0.id.subject { true } else { false } }
    #expect(things.allSatisfy { board[$0.id] != nil } && !things.isEmpty)
    #expect(board.lastEvent == UInt64(Self.alarms.count) + 6)
    #expect(things.allSatisfy { site.subject(of: $0.id.subject) != nil })
  }

  @Test("what people did is kept, with what was refused and why") func acts() async throws {
    let rig = try HistoryRig(of: Self.site.topology)
    let ids = Self.alarms.map(\.id)
    let refusals: [AlarmRefusal] = [
      .unknown, .unseen, .alreadyAcknowledged(by: "wang"), .tooLong(most: .seconds(28_800)),
      .notAllowed(role: .viewer), .tooMany(most: 4096), .rolesUnclear, .noAnswer,
    ]
    let orders: [AlarmOrder.Act] = [
      .acknowledge, .shelve(until: Self.now, reason: "r"), .unshelve, .withdraw(reason: "w"), .reinstate, .reset,
      .comment("c"),
    ]
    var acts: [AlarmAct] = []
    for (number, order) in orders.enumerated() {
      let refused = AlarmReport.Refused(ids[1], refusals[number % refusals.count])
      let report = AlarmReport(
        AlarmOrder(order, [ids[0], ids[1]], seen: UInt64.max - 3), done: [ids[0]], refused: [refused])
      acts.append(AlarmAct(at: Self.now + .seconds(number), by: Self.person, as: .operator, report))
    }
    for act in acts {
      await rig.writer.append(
        AlarmNews([], board: AlarmBoard([], lastEvent: 0), act: act, at: act.moment))
    }
    let file = try await rig.file()
    #expect(try file.acts(after: Self.now - .seconds(1), to: Self.now + .seconds(60)) == acts)
    for refusal in refusals { #expect(AlarmRefusal(refusal.variant) == refusal) }
  }

  @Test("a damaged row loses itself only, and a name of a later Aisle is passed over") func damage() async throws {
    let rig = try HistoryRig(of: Self.site.topology)
    let news = Self.news(Self.alarms, from: 1, at: Self.now)
    await rig.writer.append(news)
    await rig.writer.close()
    let database = try DatabaseQueue(path: rig.path)
    try await database.write { database in
      try database.execute(sql: "UPDATE alarm_event SET body = zeroblob(30) WHERE number = 2")
      try database.execute(sql: "UPDATE alarm_event SET kind = 'quantumFlux' WHERE number = 3")
      try database.execute(sql: "UPDATE alarm_event SET subject = 'moon' WHERE number = 4")
      try database.execute(sql: "UPDATE alarm_event SET change = NULL WHERE 0")
    }
    let file = try HistoryFile(path: rig.path, topology: Self.site.topology)
    let read = try file.alarmEvents(after: Self.now - .seconds(1), to: Self.now, about: nil)
    #expect(read == news.events.filter { !(2...4).contains($0.number) })
  }
}
