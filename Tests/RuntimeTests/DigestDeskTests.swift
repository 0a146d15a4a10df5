import AisleTesting
import Analysis
import Canvas
import Interaction
import Runtime
import SiteModel
import Testing
import Theming
import Views
import Wording

@Suite("Sums beside the console")
struct DigestDeskTests {
  @Test("A digest that is ordered comes later, and its coming is told")
  func ordered() async {
    let (ready, signal) = AsyncStream<Void>.makeStream()
    let desk = DigestDesk { signal.yield() }
    let site = LargeSite.make(nodes: 100)
    #expect(desk.newest(of: site, at: LargeSite.now) == nil)
    for await _ in ready { break }
    let digest = desk.newest(of: site, at: LargeSite.now)
    #expect(digest?.site.version == site.version)
    #expect(digest?.summary.nodes.count == 100)
  }

  @Test("A large site's news is on the screen once its sums have come, and keys work before")
  func session() async throws {
    let (ready, signal) = AsyncStream<Void>.makeStream()
    let plan = LargeSite.topology(nodes: 600)
    let board = SiteBoard(Site(topology: plan))
    let clock = ManualClock(at: LargeSite.now)
    var session = ConsoleSession(
      board: board, clock: clock, console: Console(), theme: .fallback, maker: SceneMaker(),
      outside: .init(
        themes: [], theme: { .failure(.init(Saying(.noSuchTheme, $0))) }, export: { _ in Saying(.noSuchLanguage) }),
      desk: DigestDesk { signal.yield() })
    _ = session.handle(.refreshed)
    for await _ in ready { break }
    board.post(LargeSite.make(nodes: 600))
    clock.advance(by: .seconds(1))
    _ = session.handle(.refreshed)
    _ = session.handle(.key(.character("3")))
    #expect(session.scene().console.page == .nodes)
    // Not at once: sums are made once a second.
    for await _ in ready {
      _ = session.handle(.refreshed)
      if session.scene().digest.summary.nodes.count == 600 { break }
    }
    #expect(session.stage(for: Size(80, 24)).buffer.size == Size(80, 24))
  }
}
