import AisleTesting
import Canvas
import Interaction
import Runtime
import SiteModel
import Testing
import Theming
import Views
import Wording

/// A theme is seen before it is taken.
@Suite struct ThemePreviewTests {
  private func session() -> ConsoleSession {
    var other = Theme.fallback
    other.name = "other"
    let themes = [Theme.fallback.name: Theme.fallback, "other": other]
    let outside = ConsoleSession.Outside(
      themes: themes.keys.sorted(),
      theme: { name in themes[name].map { .success($0) } ?? .failure(ConsoleSession.Refusal(Saying(.noSuchTheme, name)))
      },
      export: { _ in Saying(.noFindings) })
    return ConsoleSession(
      board: SiteBoard(SampleSite.make()), clock: ManualClock(at: SampleSite.now), console: Console(),
      theme: .fallback, maker: SceneMaker(), outside: outside)
  }

  private func press(_ keys: [Key], _ session: inout ConsoleSession) {
    for key in keys { _ = session.handle(.key(key)) }
  }

  private func typed(_ text: String) -> [Key] { text.map { .character($0) } }

  @Test func `Tab shows a theme at once, Esc goes back to the one in use`() {
    var session = session()
    press(typed(":theme o") + [.tab], &session)
    #expect(session.theme.name == "other")
    press([.escape], &session)
    #expect(session.theme.name == Theme.fallback.name)
  }

  @Test func `Enter keeps what is shown`() {
    var session = session()
    press(typed(":theme other"), &session)
    #expect(session.theme.name == "other")
    press([.enter], &session)
    #expect(session.theme.name == "other")
    press(typed(":theme"), &session)
    #expect(session.theme.name == "other")
  }

  @Test func `a name that is not whole yet shows nothing new`() {
    var session = session()
    press(typed(":theme othe"), &session)
    #expect(session.theme.name == Theme.fallback.name)
    press([.character("r"), .backspace], &session)
    #expect(session.theme.name == Theme.fallback.name)
  }
}
