import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("The page of power") struct PowerViewTests {
  private let bench = PageBench(page: .power)

  @Test("It keeps to its room, however small", arguments: [false, true])
  func anyRoom(isTroubled: Bool) {
    bench.keepToRooms(PowerView(), of: isTroubled ? TroubledSite.make() : SampleSite.powered(), upTo: Size(130, 40))
  }

  @Test("The chain runs from the sources to the accelerators, and marks the step that something is wrong with")
  func chain() {
    let lines = bench.lines(bench.scene(of: SampleSite.powered()))
    #expect(lines[3].contains("298 kW ════▶ ◆295 kW ═══▶ 251 kW"))
    #expect(lines[4].contains("4 meters     2 meters"))
    #expect(lines[7].contains("38.2 kW"))
  }

  @Test("Below each feed stands what its loss would do") func feeds() {
    let screen = bench.lines(bench.scene(of: SampleSite.powered())).joined(separator: "\n")
    #expect(screen.contains("loses 1 rack · ◆feed B 235 kW > 150 kW"))
    #expect(screen.contains("no rack lost · ◆feed A 250 kW > 160 kW"))
    #expect(screen.contains("◆PDU-A04b 21.5 kW > 20.0 kW"))
  }

  @Test("Ratios of this moment are called so, and those of energies tell their time") func metrics() {
    let lines = bench.lines(bench.scene(of: SampleSite.powered()), Size(80, 24))
    #expect(lines[2].contains("PUE now 1.19  over 2 min 1.22"))
    #expect(lines[3].contains("intermediate  16/16 racks"))
  }

  @Test("More out than in is called a contradiction, never a negative loss") func contradiction() {
    let screen = bench.lines(bench.scene(of: TroubledSite.make())).joined(separator: "\n")
    #expect(screen.contains("▽out > in"))
    #expect(!screen.contains("lost                    -"))
  }

  @Test("What is old is no figure of now: nothing is summed from it") func old() {
    let lines = bench.lines(bench.scene(of: SampleSite.powered(), at: SampleSite.now + .seconds(60)), Size(80, 24))
    #expect(lines[2].contains("PUE now —"))
  }

  @Test("A site without any power says so") func none() {
    #expect(bench.lines(bench.scene(of: SampleSite.machine()))[2].contains("nothing has reported any power"))
  }

  @Test("7-bit characters stand in for every glyph") func ascii() {
    let frame = FramePainter().paint(bench.scene(of: SampleSite.powered()), size: Size(120, 36)).buffer.reduced(
      to: .ascii)
    #expect(!text(frame).unicodeScalars.contains { !$0.isASCII })
    // The only question mark is the key for help: nothing is without a stand-in.
    #expect(text(frame).count { $0 == "?" } == 1)
  }
}
