import AisleTesting
import Canvas
import Interaction
import SiteModel
import Views
import Wording

/// Everything that an operator can have on the screen of a site: pages, zooms, metrics, layers, notices.
enum EveryScreen {
  /// Command lines that lead to a screen, one after another.
  private static func lines(of site: Site) -> [[String]] {
    var lines: [[String]] = [
      [], ["filter x"], ["page racks"], ["page racks", "zoom strip"], ["page racks", "filter x"], ["page nodes"],
      ["page nodes", "filter x"], ["page nodes", "sort load"], ["freeze"], ["follow"], ["follow", "follow"],
      ["copy"], ["page nodes", "down", "mark", "copy"], ["help"], ["page racks", "help"], ["page nodes", "help"],
      ["nothing"], ["rcak"], ["sort x"], ["page x"], ["rack"], ["rack x"], ["node x"], ["page nodes", "sort x"],
      ["page racks", "metric x"], ["page racks", "zoom x"], ["export x"], ["theme x"], ["language x"], ["next-match"],
      ["page cooling"], ["page cooling", "down", "down"], ["page cooling", "filter x"], ["page cooling", "sort heat"],
      ["page cooling", "sort x"], ["page cooling", "help"],
      ["page power"], ["page power", "down", "down"], ["page power", "filter x"], ["page power", "sort loss"],
      ["page power", "sort x"], ["page power", "help"],
      ["page jobs"], ["page jobs", "down", "down"], ["page jobs", "filter x"], ["page jobs", "filter gpus>many"],
      ["page jobs", "sort why"], ["page jobs", "sort x"], ["page jobs", "help"], ["page jobs", "fold-all"],
      ["page jobs", "ended"], ["page jobs", "columns job why"], ["page jobs", "columns x"], ["page jobs", "fold"],
      ["job x"], ["job 18422"],
      ["page alarms"], ["page alarms", "down", "down"], ["page alarms", "down", "enter"], ["page alarms", "filter x"],
      ["page alarms", "filter state=odd"], ["page alarms", "filter priority>9"], ["page alarms", "sort left"],
      ["page alarms", "sort x"], ["page alarms", "help"], ["page alarms", "alarm-view aside"],
      ["page alarms", "alarm-view log"], ["page alarms", "alarm-view log", "down"],
      ["page alarms", "alarm-view figures"], ["page alarms", "alarm-view x"], ["page alarms", "group"], ["bell"],
      ["acknowledge"], ["page alarms", "acknowledge-visible"], ["page alarms", "down", "shelve"],
      ["page alarms", "down", "out-of-service"], ["page alarms", "down", "comment"], ["page alarms", "down", "reset"],
      ["page alarms", "down", "in-service"], ["page alarms", "freeze", "acknowledge"],
      ["page nodes", "down", "down"], ["page racks", "down", "down"], ["command"], ["filter"],
    ]
    lines += RackMetric.allCases.map { ["page racks", "metric \($0.rawValue)"] }
    lines += RackMetric.allCases.map { ["page racks", "zoom strip", "metric \($0.rawValue)"] }
    lines += site.topology.racks.prefix(4).map { ["rack \($0.name)"] }
    lines += site.topology.racks.prefix(1).map { ["rack \($0.name)", "help"] }
    return lines
  }

  /// Shows each of them, and the inside of every node and source; `withPopups` also what is told of a command or a
  /// source.
  static func show(
    _ site: Site, size: Size, in language: Language, withPopups: Bool = true, ambiguous: TextWidth.Ambiguous = .narrow,
    to see: (Seat, String) -> Void
  ) {
    var console = Console()
    console.language = language
    console.mayOrderAlarms = site.alarms != nil
    let plain = Seat(at: site, size: size, console: console, ambiguous: ambiguous)
    for commands in lines(of: site) + (withPopups ? Commands.all.map { ["help \($0.name)"] } : []) {
      var seat = plain
      for command in commands {
        let words = command.split(separator: " ", maxSplits: 1).map(String.init)
        seat.send(.command(words[0], argument: words.count > 1 ? words[1] : nil))
      }
      see(seat, commands.joined(separator: ", "))
    }
    for node in site.directory.nodes.prefix(30) {
      var seat = plain
      seat.console.place = Place(.nodes, detail: .entity(.node(node)))
      seat.paint()
      see(seat, "node \(node)")
      seat.press(.down, .down, .enter)
      see(seat, "part of node \(node)")
    }
    for source in site.sources.indices where withPopups {
      var seat = plain
      seat.console.layers = [.notice(.source(source))]
      seat.paint()
      see(seat, "source \(source)")
    }
  }

  static let sites: [(name: String, site: Site)] = [
    ("troubled", TroubledSite.make()), ("machine", SampleSite.machine()),
    ("cards", SampleSite.machine(accelerators: 2)), ("empty", Site(topology: Topology(name: "T-0"))),
    ("unheard", Site(topology: SampleSite.topology())), ("sample", SampleSite.make()),
    ("cooled", SampleSite.cooled()), ("powered", SampleSite.powered()),
    ("queued", SampleSite.queued()), ("alarmed", SampleSite.alarmed(flood: true)),
  ]
}

extension Seat {
  /// The lines of the popup on top, without its frame; nil when there is none.
  var popup: [String]? {
    guard let layer = console.layers.last else { return nil }
    switch layer {
    case .help, .notice, .orderMenu, .orderForm, .orderReport, .silences, .silenceForm, .sheet, .difference, .alarmForm:
      break
    case .commandLine, .filter, .history: return nil
    }
    let buffer = stage.buffer
    func place(of corner: String) -> Point? {
      for y in 0..<buffer.size.height {
        for x in 0..<buffer.size.width where buffer.glyph(buffer[x, y]) == corner { return Point(x, y) }
      }
      return nil
    }
    guard let start = place(of: "┌"), let end = place(of: "┘") else { return nil }
    return (start.y...end.y).map { y in (start.x + 1..<end.x).map { buffer.glyph(buffer[$0, y]) }.joined() }
  }
}
