import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

/// Frames of the past: before, at and after a pump fault, the time line, what differs.
private struct Case: Sendable, CustomTestStringConvertible {
  var name: String
  var moment: Moment
  var size = Size(80, 24)
  var language = Language.english
  var act: @Sendable (inout Seat) -> Void = { _ in }

  var file: String { "\(name)-\(size)-\(language.rawValue)" }
  var testDescription: String { file }
}

private let before = SamplePast.fault - .seconds(600)
private let fault = SamplePast.fault + .seconds(60)
private let after = SamplePast.repair + .seconds(600)

private func everySize(
  _ name: String, _ moment: Moment, _ act: @escaping @Sendable (inout Seat) -> Void = { _ in }
) -> [Case] {
  Language.allCases.flatMap { language in
    [Size(80, 24), Size(120, 36), Size(200, 60)].map {
      Case(name: name, moment: moment, size: $0, language: language, act: act)
    }
  }
}

private let cases: [Case] =
  everySize("replay-overview", fault)
  + everySize("replay-difference", fault) { $0.compare(with: before) }
  + everySize("replay-history", fault) {
    $0.run("page cooling")
    $0.run("span 8h")
    $0.run("history CDU-01")
    try? $0.lookBack(in: SamplePast())
  }
  + [
    Case(name: "replay-cooling-before", moment: before, size: Size(120, 36)) { $0.run("page cooling") },
    Case(name: "replay-cooling-at", moment: fault, size: Size(120, 36)) { $0.run("page cooling") },
    Case(name: "replay-cooling-after", moment: after, size: Size(120, 36)) { $0.run("page cooling") },
    Case(name: "replay-playing", moment: fault) {
      $0.run("page racks"); $0.run("play 60")
    },
    Case(name: "replay-reading", moment: fault) { $0.run("time -1h") },
    Case(name: "replay-narrow", moment: fault, size: Size(40, 12)),
    Case(name: "replay-refused", moment: fault) { $0.run("time noon") },
    Case(name: "replay-help", moment: fault, size: Size(120, 36)) { $0.press(.character("?"), .character("G")) },
  ]

extension Seat {
  /// Opens the layer of differences as a session fills it.
  fileprivate mutating func compare(with moment: Moment) {
    run("difference -11m")
    guard let other = try? SamplePast().site(at: moment) else { return }
    func board(_ site: Site, _ now: Moment) -> (Present, AlarmBoard) {
      let digest = Digest(of: site, at: now)
      return (digest.present, digest.alarms)
    }
    let (then, oldAlarms) = board(other, moment)
    let (present, newAlarms) = board(site, now)
    difference = SiteDifference(from: then, oldAlarms, to: present, newAlarms)
  }
}

@Suite("Golden frames of the past") struct ReplayGoldenTests {
  @Test("A frame is as it was recorded", arguments: cases)
  private func frame(_ golden: Case) throws {
    var console = Console()
    console.language = golden.language
    var seat = Seat(at: SamplePast.present, size: golden.size, console: console)
    try seat.sit(in: SamplePast(), at: golden.moment)
    golden.act(&seat)
    if let difference = GoldenFrame().difference(of: seat.stage.buffer, from: golden.file) {
      Issue.record(Comment(rawValue: difference))
    }
  }

  @Test("REPLAY and the time stand on every page, at every size and in both languages, and nothing else says live")
  func everywhere() throws {
    for language in Language.allCases {
      for size in [Size(40, 10), Size(60, 16), Size(80, 24), Size(120, 36), Size(200, 60)] {
        var console = Console()
        console.language = language
        var seat = Seat(at: SamplePast.present, size: size, console: console)
        try seat.sit(in: SamplePast(), at: fault)
        for page in Page.all {
          seat.run("page \(page.name)")
          let words = Wording(language)
          #expect(seat.lines[0].replacingWideGaps.contains(words(.replay)), "\(page.name) \(size)")
          #expect(!seat.lines[0].replacingWideGaps.contains(words(.live)))
          if size.width >= 60 { #expect(seat.lines[0].contains("2026-01-02 09:35:05 +08")) }
        }
      }
    }
  }

  @Test("The time line marks the gravest alarm of a cell, gaps as gaps, and ten at once as heavy") func row() {
    let from = SampleSite.now
    let marks =
      [PastOutline.Mark(from + .seconds(5), .low), .init(from + .seconds(6), .high)]
      + (0..<12).map { PastOutline.Mark(from + .seconds(50) + .milliseconds($0), .medium) }
    let outline = PastOutline(
      span: PastSpan(from: from, to: from + .seconds(100)),
      gaps: [
        PastSpan(from: from + .seconds(20), to: from + .seconds(40)),
        PastSpan(from: from + .seconds(71), to: from + .seconds(72)),
      ],
      marks: marks)
    #expect(TimeLineSample.glyphs(outline, cells: 10) == "▲─··─◆─·──")
    #expect(TimeLineSample.isHeavy(outline, cells: 10, at: 5) && !TimeLineSample.isHeavy(outline, cells: 10, at: 0))
    let point = PastOutline(span: PastSpan(from: from, to: from), marks: [.init(from, .critical)])
    #expect(TimeLineSample.glyphs(point, cells: 3) == "■──")
  }
}

extension String {
  /// The lines of a seat hold a blank for the second cell of a wide glyph, or nothing.
  fileprivate var replacingWideGaps: String { filter { $0 != "\u{0}" } }
}
