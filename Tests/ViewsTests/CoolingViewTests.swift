import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("The page of cooling") struct CoolingViewTests {
  private let bench = PageBench(page: .cooling)

  @Test("It keeps to its room, however small", arguments: [false, true])
  func anyRoom(isTroubled: Bool) {
    bench.keepToRooms(CoolingView(), of: isTroubled ? TroubledSite.make() : SampleSite.cooled(), upTo: Size(130, 24))
  }

  @Test("Both loops stand in it, with the marker right behind what is out of limits") func diagram() {
    let lines = bench.lines(bench.scene(of: SampleSite.cooled(), filter: "cdu-02"))
    #expect(lines[4].contains("══▶ 22.0 °C  410 L/min"))
    #expect(lines[4].contains("240 L/min ▲2"))
    #expect(lines[6].contains("◀══ 40.0 °C"))
    #expect(lines[5].contains("heat 160 kW  reported 164 kW"))
    #expect(lines[9].contains("P1 ● 71 %  P2 ▲2 failed"))
    #expect(lines[9].contains("0.85 bar ◆3"))
  }

  @Test("Reported and computed heat stand side by side where they contradict each other") func contradiction() {
    let lines = bench.lines(bench.scene(of: SampleSite.cooled(), filter: "cdu-03"))
    #expect(lines[5].contains("reported 240 kW ▽4"))
    #expect(lines[11].contains("secondary heat 240 kW reported, 300 kW computed"))
  }

  @Test("The valve stands whole beside the heat at every width") func wholeValve() {
    var site = SampleSite.cooled()
    var batch = Batch(source: SourceID("meter"), moment: SampleSite.now, layout: 1)
    batch.subjects = [.building(.coolantDistributionUnit, "CDU-02")]
    batch.readings = [Reading(0, .primaryHeat, 152e3, at: SampleSite.now)]
    site.apply(batch)
    let scene = bench.scene(of: site, filter: "cdu-02")
    let frames = [106, 120, 160, 220].map { bench.lines(scene, Size($0, 36))[5] }
    #expect(frames.allSatisfy { $0.contains("heat 163 kW") && $0.contains("valve 63 % ") && !$0.contains("…") })
    #expect(frames.map { $0.contains("reported 152 kW") } == [false, false, true, true])
  }

  @Test("That a site is simulated is said in full in the narrowest frame", arguments: [40, 44, 60])
  func simulated(width: Int) throws {
    var plan = SampleSite.cooled().topology
    plan.isSimulated = true
    let frame = bench.lines(bench.scene(of: Site(topology: plan)), Size(width, 12))
    #expect(frame[0].contains("SIMULATED"))
  }

  @Test("The overview says the same heat as the page of cooling") func sameHeat() throws {
    let site = SampleSite.cooled()
    let own = bench.lines(bench.scene(of: site)).joined(separator: "\n")
    let sum = try #require(own.firstMatch(of: /([0-9.]+ [kM]?W) from [0-9]+ of [0-9]+ units/)?.1)
    var console = Console()
    console.place = Place(.overview)
    var maker = SceneMaker()
    let overview = bench.lines(maker.scene(of: site, for: console, at: SampleSite.now)).joined(separator: "\n")
    #expect(overview.contains("to liquid \(sum)"))
  }

  @Test("The narrow form says what the diagram says") func narrow() {
    let lines = bench.lines(bench.scene(of: SampleSite.cooled(), filter: "cdu-02"), Size(80, 24))
    #expect(lines[3].hasPrefix(" primary   ══▶ 22.0 °C  410 L/min"))
    #expect(lines[4].contains("240 L/min ▲2"))
    #expect(lines[8].contains("Pump 2 pump failed"))
  }

  @Test("What is old is told with its age, and nothing follows from it") func old() {
    let lines = bench.lines(bench.scene(of: SampleSite.cooled(), at: SampleSite.now + .seconds(60), filter: "cdu-01"))
    #expect(lines[4].contains("22.0 °C  60 s"))
    #expect(lines[8].contains("approach —"))
    // That no pump runs is not known, and a leak that was told stands.
    let all = bench.lines(bench.scene(of: SampleSite.cooled(), at: SampleSite.now + .seconds(60)))
    #expect(!all.contains { $0.contains("0/2") })
    #expect(all.contains { $0.contains("CDU-04") && $0.contains("■detected") })
  }

  @Test("A site without units says so, and one whose units are silent too") func none() {
    #expect(bench.lines(bench.scene(of: SampleSite.machine()))[2].contains("no cooling unit has reported"))
    #expect(bench.lines(bench.scene(of: Site(topology: SampleSite.topology())))[2].contains("has reported yet"))
  }

  @Test("7-bit characters stand in for every glyph") func ascii() {
    let frame = FramePainter().paint(bench.scene(of: SampleSite.cooled()), size: Size(120, 36)).buffer.reduced(
      to: .ascii)
    #expect(!text(frame).unicodeScalars.contains { !$0.isASCII })
    #expect(text(frame).contains("==> 17.0 'C"))
    // The only question mark is the key for help: nothing is without a stand-in.
    #expect(text(frame).count { $0 == "?" } == 1)
  }
}
