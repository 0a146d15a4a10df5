import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

/// The frames in `Golden/`, each with what leads to it. `AISLE_RECORD=1` records them anew: read what changed.
private struct Case: Sendable, CustomTestStringConvertible {
  enum Place: Sendable {
    case alarmed, flooded, sample, cooled, powered, queued, troubled, machine, machineWithCards, empty, unheard
  }

  var name: String
  var place: Place
  var size: Size
  var language: Language
  var act: @Sendable (inout Seat) -> Void

  init(
    _ name: String, _ place: Place = .sample, size: Size = Size(80, 24), in language: Language = .english,
    act: @escaping @Sendable (inout Seat) -> Void = { _ in }
  ) {
    self.name = name
    self.place = place
    self.size = size
    self.language = language
    self.act = act
  }

  var file: String { "\(name)-\(size)-\(language.rawValue)" }
  var testDescription: String { file }

  var site: Site {
    switch place {
    case .alarmed: SampleSite.alarmed()
    case .flooded: SampleSite.alarmed(flood: true)
    case .sample: SampleSite.make()
    case .cooled: SampleSite.cooled()
    case .powered: SampleSite.powered()
    case .queued: SampleSite.queued()
    case .troubled: TroubledSite.make()
    case .machine: SampleSite.machine()
    case .machineWithCards: SampleSite.machine(accelerators: 2)
    case .empty: Site(topology: Topology(name: "empty"))
    case .unheard: Site(topology: SampleSite.topology())
    }
  }
}

private let large = Size(200, 60)

private let cases: [Case] = [
  Case("overview"),
  Case("overview", size: Size(120, 36)),
  Case("overview", size: large),
  Case("overview", in: .chinese),
  Case("overview", size: large, in: .chinese),
  Case("overview-machine", .machine),
  Case("overview-machine", .machine, in: .chinese),
  Case("overview-machine-with-accelerators", .machineWithCards),
  Case("overview-machine-with-accelerators", .machineWithCards, size: large),
  Case("overview-empty", .empty),
  Case("overview-unheard", .unheard),
  Case("racks") { $0.press(.character("2"), .down, .right) },
  Case("racks", size: large) { $0.press(.character("2"), .down, .right) },
  Case("racks", in: .chinese) { $0.press(.character("2"), .down, .right) },
  Case("racks", size: large, in: .chinese) { $0.press(.character("2"), .down, .right) },
  Case("racks-strip") {
    $0.run("page racks"); $0.run("zoom strip")
    $0.press(.right, .down)
  },
  Case("racks-coolant", in: .chinese) {
    $0.run("page racks"); $0.run("metric coolant")
  },
  Case("rack") { $0.run("rack B01") },
  Case("rack", size: large) { $0.run("rack B01") },
  Case("rack", in: .chinese) { $0.run("rack B01") },
  Case("rack", size: large, in: .chinese) { $0.run("rack B01") },
  Case("nodes") { $0.press(.character("3"), .down, .down) },
  Case("nodes", size: large) { $0.press(.character("3"), .down, .down, .character(" "), .down) },
  Case("nodes", in: .chinese) { $0.press(.character("3")) },
  Case("nodes", size: large, in: .chinese) {
    $0.press(.character("3"), .down, .down, .character(" "), .down)
  },
  Case("nodes-filtered") {
    $0.press(.character("3")); $0.type("/b0 !-02")
  },
  Case("node") { $0.run("node node-a06-02") },
  Case("node", size: large) { $0.run("node node-a06-02") },
  Case("node", in: .chinese) { $0.run("node node-a06-02") },
  Case("node", size: large, in: .chinese) { $0.run("node node-a06-02") },
  Case("node-silent", in: .chinese) { $0.run("node node-b03-02") },
  Case("jobs", .queued) { $0.press(.character("4"), .down, .down) },
  Case("jobs", .queued, size: Size(120, 36)) { $0.press(.character("4"), .down, .down) },
  Case("jobs", .queued, size: large) { $0.press(.character("4"), .down, .character(" "), .down) },
  Case("jobs", .queued, in: .chinese) { $0.press(.character("4")) },
  Case("jobs", .queued, size: large, in: .chinese) { $0.press(.character("4"), .down) },
  Case("job", .queued) { $0.run("job 18422") },
  Case("job", .queued, size: Size(120, 36)) {
    $0.run("job 18422"); $0.press(.down)
  },
  Case("job", .queued, size: large) {
    $0.run("job 18422"); $0.press(.down, .down)
  },
  Case("job", .queued, in: .chinese) { $0.run("job 18422") },
  Case("job", .queued, size: Size(120, 36), in: .chinese) { $0.run("job 18470") },
  Case("job", .queued, size: large, in: .chinese) {
    $0.run("job 18422"); $0.press(.down, .down)
  },
  Case("job-pending", .queued) { $0.run("job 18431") },
  Case("job-pending", .queued, size: Size(120, 36), in: .chinese) { $0.run("job 18450") },
  Case("job-ended", .queued) { $0.run("job 18400") },
  Case("job-gone", .queued) {
    $0.run("page jobs")
    $0.console.go(into: .job(JobReference(queue: 0, id: "777")), on: .jobs); $0.paint()
  },
  Case("racks-job", .queued) {
    $0.run("job 18422"); $0.run("page racks"); $0.run("metric job")
  },
  Case("racks-job", .queued, size: large) {
    $0.run("page jobs"); $0.run("filter climate"); $0.press(.enter)
    $0.run("page racks"); $0.run("metric job"); $0.press(.down)
  },
  Case("racks-job-strip", .queued, in: .chinese) {
    $0.run("page racks"); $0.run("metric job"); $0.run("zoom strip")
  },
  Case("racks-free", .queued) {
    $0.run("page racks"); $0.run("metric free")
  },
  Case("rack-jobs", .queued, size: Size(120, 36)) { $0.run("rack A05") },
  Case("rack-job-lit", .queued, size: large) {
    $0.run("page jobs"); $0.run("filter fsd"); $0.run("filter 18470"); $0.press(.down, .character(" "))
    $0.run("rack A06")
  },
  Case("nodes-queue", .queued) { $0.press(.character("3")) },
  Case("nodes-queue", .queued, size: large, in: .chinese) { $0.press(.character("3"), .down, .down) },
  Case("nodes-drained", .queued, size: Size(120, 36)) {
    $0.press(.character("3")); $0.type("/drained")
  },
  Case("node-jobs", .queued, size: Size(120, 36)) { $0.run("node node-a05-01") },
  Case("node-jobs", .queued, size: large, in: .chinese) { $0.run("node node-a06-02") },
  Case("overview-queue", .queued, size: Size(120, 36)) { _ in },
  Case("overview-queue", .queued, size: large, in: .chinese) { _ in },
  Case("jobs-unfolded", .queued, size: Size(120, 36)) {
    $0.press(.character("4")); $0.run("fold-all")
  },
  Case("jobs-filtered", .queued) {
    $0.press(.character("4")); $0.type("/state=PD usr=liu")
  },
  Case("jobs-chosen", .queued, size: Size(120, 36)) {
    $0.press(.character("4")); $0.run("columns job user dependency submitted why")
  },
  Case("jobs-help", .queued, in: .chinese) {
    $0.press(.character("4"), .character("?"), .character("G"))
  },
  Case("cooling", .cooled) { $0.press(.character("5"), .down) },
  Case("cooling", .cooled, size: Size(120, 36)) { $0.press(.character("5"), .down, .down) },
  Case("cooling", .cooled, size: large) { $0.press(.character("5"), .down, .down) },
  Case("cooling", .cooled, in: .chinese) { $0.press(.character("5"), .down) },
  Case("cooling", .cooled, size: Size(120, 36), in: .chinese) { $0.press(.character("5"), .down, .down) },
  Case("cooling", .cooled, size: large, in: .chinese) { $0.press(.character("5"), .down, .down) },
  Case("cooling-troubled", .troubled, size: Size(120, 36), in: .chinese) { $0.press(.character("5")) },
  Case("cooling-tank", .cooled, size: Size(120, 36)) {
    $0.press(.character("5")); $0.type("/tank")
  },
  Case("cooling-none", .machine) { $0.press(.character("5")) },
  Case("power", .powered) { $0.press(.character("6")) },
  Case("power", .powered, size: Size(120, 36)) { $0.press(.character("6"), .down) },
  Case("power", .powered, size: large) { $0.press(.character("6"), .down) },
  Case("power", .powered, in: .chinese) { $0.press(.character("6")) },
  Case("power", .powered, size: Size(120, 36), in: .chinese) { $0.press(.character("6"), .down) },
  Case("power", .powered, size: large, in: .chinese) { $0.press(.character("6"), .down) },
  Case("power-feed", .powered, size: Size(120, 36)) {
    $0.press(.character("6")); $0.type("/feed")
  },
  Case("power-troubled", .troubled, size: Size(120, 36), in: .chinese) { $0.press(.character("6")) },
  Case("power-unmetered", size: Size(120, 36)) { $0.press(.character("6")) },
  Case("power-none", .machine) { $0.press(.character("6")) },
  Case("power-help", .powered) { $0.press(.character("6"), .character("?")) },
  Case("power-help", .powered, in: .chinese) { $0.press(.character("6"), .character("?")) },
  Case("alarms", .alarmed) { $0.press(.character("7")) },
  Case("alarms", .alarmed, size: Size(120, 36)) { $0.press(.character("7"), .down) },
  Case("alarms", .alarmed, size: large) { $0.press(.character("7"), .down) },
  Case("alarms", .alarmed, in: .chinese) { $0.press(.character("7")) },
  Case("alarms", .alarmed, size: Size(120, 36), in: .chinese) { $0.press(.character("7"), .down) },
  Case("alarms", .alarmed, size: large, in: .chinese) { $0.press(.character("7"), .down) },
  Case("alarms-unfolded", .flooded) { $0.press(.character("7"), .down, .character("z")) },
  Case("alarms-aside", .alarmed, size: Size(120, 36)) { $0.press(.character("7"), .character("v")) },
  Case("alarms-aside", .alarmed, in: .chinese) { $0.press(.character("7"), .character("v")) },
  Case("alarms-log", .alarmed, size: Size(120, 36)) { seat in
    seat.run("page alarms")
    seat.run("alarm-view log")
  },
  Case("alarms-filtered", .alarmed) {
    $0.press(.character("7")); $0.type("/state=unack priority<=2 CDU")
  },
  Case("alarms-unkept") { $0.press(.character("7")) },
  Case("alarm", .alarmed) { $0.press(.character("7"), .down, .enter) },
  Case("alarm", .alarmed, size: Size(120, 36)) { $0.press(.character("7"), .down, .enter, .down) },
  Case("alarm", .alarmed, size: large, in: .chinese) { $0.press(.character("7"), .down, .enter) },
  Case("alarm-shelve", .alarmed) {
    $0.press(.character("7"), .down, .character("x")); $0.type("9")
  },
  Case("alarm-shelve", .alarmed, in: .chinese) { $0.press(.character("7"), .down, .character("x")) },
  Case("overview-alarmed", .alarmed, size: Size(120, 36)) { _ in },
  Case("help") { $0.press(.character("3"), .character("?")) },
  Case("help", size: large) { $0.press(.character("3"), .character("?")) },
  Case("help", in: .chinese) { $0.press(.character("3"), .character("?")) },
  Case("command") {
    $0.press(.character("2"))
    $0.type(":met"); $0.press(.tab, .character(" "), .tab, .tab)
  },
  Case("message") { $0.run("rcak") },
  Case("source") { $0.press(.down, .down, .down, .enter) },
  Case("source", in: .chinese) { $0.press(.down, .down, .down, .enter) },
  Case("frozen") { $0.press(.character("Z")) },
  Case("too-small", size: Size(39, 9)),
]

@Suite("Golden frames") struct GoldenTests {
  @Test("A frame is as it was recorded", arguments: cases)
  private func frame(_ golden: Case) {
    var console = Console()
    console.language = golden.language
    console.mayOrderAlarms = [.alarmed, .flooded].contains(golden.place)
    var seat = Seat(at: golden.site, size: golden.size, console: console)
    golden.act(&seat)
    if let difference = GoldenFrame().difference(of: seat.stage.buffer, from: golden.file) {
      Issue.record(Comment(rawValue: difference))
    }
  }

  @Test("A frame without a file, and one that differs, are told by name and line") func differences() throws {
    let folder = try TemporaryFolder()
    var frame = CellBuffer(size: Size(8, 2))
    frame.write("A 算", at: Point(0, 0), ink: .strong)
    let compared = GoldenFrame(beside: folder.path + "/Test.swift") { _ in false }
    #expect(compared.difference(of: frame, from: "small")?.contains("no such file") == true)
    #expect(
      GoldenFrame(beside: folder.path + "/Test.swift") { $0 == "AISLE_RECORD" }
        .difference(of: frame, from: "small") == nil)
    #expect(compared.difference(of: frame, from: "small") == nil)
    frame.mark(Rect(x: 0, y: 0, width: 1, height: 1), with: .selected)
    let difference = try #require(compared.difference(of: frame, from: "small"))
    #expect(difference.contains("1: 1–1 selected"))
  }

  @Test("Where CI is set nothing is recorded") func refused() {
    let golden = GoldenFrame(beside: "/nowhere/Test.swift") { _ in true }
    #expect(golden.difference(of: CellBuffer(size: Size(1, 1)), from: "any")?.contains("refused") == true)
  }
}
