import Canvas
import Glibc
import Interaction
import Testing
import Theming
import Wording

@Suite("Pictures") struct PictureTests {
  @Test(
    "Every theme can be looked at, in every language",
    .enabled(if: getenv("AISLE_LOOK") != nil, "skipped: only by hand, with AISLE_LOOK=folder"))
  func look() throws {
    let folder = getenv("AISLE_LOOK").map { String(cString: $0) } ?? "."
    for (name, language) in Shipped.library.names.flatMap({ name in Language.allCases.map { (name, $0) } }) {
      let theme = try Shipped.library.theme(named: name)
      for place in [Place(.overview), Place(.racks), Place(.nodes), Place(.racks, detail: .rack(7))] {
        var frame = SampleFrame.make(place, language: language)
        frame.mark(Rect(x: 0, y: 8, width: frame.size.width, height: 1), with: .selected)
        frame.mark(Rect(x: 0, y: 9, width: frame.size.width, height: 2), with: .dimmed)
        for format in FrameFormat.all {
          let detail = place.detail == nil ? "" : "-detail"
          let path = "\(folder)/\(name)-\(place.page.name)\(detail)-\(language.rawValue).\(format.name)"
          let bytes = format.bytes(frame, theme, FrameSettings(title: "Aisle · \(name)"))
          let file = try #require(fopen(path, "w"))
          #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
          fclose(file)
        }
      }
    }
  }
}
