import Analysis
import AisleTesting
import Canvas
import Glibc
import Interaction
import SiteModel
import Testing
import Views
import Wording

private let sizes = [
  Size(0, 0), Size(1, 1), Size(5, 2), Size(39, 9), Size(40, 10), Size(80, 24), Size(120, 36), Size(200, 60),
  Size(300, 100),
]

/// Every place that a console can be in.
private func consoles() -> [Console] {
  var places = Page.all.map { Place($0) }
  places.append(Place(.racks, detail: .rack(7)))
  let pump = AlarmSubject.thing(EntityKey(.coolantDistributionUnit, node: "", name: "CDU-02"))
  places.append(Place(.alarms, detail: .alarm(AlarmID(.pumpsStopped, pump))))
  places += [0, 5, 11, 17, 33].map { Place(.nodes, detail: .entity(.node($0))) }
  return places.flatMap { place in
    Language.allCases.map { language in
      var console = Console()
      console.place = place
      console.language = language
      return console
    }
  }
}

@Suite("Frames of every size") struct EverySizeTests {
  @Test("Every page is drawn at every size, in every language, without a trap", arguments: sizes)
  func everyPage(size: Size) {
    var maker = SceneMaker()
    let sites = [
      SampleSite.make(), SampleSite.cooled(), SampleSite.powered(), SampleSite.queued(), TroubledSite.make(),
      SampleSite.alarmed(flood: true),
      Site(topology: Topology(name: "empty")),
      Site(topology: SampleSite.topology()),
    ]
    for site in sites {
      for console in consoles() where site.directory.nodes.count > 33 || console.place.detail == nil {
        let stage = FramePainter().paint(maker.scene(of: site, for: console, at: SampleSite.now), size: size)
        #expect(stage.buffer.size == size)
      }
    }
  }

  @Test("A window too small says what it needs") func tooSmall() {
    var maker = SceneMaker()
    let scene = maker.scene(of: SampleSite.make(), for: Console(), at: SampleSite.now)
    #expect(text(FramePainter().paint(scene, size: Size(30, 5)).buffer).contains("40x10"))
  }

  @Test("The worst finding stands on every page") func banner() {
    var maker = SceneMaker()
    for console in consoles() where console.language == .english {
      let scene = maker.scene(of: SampleSite.make(), for: console, at: SampleSite.now)
      let lines = text(FramePainter().paint(scene, size: Size(120, 36)).buffer).split(separator: "\n")
      #expect(lines[34].contains(scene.digest.findings[0].priority.rawValue.description))
    }
  }

  /// `AISLE_LOOK="80x24 machine en overview" swift test --skip-build --filter "Frames can be looked at"`
  @Test("Frames can be looked at", .enabled(if: getenv("AISLE_LOOK") != nil, "only by hand"))
  func look() {
    let wanted = getenv("AISLE_LOOK").map { String(cString: $0).split(separator: " ") } ?? []
    for (name, site) in lookedAt where wanted.contains(Substring(name)) {
      var maker = SceneMaker(utcOffset: 28_800, operatorName: "chen")
      for console in consoles() where console.place.detail == nil || site.holdsDetail(of: console) {
        let view = console.place.view.rawValue
        guard wanted.contains(Substring(console.language.rawValue)), wanted.contains(Substring(view)) else { continue }
        for size in sizes where wanted.contains(Substring("\(size)")) {
          let scene = maker.scene(of: site, for: console, at: SampleSite.now)
          print("\(name) \(view) \(size)\n" + text(FramePainter().paint(scene, size: size).buffer))
        }
      }
    }
    #expect(!consoles().isEmpty)
  }

  @Test("Every view's page is a tab, and every tab has a view") func registry() {
    #expect(Set(Registry.views.map(\.page)) == Set(Page.all))
  }
}

private var lookedAt: [(String, Site)] {
  [
    ("sample", SampleSite.make()), ("cooled", SampleSite.cooled()), ("alarmed", SampleSite.alarmed()),
    ("powered", SampleSite.powered()),
    ("planned", Site(topology: SampleSite.topology())),
    ("empty", Site(topology: Topology(name: "empty"))), ("machine", SampleSite.machine()),
    ("cards", SampleSite.machine(accelerators: 2)), ("large", LargeSite.make()),
  ]
}

extension Site {
  fileprivate func holdsDetail(of console: Console) -> Bool {
    switch console.place.detail {
    case .entity(let id)?: Int(id.index) < directory.count(of: id.kind)
    case .rack(let rack)?: topology.racks.indices.contains(rack)
    default: true
    }
  }
}

@Suite("Order of nodes") struct NodeOrderTests {
  private func names(_ change: (inout Console) -> Void) -> [String] {
    var console = Console()
    console.place = Place(.nodes)
    change(&console)
    var maker = SceneMaker()
    let site = SampleSite.make()
    return maker.scene(of: site, for: console, at: SampleSite.now).order.compactMap {
      if case .entity(let id) = $0 { site.directory.name(of: id) } else { nil }
    }
  }

  @Test("Names are sorted as people count") func natural() {
    let names = names { $0.nodeSort.column = .name }
    #expect(names.firstIndex(of: "node-a01-01") == names.firstIndex(of: "node-a01-02").map { $0 - 1 })
  }

  @Test("The hottest inlet comes first, nodes without one last") func inlet() {
    let names = names { $0.nodeSort.column = .inlet }
    #expect(names.first == "node-b01-02")
    #expect(names.last.map { ["node-a03-02", "node-b03-02", "node-b05-01"].contains($0) } == true)
  }

  @Test("A filter narrows as typed, and excludes with an exclamation mark") func filter() {
    #expect(names { $0.filters["nodes"] = "b03" }.sorted() == ["node-b03-01", "node-b03-02"])
    #expect(names { $0.layers = [.filter(text: "b03 !-02", cursor: 8)] } == ["node-b03-01"])
    #expect(names { $0.filters["nodes"] = "nothing-like-it-zzz" }.isEmpty)
  }
}

func text(_ buffer: CellBuffer) -> String {
  (0..<buffer.size.height).map { y in
    (0..<buffer.size.width).map { buffer.glyph(buffer[$0, y]) }.joined()
  }.joined(separator: "\n")
}
