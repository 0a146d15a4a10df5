import AisleTesting
import Glibc
import SiteModel
import StrictYAML
import Testing

@testable import Runtime

@Suite("A process' part in the alarms") struct AlarmPartTests {
  private func part(_ folder: TemporaryFolder, roles: String) throws -> AlarmPart {
    let path = try folder.write(roles, to: "roles.yaml", mode: 0o644)
    return try AlarmPart(rolesFile: path, socket: AlarmPart.freshSocket)
  }

  private func lease(of part: AlarmPart) -> Lease {
    var lease = Lease(
      holder: .recorder, process: getpid(), user: geteuid(), userName: "", boot: "", started: TroubledSite.now,
      renewed: .zero, siteMoment: TroubledSite.now)
    lease.socket = part.socket
    return lease
  }

  @Test("While another records, orders go to that one, and come back with its answer") func elsewhere() async throws {
    let folder = try TemporaryFolder()
    let bench = AlarmBench()
    let keeping = try part(folder, roles: "roles: {everybody: operator}\n")
    let keeper = await keeping.keep(bench.sites, clock: bench.clock)
    await keeper.look(at: await bench.sites.current, bench.clock.now())
    await bench.sites.show()
    let order = try bench.acknowledgement()
    let other = try part(folder, roles: "roles: {everybody: operator}\n")
    #expect(await other.carryOut(order).refused.map(\.refusal) == [.nobodyThere])
    await other.follow(lease(of: keeping))
    #expect(await other.carryOut(order).done == order.alarms)
    let name = bench.board.site.alarms?[order.alarms[0]]?.acknowledgement?.person.name ?? ""
    #expect(await keeping.carryOut(order).refused.map(\.refusal) == [.alreadyAcknowledged(by: name)])
    // Who only shows gives no orders, whoever keeps the alarms.
    let wall = AlarmPart()
    await wall.follow(lease(of: keeping))
    #expect(await wall.carryOut(order).refused.map(\.refusal) == [.nobodyThere])
    await keeping.end()
    #expect(await other.carryOut(order).refused.map(\.refusal) == [.nobodyThere])
  }

  @Test("Who stops keeping the alarms answers own orders first, and leaves nothing to be written") func ending()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("roles: {everybody: operator}\n", to: "roles.yaml", mode: 0o644)
    let (bench, hand) = (AlarmBench(), SlowHand())
    let keeping = try AlarmPart(rolesFile: path, socket: AlarmPart.freshSocket, hand: hand)
    let keeper = await keeping.keep(bench.sites, clock: bench.clock)
    await keeper.look(at: await bench.sites.current, bench.clock.now())
    await bench.sites.show()
    let order = try bench.acknowledgement()
    let answer = Task {
      let report = await keeping.carryOut(order)
      return (report, hand.log)
    }
    while hand.log.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    await keeping.end()
    hand.note("ended")
    #expect(await answer.value.0.done == order.alarms)
    #expect(hand.log == ["securing", "secured", "ended"])
  }

  @Test("Goes on from the file where that knows more than what was last read from it") func newest() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("roles: {everybody: operator}\n", to: "roles.yaml", mode: 0o644)
    let bench = AlarmBench()
    await bench.look()
    var site = await bench.sites.current
    let known = try #require(site.alarms)
    for (number, expected) in [(known.lastEvent + 5, known.lastEvent + 5), (0, known.lastEvent)] {
      let hand = SlowHand()
      site.apply(AlarmBoard([], lastEvent: number))
      hand.resume(site)
      let part = try AlarmPart(rolesFile: path, socket: AlarmPart.freshSocket, hand: hand)
      let keeper = await part.keep(bench.sites, clock: bench.clock)
      await keeper.look(at: await bench.sites.current, bench.clock.now())
      #expect(await bench.sites.current.alarms.map { $0.lastEvent >= expected } == true)
      await part.end()
      await bench.sites.keep(known, news: nil, haste: .great)
    }
  }

  @Test("What is taken from somebody is taken at once, and a file that makes no sense gives nobody anything")
  func changed() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("roles: {users: {chen: operator}}\n", to: "roles.yaml", mode: 0o644)
    let book = try RoleBook(path: path)
    #expect(book.role(of: AlarmBench.chen) == .operator)
    try folder.write("roles: {users: {chen: viewer}}   # no longer\n", to: "roles.yaml", mode: 0o644)
    #expect(book.role(of: AlarmBench.chen) == .viewer)
    try folder.write("roles: {users: {chen: operator}\n", to: "roles.yaml", mode: 0o644)
    #expect(book.role(of: AlarmBench.chen) == nil)
    try folder.write("roles: {users: {chen: engineer}}\n", to: "roles.yaml", mode: 0o666)
    #expect(book.role(of: AlarmBench.chen) == nil)
    try folder.write("roles: {users: {chen: engineer}} \n", to: "roles.yaml", mode: 0o644)
    #expect(book.role(of: AlarmBench.chen) == .engineer)
    #expect(unlink(path) == 0)
    #expect(book.role(of: AlarmBench.chen) == nil)
    #expect(throws: FileError.self) { try RoleBook(path: path) }
  }
}
