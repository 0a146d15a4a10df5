import AisleTesting
import Analysis
import Canvas
import Interaction
import Runtime
import SiteModel
import Synchronization
import Testing
import Theming
import Views
import Wording

@Suite("A handover in the console") struct HandoverSavingTests {
  /// What a session asked to have written.
  private final class Written: Sendable {
    private let kept = Mutex<[ConsoleSession.ViewToExport]>([])
    var views: [ConsoleSession.ViewToExport] { kept.withLock { $0 } }
    func keep(_ view: ConsoleSession.ViewToExport) { kept.withLock { $0.append(view) } }
  }

  @Test("is saved and copied whole, as text of its own, and what was said while it was read goes") func saved()
    async throws
  {
    let written = Written()
    var outside = ConsoleSession.Outside(themes: [], theme: { _ in .failure(.init(Saying(.noData))) }) { view in
      written.keep(view)
      return Saying(.exported, view.format)
    }
    outside.handovers = HandoverDesk(whenNews: {}) { span in
      Result { () throws(PastFailure) in try Handover(of: SamplePast(), from: span.from, to: span.to, actions: nil) }
    }
    outside.past = ReplayDesk(whenNews: {}) { SamplePast() }
    var session = ConsoleSession(
      board: SiteBoard(SamplePast.present), clock: ManualClock(at: SampleSite.now), console: Console(),
      theme: .fallback, maker: SceneMaker(utcOffset: 28_800), outside: outside)
    _ = session.stage(for: Size(100, 30))
    #expect(session.run("handover 8h")?.word == .handoverWorking)
    for _ in 0..<1_000 where session.console.layers.isEmpty {
      _ = session.handle(.refreshed)
      try await Task.sleep(for: .milliseconds(5))
    }
    guard case .sheet(let sheet, _)? = session.console.layers.last else {
      Issue.record("no handover came")
      return
    }
    #expect(session.console.notice == nil)
    _ = session.stage(for: Size(100, 30))
    #expect(session.handle(.key(.character("y"))) == [.copy(sheet.text)])
    _ = session.handle(.key(.character("e")))
    let view = try #require(written.views.last)
    #expect(view.sheet == sheet && view.format == "text" && sheet.kind == "handover")
    for text in ["Shift handover: ", "\nStill open\n", "\nFigures of the shift\n"] {
      #expect(sheet.text.contains(text), "\(text)")
    }
    #expect(!sheet.text.contains("│"))
    let stage = session.stage(for: Size(100, 30))
    let line = (0..<100).map { stage.buffer.glyph(stage.buffer[$0, 28]) }.joined()
    #expect(line.contains("text"), "what became of it is in sight: \(line)")
  }
}
