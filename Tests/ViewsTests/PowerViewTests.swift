import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("The page of power") struct PowerViewTests {
  private func scene(of site: Site, at now: Moment = SampleSite.now, filter: String = "") -> Scene {
    var console = Console()
    console.place = Place(.power)
    console.filters["power"] = filter
    var maker = SceneMaker()
    return maker.scene(of: site, for: console, at: now)
  }

  private func lines(_ scene: Scene, _ size: Size = Size(120, 36)) -> [Substring] {
    text(FramePainter().paint(scene, size: size).buffer).split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test("It keeps to its room, however small", arguments: [SampleSite.powered(), TroubledSite.make()])
  func anyRoom(site: Site) {
    let scene = scene(of: site)
    for width in stride(from: 0, through: 130, by: 3) {
      for height in stride(from: 0, through: 40, by: 2) {
        let room = Rect(x: 2, y: 1, width: width, height: height)
        var stage = Stage(size: Size(140, 44))
        PowerView().draw(scene, in: room, on: &stage)
        for y in 0..<44 {
          for x in 0..<140 where !room.contains(Point(x, y)) {
            if stage.buffer.glyph(stage.buffer[x, y]) != " " { Issue.record("\(width)x\(height): \(x), \(y)") }
          }
        }
      }
    }
  }

  @Test("The chain runs from the sources to the accelerators, and marks the step that something is wrong with")
  func chain() {
    let lines = lines(scene(of: SampleSite.powered()))
    #expect(lines[3].contains("298 kW ════▶ ◆295 kW ═══▶ 251 kW"))
    #expect(lines[4].contains("4 meters     2 meters"))
    #expect(lines[7].contains("38.2 kW"))
  }

  @Test("Below each feed stands what its loss would do") func feeds() {
    let screen = lines(scene(of: SampleSite.powered())).joined(separator: "\n")
    #expect(screen.contains("loses 1 rack · ◆feed B 235 kW > 150 kW"))
    #expect(screen.contains("no rack lost · ◆feed A 250 kW > 160 kW"))
    #expect(screen.contains("◆PDU-A04b 21.5 kW > 20.0 kW"))
  }

  @Test("Ratios of this moment are called so, and those of energies tell their time") func metrics() {
    let lines = lines(scene(of: SampleSite.powered()), Size(80, 24))
    #expect(lines[2].contains("PUE now 1.19  over 2 min 1.22"))
    #expect(lines[3].contains("intermediate  16/16 racks"))
  }

  @Test("More out than in is called a contradiction, never a negative loss") func contradiction() {
    let screen = lines(scene(of: TroubledSite.make())).joined(separator: "\n")
    #expect(screen.contains("▽out > in"))
    #expect(!screen.contains("lost                    -"))
  }

  @Test("What is old is no figure of now: nothing is summed from it") func old() {
    let lines = lines(scene(of: SampleSite.powered(), at: SampleSite.now + .seconds(60)), Size(80, 24))
    #expect(lines[2].contains("PUE now —"))
  }

  @Test("A site without any power says so") func none() {
    #expect(lines(scene(of: SampleSite.machine()))[2].contains("nothing has reported any power"))
  }

  @Test("7-bit characters stand in for every glyph") func ascii() {
    let frame = FramePainter().paint(scene(of: SampleSite.powered()), size: Size(120, 36)).buffer.reduced(to: .ascii)
    #expect(!text(frame).unicodeScalars.contains { !$0.isASCII })
    // The only question mark is the key for help: nothing is without a stand-in.
    #expect(text(frame).count { $0 == "?" } == 1)
  }
}
