import AisleTesting
import Canvas
import Interaction
import Orders
import Runtime
import SiteModel
import Synchronization
import Theming
import Views
import Wording

/// A console session over the sample site with a record behind it.
struct ReplaySeat {
  var session: ConsoleSession
  let desk: ReplayDesk
  let clock = ManualClock(at: SampleSite.now)
  let board: SiteBoard

  init(_ past: any Past = SamplePast(), live: Site = SamplePast.present, language: Language = .english) {
    self.init(live: live, language: language) { past }
  }

  init(live: Site, language: Language = .english, opening: @escaping ReplayDesk.Opening) {
    var console = Console()
    console.language = language
    desk = ReplayDesk(whenNews: {}, opening: opening)
    board = SiteBoard(live)
    var outside = ConsoleSession.Outside(themes: [], theme: { _ in .failure(.init(Saying(.noData))) }) { view in
      Saying(.exported, view.format)
    }
    outside.past = desk
    session = ConsoleSession(
      board: board, clock: clock, console: console, theme: .fallback, maker: SceneMaker(utcOffset: 28_800),
      outside: outside)
    _ = session.stage(for: Size(120, 36))
  }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    let effects = text.flatMap { session.handle(.key(.character($0))) }
    _ = session.stage(for: Size(120, 36))
    return effects
  }

  mutating func press(_ key: Key) {
    _ = session.handle(.key(key))
    _ = session.stage(for: Size(120, 36))
  }

  mutating func run(_ line: String) {
    _ = session.run(line)
    _ = session.stage(for: Size(120, 36))
  }

  /// Waits until what is shown is what was asked for.
  mutating func settle() async throws {
    for _ in 0..<1_000 {
      _ = session.handle(.refreshed)
      if session.console.replay.map({ $0.shown == $0.wanted }) ?? true { break }
      try await Task.sleep(for: .milliseconds(5))
    }
    _ = session.stage(for: Size(120, 36))
  }

  mutating func go(to line: String) async throws {
    run("time \(line)")
    try await settle()
  }

  mutating func screen(_ size: Size = Size(120, 36)) -> String {
    let buffer = session.stage(for: size).buffer
    return (0..<buffer.size.height).map { y in
      (0..<buffer.size.width).map { buffer.glyph(buffer[$0, y]) }.joined()
    }.joined(separator: "\n")
  }

  var notice: String { session.console.notice.map { Wording(.english).text(of: $0.saying) } ?? "" }
  var shown: Moment? { session.console.replay?.shown }
}
