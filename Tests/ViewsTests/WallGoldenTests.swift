import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

/// The wall's frames, kept as those of the pages are.
@Suite struct WallGoldenTests {
  private static let pages = [Page.overview, .racks, .nodes]

  private static func wall(
    of site: Site = SampleSite.make(), showing pages: [Page] = pages, in language: Language = .english,
    at now: Moment = SampleSite.now
  ) -> WallPicture {
    let scenes = pages.map { page in
      var console = Console()
      console.go(to: page)
      console.language = language
      var maker = SceneMaker(utcOffset: 8 * 3600)
      return maker.scene(of: site, for: console, at: now)
    }
    var rotation = WallRotation(pages: pages, every: .seconds(20))
    let instant = Moment(nanoseconds: 7_000_000_000)
    rotation.advance(to: Moment(nanoseconds: 0), findings: [])
    rotation.advance(to: instant, findings: [])
    return WallPicture(scenes: scenes, rotation: rotation, instant: instant, beat: 7)
  }

  @Test(arguments: [Size(80, 24), Size(200, 60), Size(400, 120)], [Language.english, .chinese])
  func `a wall looks as recorded`(size: Size, language: Language) {
    let frame = WallPainter().paint(Self.wall(in: language), size: size)
    let difference = GoldenFrame().difference(of: frame, from: "wall-\(size)-\(language.rawValue)")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: [Size(80, 24), Size(200, 60), Size(400, 120)]) func `a wall with cooling looks as recorded`(
    size: Size
  ) {
    let wall = Self.wall(of: SampleSite.cooled(), showing: [.cooling] + Self.pages)
    let frame = WallPainter().paint(wall, size: size)
    let difference = GoldenFrame().difference(of: frame, from: "wall-cooling-\(size)-en")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test(arguments: [Size(80, 24), Size(200, 60)]) func `a wall with power looks as recorded`(size: Size) {
    let wall = Self.wall(of: SampleSite.powered(), showing: [.power] + Self.pages)
    let frame = WallPainter().paint(wall, size: size)
    let difference = GoldenFrame().difference(of: frame, from: "wall-power-\(size)-en")
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test func `a wall shows the queue without anybody's name`() {
    let site = SampleSite.queued()
    let frame = WallPainter().paint(Self.wall(of: site, showing: [.jobs, .racks]), size: Size(400, 60))
    let shown = text(frame).joined(separator: "\n")
    #expect(shown.contains("llm-pretrain-70b") && shown.contains("fsd-perception"))
    for job in site.queues[0].jobs { #expect(!shown.contains(job.user + " "), "\(job.user)") }
    let difference = GoldenFrame().difference(
      of: WallPainter().paint(Self.wall(of: site, showing: [.jobs] + Self.pages), size: Size(200, 60)),
      from: "wall-jobs-200x60-en")
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// No wall goes there by itself; a name on a wall would be seen by everybody who passes.
  @Test func `nor does a node or a job on a wall name anybody`() {
    var site = SampleSite.queued()
    let shown = site.queues[0].jobs.filter { !$0.places.isEmpty }.prefix(12)
    var batch = Batch(source: SourceID("slurm/jobs"), moment: SampleSite.now)
    batch.subjects = site.topology.nodes.map { .node($0.name) }
    batch.layout = 1
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = shown.map { job in
      var job = job
      (job.user, job.account) = ("gongsun", "gongsun-lab")
      job.details = JobDetails([.init("UserId", "gongsun(1000)"), .init("WorkDir", "/home/gongsun/run")])
      return job
    }
    batch.queue = report
    site.apply(batch, took: .zero)
    var places = shown.map { Place(.jobs, detail: .job(JobReference(queue: 0, id: $0.id))) }
    places += site.directory.nodes.prefix(16).map { Place(.nodes, detail: .entity(.node($0))) }
    for place in places {
      var console = Console()
      console.place = place
      var maker = SceneMaker()
      let scene = maker.scene(of: site, for: console, at: SampleSite.now)
      let rotation = WallRotation(pages: [place.view == .jobs ? .jobs : .nodes], every: .seconds(20))
      let wall = WallPicture(scenes: [scene], rotation: rotation, instant: SampleSite.now, beat: 0)
      let text = GoldenFrame.text(of: WallPainter().paint(wall, size: Size(199, 120)))
      #expect(!text.contains("gongsun"), "\(place)")
    }
  }

  private func text(_ frame: CellBuffer) -> [String] {
    GoldenFrame.text(of: frame).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `when nothing comes any more the clock stands still and a banner says since when`() {
    let later = Self.wall(at: SampleSite.now + .seconds(600))
    let muchLater = Self.wall(at: SampleSite.now + .seconds(1200))
    let (one, two) = (
      text(WallPainter().paint(later, size: Size(120, 36))), text(WallPainter().paint(muchLater, size: Size(120, 36)))
    )
    #expect(one[0] == two[0])
    #expect(one[1].contains("NO DATA"))
    #expect(one[1] != two[1])
  }

  @Test func `a wall that hears everything has no banner, and beats`() {
    var wall = Self.wall()
    let first = text(WallPainter().paint(wall, size: Size(120, 36)))
    wall.beat += 1
    let second = text(WallPainter().paint(wall, size: Size(120, 36)))
    #expect(!first.joined().contains("NO DATA"))
    #expect(first[0] != second[0])
  }

  @Test(arguments: [(0, 0), (1, 0), (0, 1), (1, 1)]) func `a shifted frame loses nothing`(x: Int, y: Int) {
    var wall = Self.wall()
    let small = WallPainter().paint(wall, size: Size(119, 35))
    wall.shift = (x, y)
    let shifted = WallPainter().paint(wall, size: Size(120, 36))
    for row in 0..<35 {
      for column in 0..<119 { #expect(shifted[column + x, row + y] == small[column, row]) }
    }
  }

  @Test(arguments: [Size(1, 1), Size(39, 9), Size(40, 10), Size(81, 25), Size(301, 41), Size(500, 200)])
  func `a wall can have any size`(size: Size) {
    #expect(WallPainter().paint(Self.wall(), size: size).size == size)
  }

  /// Code page 437, which every font of the Linux console has.
  private static let consoleGlyphs = Set(
    ("☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»"
      + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■").unicodeScalars)

  @Test(arguments: [Size(80, 24), Size(200, 60)]) func `the Linux console is sent only what its font has`(size: Size) {
    let frame = WallPainter().paint(Self.wall(), size: size).reduced(to: .linuxConsole)
    let strange = text(frame).prefix(size.height).joined().unicodeScalars.filter {
      !$0.isASCII && !Self.consoleGlyphs.contains($0)
    }
    #expect(strange.isEmpty, "\(Set(strange.map(String.init)))")
  }
}
