package import Canvas
internal import Interaction
package import Runtime
internal import SiteModel
internal import StrictYAML
package import Theming
package import Views
internal import Wording

extension Look {
  /// What every program may do outside itself: read themes. Nothing is written.
  package var themesOnly: ConsoleSession.Outside {
    let library = library
    return ConsoleSession.Outside(
      themes: library.names,
      theme: { name in
        do throws(ThemeError) { return .success(try library.theme(named: name)) } catch {
          return .failure(ConsoleSession.Refusal(Self.saying(error, about: name)))
        }
      },
      export: { _ in Saying(.snapshotGoesElsewhere) })
  }

  /// What is said of a theme that cannot be had. What is wrong with its file, line by line, is for a terminal.
  private static func saying(_ error: ThemeError, about name: String) -> Saying {
    let name = CleanText.cleaned(name, limit: 40)
    switch error {
    case .unknown: return Saying(.noSuchTheme, name)
    case .faulty(let error): return Saying(.themeFaulty, name, CleanText.cleaned(error.problems.first?.file ?? name))
    }
  }

  /// A page or picture is called `Lingang-1 · Racks`; one of the past says so.
  package static func frameSettings(for scene: Scene, glyphs: GlyphSet) -> FrameSettings {
    FrameSettings(
      glyphs: glyphs,
      title: ([scene.site.name, scene.words(scene.console.page.title)] + scene.replayTitle).joined(separator: " · "),
      language: scene.words.language.tag)
  }
}
