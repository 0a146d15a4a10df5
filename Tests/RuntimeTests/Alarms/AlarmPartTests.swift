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
