import Canvas
import Testing
import Widgets

@Suite("Cells of the site strip") struct StripAlphabetTests {
  @Test("What a single cell can say stays apart in every set of glyphs, without colour", arguments: GlyphSet.allCases)
  func alphabet(glyphs: GlyphSet) {
    let shapes = Ink.Role.priorities.compactMap { $0.marker?.unicodeScalars.first }
    let shades = [0.1, 0.3, 0.6, 0.9].map(HeatScale.shade)
    let cells = (shapes + shades + ["—"]).map { glyphs.standIn(for: $0) }
    #expect(cells.count == 9 && !cells.contains(nil))
    #expect(Set(cells).count == cells.count, "\(cells)")
  }

  @Test("What the Linux console shows for a priority stays apart in seven bits too") func console() {
    let shapes = Ink.Role.priorities.compactMap { $0.marker?.unicodeScalars.first }
    let cells = shapes.compactMap { GlyphSet.linuxConsole.standIn(for: $0).flatMap(GlyphSet.ascii.standIn) }
    #expect(Set(cells).count == shapes.count, "\(cells)")
  }
}
