import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("What gives way where there is little room, and what fills it where there is much") struct FrameRoomTests {
  private func console(_ language: Language = .english) -> Console {
    var console = Console()
    console.language = language
    console.mayOrderAlarms = true
    return console
  }

  @Test(arguments: [80, 100, 120]) func `a recorder that is silent is told in place of live`(width: Int) {
    var console = console()
    console.recordStanding = .reading(.recorder, heard: SampleSite.now - .seconds(37))
    let line = Seat(at: SampleSite.alarmed(), size: Size(width, 24), console: console).lines[0]
    #expect(line.contains("RECORDER SILENT 37 s") && !line.contains("live"), "\(line)")
  }

  @Test(arguments: [80, 120], [Language.english, .chinese]) func `help and the way out are on every page's last line`(
    width: Int, language: Language
  ) {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(width, 36), console: console(language))
    for page in Page.all {
      seat.console.layers = []
      seat.run("page \(page.name)")
      #expect(seat.lines.last?.contains(" ? ") == true && seat.lines.last?.contains(" q ") == true, "\(page.name)")
    }
    #expect(seat.lines.last?.contains(" a ") == true, "nor does acknowledging give way")
  }

  @Test func `where nobody keeps alarms nobody is asked to acknowledge`() {
    var seat = Seat(at: SampleSite.make(), size: Size(120, 36), console: console())
    seat.run("page alarms")
    #expect(seat.lines.last?.contains("acknowledge") == false, "\(seat.lines.last ?? "")")
  }

  @Test func `Enter is written out where the screen has no sign for it`() {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(120, 36), console: console())
    #expect(seat.lines.last?.hasPrefix(" ↵ open") == true)
    seat.console.spellsEnter = true
    seat.run("page nodes")
    #expect(seat.lines.last?.hasPrefix(" Enter open") == true, "\(seat.lines.last ?? "")")
    seat.press(.character("?"))
    #expect(seat.screen.contains("Enter") && !seat.screen.contains("↵"))
  }

  @Test func `blank lines of the overview make way for pods and findings`() {
    let seat = Seat(at: SampleSite.alarmed(), size: Size(120, 36))
    let list = seat.lines.firstIndex { $0.contains("NEEDS ATTENTION") } ?? 36
    var order = seat
    if list + 2 + order.order.count > 34 {
      #expect(!seat.lines[2..<list].contains { $0.allSatisfy { $0 == " " } }, "\(seat.screen)")
    }
    let tall = Seat(at: SampleSite.alarmed(), size: Size(120, 60))
    #expect(tall.lines.contains { $0.allSatisfy { $0 == " " } })
  }

  @Test(arguments: [Size(80, 23), Size(80, 24)]) func `a row less takes one from the list, not from the tiles`(
    size: Size
  ) {
    let screen = Seat(at: SampleSite.alarmed(), size: size).screen
    #expect(screen.contains("NEEDS ATTENTION"))
    #expect(screen.contains("leak  "), "\(screen)")
  }

  @Test func `a rack stands below the map where that leaves many lines free`() {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(120, 36))
    seat.run("page racks")
    #expect(seat.lines.contains { $0.contains("42U") }, "the one that is worst off: \(seat.screen)")
    seat.press(.down)
    let name = seat.selectedName
    #expect(!name.isEmpty && seat.lines.contains { $0.contains("\(name) · 42U") }, "\(seat.screen)")
    let least = Seat(at: SampleSite.alarmed(), size: Size(80, 24))
    #expect(!least.screen.contains("42U"))
  }

  @Test func `nodes are not missing before anybody has asked for them`() throws {
    var site = Site(topology: SampleSite.topology())
    for (place, node) in SampleSite.topology().nodes.enumerated() {
      let id = SourceID("agents/\(node.name)")
      site.register(SourceDescription(id: id, address: node.name, cadence: .seconds(10), nodes: [node.name]))
      guard place == 0 else { continue }
      site.apply(
        Batch(
          source: id, moment: SampleSite.now, subjects: [.node(node.name)], layout: 1,
          readings: [Reading(0, .inletTemperature, 20, at: SampleSite.now)]))
    }
    #expect(!findings(in: site, at: SampleSite.now).contains { $0.kind == .nodeMissing })
  }
}
