import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("Findings about sources, as they are drawn")
struct SourceFindingTests {
  private let names = ["node-a01-01", "node-a01-02", "node-a02-01", "node-a02-02"]

  private func site(failing: some Sequence<String>) -> Site {
    var site = Site(topology: SampleSite.topology())
    for name in failing {
      let id = SourceID("agents/\(name)")
      site.register(SourceDescription(id: id, address: "http://\(name)", cadence: .seconds(10), nodes: [name]))
      site.apply(SourceFailure(.unauthorized, "no token"), of: id, at: SampleSite.now, took: .zero)
    }
    return site
  }

  private func lines(of site: Site, holding text: String, in language: Language = .english) -> [String] {
    var console = Console()
    console.language = language
    return Seat(at: site, size: Size(120, 36), console: console).lines.filter { $0.contains(text) }
  }

  @Test("A source of one node gives the node's rack, and why before where") func place() {
    let found = lines(of: site(failing: names.prefix(1)), holding: "no token")
    #expect(found.contains { $0.contains("A01  no token") })
    #expect(!found.joined().contains("http://"))
  }

  @Test("One cause is one line, and the nodes of all its sources are marked") func cause() {
    let site = site(failing: names)
    #expect(lines(of: site, holding: "no answer ×4") != [])
    #expect(!lines(of: site, holding: "no answer").contains { $0.contains(names[1]) }, "it is not told again")
    var seat = Seat(at: site, size: Size(120, 36))
    seat.run("page nodes")
    for name in names { #expect(seat.lines.contains { $0.contains("■1") && $0.contains(name) }, "\(name)") }
  }

  @Test("A node that has been silent for hours keeps its rack") func silent() {
    var site = site(failing: [])
    let source = SourceID("agents/n")
    let long = SampleSite.now - .seconds(7_200)
    site.apply(
      Batch(
        source: source, moment: long, subjects: [.node(names[0])], layout: 1,
        readings: [Reading(0, .inletTemperature, 20, at: long)]))
    #expect(lines(of: site, holding: "agents/n  ").contains { $0.contains("no answer") && $0.contains("A01") })
    site.apply(SourceFailure(.unreachable, "no route"), of: source, at: SampleSite.now, took: .zero)
    #expect(lines(of: site, holding: "agents/n  ").contains { $0.contains("no route") && $0.contains("A01") })
  }

  @Test("Old readings are told with their age, in both languages") func stale() {
    var site = site(failing: [])
    let old = [Reading(0, .inletTemperature, 20, at: SampleSite.now - .seconds(600))]
    let source = SourceID("agents/n")
    site.apply(Batch(source: source, moment: SampleSite.now, subjects: [.node(names[0])], layout: 1, readings: old))
    #expect(lines(of: site, holding: "old readings  10 min old") != [])
    #expect(lines(of: site, holding: "读数过旧  10 min 前", in: .chinese) != [])
  }
}
