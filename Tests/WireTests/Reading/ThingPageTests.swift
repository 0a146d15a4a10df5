import SiteModel
import Testing
import Wire
import Wording

@Suite("Pages by a site's own table")
struct ThingPageTests {
  private static let now = PageProbe.now

  private func thing(
    _ kind: EntityKind, _ name: String, _ metric: String, _ quantity: Quantity, _ symbol: String, scale: Double = 1
  ) throws -> MappedThing {
    var thing = MappedThing(kind, name: [.text(name)])
    let unit = try #require(WrittenUnit.all(of: quantity.unit).first { $0.symbol == symbol })
    thing.readings = [MappedReading(metric, quantity, .measure(scale: scale, unit, offset: 0))]
    return thing
  }

  private func page(_ text: String, _ things: [MappedThing], node: String? = nil) -> ExpositionPage {
    var reader = ExpositionReader(index: MappingIndex(things))
    return reader.read(Array(text.utf8), at: Self.now, node: node, fallback: "gateway")
  }

  private func told(_ page: ExpositionPage) -> [String] {
    page.complaints.map { "\($0.subject): \(Wording(.english).text(of: $0.reason))" }
  }

  @Test("A chiller of 12 MW is as plausible as a feed that gives 3 MW back; a node of 12 MW is not")
  func megawatts() throws {
    let things = [
      try thing(.coolingPlant, "Chiller 1", "chiller", .power, "MW"),
      try thing(.powerFeed, "Feed-A", "feed", .power, "kW"),
      try thing(.powerEquipment, "Grid", "grid", .voltage, "kV"),
      try thing(.node, "", "node", .power, "MW"),
    ]
    let page = page("chiller 12\nfeed -3000\ngrid 400\nnode 12\n", things, node: "n1")
    #expect(page.readings.map(\.value) == [12e6, -3e6, 4e5])
    #expect(told(page) == ["node: 1 value beyond what can be (12.0), not used"])
  }

  @Test("Tenths and hundredths are what their decimals say, not what 0.1 times them comes to")
  func tenths() throws {
    let things = [
      try thing(.coolantLoop, "L", "supply", .supplyTemperature, "°C", scale: 0.1),
      try thing(.pump, "P", "speed", .pumpSpeed, "%"),
    ]
    #expect(page("supply 414\nspeed 57\n", things).readings.map(\.value) == [41.4, 0.57])
  }

  @Test("NaN is nothing, infinity a complaint, and neither is 0")
  func notNumbers() throws {
    let things = [
      try thing(.coolantLoop, "L", "ph", .acidity, "pH"), try thing(.coolantLoop, "L", "ntu", .turbidity, "NTU"),
    ]
    let page = page("ph NaN\nntu +Inf\n", things)
    #expect(page.readings == [])
    #expect(told(page) == ["ntu: 1 value beyond what can be (inf), not used"])
  }

  @Test("A metric that the site file names means what it says there, whatever exporter is known for it")
  func precedence() throws {
    let text = "node_load1 3\nnode_memory_MemTotal_bytes 1024\n"
    let plain = page(text, [], node: "n1")
    let own = page(text, [try thing(.coolingPlant, "P", "node_load1", .load, "")], node: "n1")
    #expect(plain.readings.map(\.quantity).contains(.loadAverage))
    #expect(own.readings.first.map { own.subjects[Int($0.subject)] } == .building(.coolingPlant, "P"))
    #expect(!own.readings.map(\.quantity).contains(.loadAverage))
    #expect(own.readings.contains { $0.quantity == .memoryTotal })
  }

  @Test("A series without the label that names it is about nothing, and is told of")
  func nameless() throws {
    var pump = try thing(.pump, "", "speed", .pumpSpeed, "%")
    pump.name = [.text("P"), .label("index", width: 3)]
    #expect(page("speed{index=\"7\"} 50\n", [pump]).subjects == [.building(.pump, "P007")])
    let nameless = page("speed 50\n", [pump])
    #expect(nameless.readings == [])
    #expect(told(nameless).contains("speed: on the page, but no series has the labels that the site file names"))
  }

  @Test("Parts of nodes are named by node and label; names that do harm are made safe")
  func parts() throws {
    var fan = try thing(.fan, "", "fan", .fanSpeed, "rpm")
    fan.name = [.label("fan", width: 0)]
    fan.node = [.label("host", width: 0)]
    let page = page("fan{host=\"n7\",fan=\"F\u{1B}[2J\"} 4200\n", [fan])
    #expect(page.subjects == [EntityKey(.fan, node: "n7", name: "F\u{FFFD}[2J")])
    #expect(page.readings.map(\.value) == [4200])
  }

  @Test("States in words: the one that is 1 counts, and one that the table lacks is told of")
  func words() throws {
    var unit = MappedThing(.coolantDistributionUnit, name: [.text("C")])
    unit.readings = [MappedReading("alarm_info", .severity, .words(label: "alarm", ["none": 0, "major": 2]))]
    #expect(page("alarm_info{alarm=\"none\"} 0\nalarm_info{alarm=\"major\"} 1\n", [unit]).readings.map(\.value) == [2])
    let strange = page("alarm_info{alarm=\"minor\"} 1\n", [unit])
    #expect(strange.readings == [])
    #expect(told(strange).contains("alarm_info: on the page, but no series has the labels that the site file names"))
  }

  @Test("An empty page lacks every metric of the table")
  func empty() throws {
    let page = page("", [try thing(.coolantLoop, "L", "ph", .acidity, "pH")])
    #expect(told(page).contains("ph: not on the page"))
  }
}
