import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

/// A frame's cells as they look: a wide glyph fills two.
private struct Grid {
  private let glyphs: [[String]]
  private let buffer: CellBuffer

  init(_ buffer: CellBuffer) {
    self.buffer = buffer
    let (rows, columns) = (0..<buffer.size.height, 0..<buffer.size.width)
    glyphs = rows.map { y in columns.map { buffer.glyph(buffer[$0, y]) } }
  }

  func isInked(_ x: Int, _ y: Int) -> Bool { buffer[x, y].isContinuation || glyphs[y][x] != " " }
  func text(_ y: Int, _ columns: Range<Int>) -> String { glyphs[y][columns].joined() }

  /// Runs of inked cells, parted by two blank ones at least, in a line.
  func words(in y: Int, _ columns: Range<Int>) -> [Range<Int>] {
    runs(columns) { isInked($0, y) }
  }

  /// The same for what stands in any of several lines, one upon the other.
  func columns(of rows: Range<Int>, _ columns: Range<Int>) -> [Range<Int>] {
    runs(columns) { x in rows.contains { isInked(x, $0) } }
  }

  private func runs(_ columns: Range<Int>, _ isInked: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for x in columns where isInked(x) {
      if let last = runs.last, x - last.upperBound < 2 {
        runs[runs.count - 1] = last.lowerBound..<x + 1
      } else {
        runs.append(x..<x + 1)
      }
    }
    return runs
  }

  /// What is wrong with the halves of wide glyphs; nil when they are all together.
  var parted: String? {
    // A frame has few different glyphs, and to measure one takes longer than to remember it.
    var widths: [String: Int] = [:]
    for glyph in Set(glyphs.joined()) { widths[glyph] = TextWidth.width(of: glyph, ambiguous: buffer.ambiguous) }
    for y in 0..<buffer.size.height {
      for x in 0..<buffer.size.width {
        let isWide = widths[glyphs[y][x]] == 2
        let hasHalf = x + 1 < buffer.size.width && buffer[x + 1, y].isContinuation
        if isWide != hasHalf, !buffer[x, y].isContinuation { return "\(x),\(y): \(text(y, 0..<buffer.size.width))" }
        if buffer[x, y].isContinuation, x == 0 || buffer[x - 1, y].isContinuation { return "\(x),\(y): a lone half" }
      }
    }
    return nil
  }

  /// Glyphs in one cell that Unicode calls ambiguous.
  var singleAmbiguous: Set<String> {
    var found: Set<String> = []
    for y in 0..<buffer.size.height {
      for x in 0..<buffer.size.width where !(x + 1 < buffer.size.width && buffer[x + 1, y].isContinuation) {
        let glyph = buffer.glyph(buffer[x, y])
        if TextWidth.width(of: glyph, ambiguous: .narrow) == 1, Self.isAmbiguous(glyph) { found.insert(glyph) }
      }
    }
    return found
  }

  /// By the widths of its scalars, and not by what stands for them.
  private static func isAmbiguous(_ glyph: String) -> Bool {
    glyph.unicodeScalars.contains {
      TextWidth.width(of: $0, ambiguous: .wide) > TextWidth.width(of: $0, ambiguous: .narrow)
    }
  }

  /// Panes that stand side by side, by the vertical rules between them.
  var panes: [Range<Int>] {
    var edges = [-1]
    let body = 3..<max(3, buffer.size.height - 3)
    for x in 0..<buffer.size.width where body.count > 4 && body.allSatisfy({ ["│", "|"].contains(glyphs[$0][x]) }) {
      edges.append(x)
    }
    edges.append(buffer.size.width)
    return zip(edges, edges.dropFirst()).map { $0 + 1..<$1 }.filter { !$0.isEmpty }
  }
}

/// Tables of the pages, each known by a title that only its head has.
private let heads: [Word] = [.hottest, .acceleratorLoad, .clock, .received, .speed, .voltage, .temperature]

/// A site whose names are of characters that some terminals show in one cell and others in two.
private enum AmbiguousSite {
  static func make() -> Site {
    var plan = Topology(name: "Ωмега")
    plan.halls = [Hall(name: "Зал ①")]
    plan.rows = [Row(name: "Ж", hall: 0)]
    plan.racks = [Rack(name: "Ж①", row: 0, slot: 1), Rack(name: "Ж②", row: 0, slot: 2)]
    var site = Site(topology: plan)
    for (number, name) in ["Жук-①", "Ménard-×2", "узел-°", "“q”-…", "算力-Ⅱ"].enumerated() {
      let source = SourceID("agents/\(name)")
      site.register(SourceDescription(id: source, address: "http://\(name)", cadence: .seconds(10), nodes: [name]))
      let keys = [EntityKey.node(name), .accelerator("0", on: name)]
      let readings = [
        Reading(0, .inletTemperature, 36, at: SampleSite.now),
        Reading(1, .temperature, 60 + Double(number), at: SampleSite.now),
        Reading(1, .load, 0.5, at: SampleSite.now),
      ]
      site.apply(Batch(source: source, moment: SampleSite.now, subjects: keys, layout: 1, readings: readings))
    }
    return site
  }
}

@Suite("Columns in both languages", .serialized) struct ColumnTests {
  private static let sizes = [Size(80, 24), Size(120, 36), Size(200, 60)]

  @Test("No glyph is halved, at any width", arguments: Language.allCases)
  func halves(language: Language) {
    var console = Console()
    console.language = language
    for place in [Place(.overview), Place(.racks), Place(.nodes), Place(.nodes, detail: .entity(.node(0)))] {
      console.place = place
      var seat = Seat(at: SampleSite.make(), console: console)
      for width in 40...140 {
        seat.size = Size(width, 24)
        let parted = Grid(seat.stage.buffer).parted
        #expect(parted == nil, "\(place.name) \(width): \(parted ?? "")")
      }
    }
  }

  @Test("Where ambiguous characters are wide, none stands in one cell, on any screen", arguments: Language.allCases)
  func ambiguous(language: Language) {
    for site in [SampleSite.make(), AmbiguousSite.make(), SampleSite.machine(accelerators: 2)] {
      EveryScreen.show(site, size: Size(120, 36), in: language, ambiguous: .wide) { seat, what in
        let grid = Grid(seat.stage.buffer)
        #expect(grid.parted == nil, "\(what): \(grid.parted ?? "")")
        let strange = grid.singleAmbiguous
        #expect(strange.isEmpty, "\(what): \(strange)")
      }
    }
  }

  @Test("Names of wide ambiguous characters are measured as they will stand") func ambiguousNames() {
    let site = AmbiguousSite.make()
    var console = Console()
    console.place = Place(.nodes)
    let seat = Seat(at: site, size: Size(120, 36), console: console, ambiguous: .wide)
    let columns = seat.stage.landmarks.compactMap { mark in
      if case .column(let name) = mark.target { (name, mark) } else { nil }
    }
    #expect(seat.screen.contains("Жук-①"))
    for (name, mark) in columns where name != "finding" {
      for y in 3..<3 + site.directory.nodes.count {
        #expect(!Grid(seat.stage.buffer).isInked(mark.x - 1, y), "\(name): \(seat.lines[y])")
      }
    }
  }

  @Test(
    "Under each head of a table stands its column and no other", arguments: Language.allCases,
    sizes.map { ($0, TextWidth.Ambiguous.narrow) } + [(Size(120, 36), .wide)])
  func columns(language: Language, screen: (size: Size, ambiguous: TextWidth.Ambiguous)) {
    let size = screen.size
    var tables = 0
    for site in [SampleSite.make(), TroubledSite.make(), SampleSite.machine(accelerators: 2)] {
      EveryScreen.show(site, size: size, in: language, withPopups: false, ambiguous: screen.ambiguous) { seat, what in
        guard seat.console.layers.isEmpty else { return }
        let grid = Grid(seat.stage.buffer)
        for pane in grid.panes {
          for y in 2..<size.height - 2 where isHead(y, of: grid, pane, language) {
            tables += 1
            let wrong = brokenColumn(under: y, of: grid, pane, height: min(size.height - 2, y + 1 + rows(seat)))
            #expect(wrong == nil, "\(what): \(wrong ?? "")\n\(seat.screen)")
          }
        }
      }
    }
    #expect(tables > 60, "heads are found")
  }

  private func isHead(_ y: Int, of grid: Grid, _ pane: Range<Int>, _ language: Language) -> Bool {
    let titles = grid.words(in: y, pane).map { grid.text(y, $0) }
    return titles.count > 3
      && heads.contains { word in
        titles.contains { $0 == word.text(in: language) || $0 == word.text(in: language) + "▾" }
      }
      && !titles.contains { $0.contains(where: \.isNumber) && !$0.contains("min") && !$0.contains(" s") }
  }

  /// The overview may leave no blank line after its table, which has a row for each pod, a machine's for each accelerator.
  private func rows(_ seat: Seat) -> Int {
    guard seat.console.place.view == .overview else { return .max / 2 }
    return seat.site.topology.racks.isEmpty
      ? seat.site.directory.count(of: .accelerator) : max(1, seat.site.topology.pods.count)
  }

  /// The first title that shares its column with another, looking at the head and the lines down to the next blank one.
  private func brokenColumn(under y: Int, of grid: Grid, _ pane: Range<Int>, height: Int) -> String? {
    var end = y + 1
    while end < height, !grid.words(in: end, pane).isEmpty, grid.words(in: end, pane).count > 1 { end += 1 }
    let titles = grid.words(in: y, pane)
    let columns = grid.columns(of: y..<end, pane)
    for column in columns {
      let above = titles.filter { $0.overlaps(column) }
      if above.count > 1 { return "\(above.map { grid.text(y, $0) }) stand over one column, lines \(y)–\(end)" }
    }
    for title in titles where grid.text(y, title).contains("…") { return "\(grid.text(y, title)) is cut" }
    return nil
  }

  @Test("The heads of the table of nodes stand over their cells, edge on edge", arguments: Language.allCases, sizes)
  func edges(language: Language, size: Size) {
    for site in [SampleSite.make(), TroubledSite.make()] {
      var console = Console()
      console.language = language
      console.place = Place(.nodes)
      for column in NodeColumn.allCases {
        console.nodeSort.column = column
        let seat = Seat(at: site, size: size, console: console)
        let grid = Grid(seat.stage.buffer)
        let marks = seat.stage.landmarks.filter { if case .column = $0.target { true } else { false } }
        #expect(marks.count > 4)
        for mark in marks.dropFirst() {
          for y in 3..<min(size.height - 2, 3 + site.directory.nodes.count) {
            #expect(!grid.isInked(mark.x - 1, y) && !grid.isInked(mark.x - 2, y), "\(mark.target) \(seat.lines[y])")
          }
        }
      }
    }
  }

  @Test("In a rack, figures stand under each other whatever the nodes' states", arguments: Language.allCases, sizes)
  func elevation(language: Language, size: Size) {
    var console = Console()
    console.language = language
    let site = SampleSite.make()
    for rack in site.topology.racks.indices {
      console.place = Place(.racks, detail: .rack(rack))
      let grid = Grid(Seat(at: site, size: size, console: console).stage.buffer)
      var ends: Set<Int> = []
      for y in 4..<size.height - 2 {
        let figures = grid.words(in: y, 0..<size.width).filter { grid.text(y, $0).hasSuffix("°C") }
        if let hottest = figures.first, figures.count > 1 { ends.insert(hottest.upperBound) }
      }
      #expect(ends.count < 2, "\(site.topology.racks[rack].name): \(ends)")
    }
  }

  @Test("What the first and the last line say stands apart", arguments: Language.allCases, [40, 60, 80, 120, 200])
  func edgeLines(language: Language, width: Int) {
    var console = Console()
    console.language = language
    let seat = Seat(at: SampleSite.make(), size: Size(width, 24), console: console)
    let grid = Grid(seat.stage.buffer)
    let words = Wording(language)
    let header = grid.words(in: 0, 0..<width).map { grid.text(0, $0) }
    let name = TextWidth.fitted(seat.site.name, to: max(8, width / 3))
    // In the narrowest one cell parts name, clock and counts, and counts of nothing have given way.
    #expect(width < 60 ? header.first?.hasPrefix(name) == true : header.first == name)
    #expect(header.contains { $0.hasPrefix(words(.live)) } || width < 60)
    #expect(header.last?.hasPrefix("▽4×") == true || width < 60)
    let hints = grid.words(in: 23, 0..<width).map { grid.text(23, $0) }
    let known = seat.console.hints.map { $0.keys + " " + words($0.word) }
    // Help and the way out stay at the end, whatever has to give way before them.
    #expect(!hints.isEmpty && hints == known.filter { hints.contains($0) }, "\(hints)")
  }
}
