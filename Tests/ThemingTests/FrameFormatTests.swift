import Canvas
import Interaction
import Testing
import Theming

private let hostile = "<script>&\"']]>"

private func written(
  _ format: FrameFormat, _ frame: CellBuffer, title: String = "t", glyphs: GlyphSet = .unicode,
  depth: ColorDepth = .trueColor, theme: Theme = .fallback
) -> String {
  String(
    decoding: format.bytes(frame, theme, FrameSettings(glyphs: glyphs, depth: depth, title: title)), as: UTF8.self)
}

private func frame(_ spans: [Span], width: Int = 20) -> CellBuffer {
  var frame = CellBuffer(size: Size(width, 1))
  frame.write(spans, at: Point(0, 0))
  return frame
}

@Suite("Frame formats") struct FrameFormatTests {
  @Test("Every format is found by its name, and no other") func named() {
    #expect(FrameFormat.all.map(\.name) == ["text", "ansi", "svg", "html"])
    #expect(FrameFormat.all.allSatisfy { FrameFormat(named: $0.name)?.name == $0.name })
    #expect(FrameFormat(named: "png") == nil)
  }

  @Test("Every format writes the same bytes for the same frame", arguments: ["text", "ansi", "svg", "html"])
  func deterministic(name: String) throws {
    let format = try #require(FrameFormat(named: name))
    #expect(written(format, SampleFrame.make()) == written(format, SampleFrame.make()))
  }

  @Test("Every format takes a frame of any size", arguments: ["text", "ansi", "svg", "html"])
  func sizes(name: String) throws {
    let format = try #require(FrameFormat(named: name))
    #expect(written(.text, CellBuffer(size: Size(0, 0))) == "")
    for size in [Size(0, 0), Size(1, 1), Size(2, 1)] {
      var frame = CellBuffer(size: size)
      frame.write("节", at: Point(0, 0))
      #expect(!written(format, frame).contains("\u{1B}[?"))
    }
  }

  @Test("Text has no trailing blanks, keeps wide glyphs and clusters, and ends each line") func text() {
    var frame = CellBuffer(size: Size(8, 3))
    frame.write("节点 é\u{301}x", at: Point(0, 0))
    frame.write("▲ 节", at: Point(0, 2))
    #expect(written(.text, frame) == "节点 é\u{301}x\n\n▲ 节\n")
    #expect(written(.text, frame, glyphs: .ascii) == "???? ?x\n\n^ ??\n")
  }

  @Test("ANSI changes only what differs, moves no cursor and ends each line reset") func ansi() throws {
    let line = written(
      .ansi, frame([Span("a "), Span("b", .critical), Span("c", .critical)], width: 4), depth: .ansi16)
    #expect(line == "\u{1B}[37;40ma \u{1B}[1;91mbc\u{1B}[0m\n")
    let page = written(.ansi, SampleFrame.make())
    #expect(page.split(separator: "\n").allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    for sequence in page.split(separator: "\u{1B}").dropFirst() {
      #expect(sequence.first == "[" && sequence.dropFirst().first { !"0123456789;".contains($0) } == "m")
    }
  }

  @Test("ANSI without colours uses attributes alone") func mono() {
    let line = written(.ansi, frame([Span("a"), Span("b", .critical)], width: 2), depth: .mono)
    #expect(line == "a\u{1B}[1mb\u{1B}[0m\n")
  }

  @Test("Bold is taken back without losing the dim that stays") func weights() {
    var bold = Style()
    bold.isBold = true
    bold.isDim = true
    bold.foreground = .indexed(3)
    var dim = bold
    dim.isBold = false
    #expect(SGR.change(from: bold, to: dim) == "\u{1B}[22;2m")
    #expect(SGR.change(from: dim, to: dim) == "")
    #expect(SGR.change(from: bold, to: Style()) == "\u{1B}[0m")
  }

  @Test("Hostile text stays text", arguments: ["svg", "html"])
  func escaping(name: String) throws {
    let format = try #require(FrameFormat(named: name))
    let page = written(format, frame([Span(hostile, .critical)]), title: hostile + "\u{0}\u{1B}\u{FFFF}")
    #expect(!page.contains("<script") && !page.contains("]]>") && !page.contains("\u{1B}") && !page.contains("\u{0}"))
    #expect(page.contains(">&lt;script&gt;&amp;&quot;&#39;]]&gt;"))
    #expect(page.contains("<title>&lt;script&gt;&amp;&quot;&#39;]]&gt;\u{FFFD}\u{FFFD}\u{FFFD}</title>"))
  }

  @Test("Pages name the language of their words", arguments: ["svg", "html"])
  func language(name: String) throws {
    let format = try #require(FrameFormat(named: name))
    let settings = FrameSettings(title: "t", language: "zh-Hans")
    let page = String(decoding: format.bytes(frame([Span("算力")]), .fallback, settings), as: UTF8.self)
    #expect(page.contains("lang=\"zh-Hans\""))
  }

  @Test("A printed page keeps its grounds") func print() {
    #expect(written(.html, frame([Span("■1", Ink.critical.reversed)], width: 2)).contains(";print-color-adjust:exact}"))
  }

  @Test("Pages need nothing from outside and run nothing", arguments: ["svg", "html"])
  func selfContained(name: String) throws {
    let format = try #require(FrameFormat(named: name))
    for shipped in Shipped.library.names {
      let theme = try Shipped.library.theme(named: shipped)
      let page = written(format, SampleFrame.make(Place(.racks)), theme: theme)
        .replacing("xmlns=\"http://www.w3.org/2000/svg\"", with: "")
      for word in ["http", "src=", "href", "url(", "@import", "@font-face", "<script", " on"] {
        #expect(!page.contains(word) || word == " on" && !page.contains(" onload"), "\(word)")
      }
    }
  }

  @Test("SVG is well-formed XML", arguments: [Place(.overview), Place(.racks), Place(.nodes)])
  func wellFormed(place: Place) {
    #expect(XMLCheck.fault(in: written(.svg, SampleFrame.make(place), title: hostile)) == nil)
    #expect(XMLCheck.fault(in: "<a><b></a>") != nil)
    #expect(XMLCheck.fault(in: "<a>&nbsp;</a>") != nil)
    #expect(XMLCheck.fault(in: "<a b=c/>") != nil)
  }

  @Test("Wide glyphs and clusters keep the grid in pages") func wide() {
    let line = frame([Span("ab节c e\u{301}")])
    let svg = written(.svg, line)
    #expect(svg.contains("x=\"12\" y=\"25.1\" textLength=\"16.86\">ab</text>"))
    #expect(svg.contains("x=\"37.29\" y=\"25.1\" text-anchor=\"middle\">节</text>"))
    #expect(svg.contains("x=\"45.72\" y=\"25.1\">c</text>"))
    #expect(svg.contains(">e\u{301}</text>"))
    let html = written(.html, line)
    #expect(html.contains("ab<b class=\"w\">节</b>c <b>e\u{301}</b>"))
  }

  @Test("Equal neighbours are one element") func joined() {
    let line = frame([Span("one", .critical), Span(" two", .critical), Span("────", .faint)])
    let svg = written(.svg, line)
    #expect(svg.contains(">one two</text>"))
    #expect(svg.split(separator: "\n").count { $0.hasPrefix("<rect class") } == 1)
    #expect(written(.html, line).contains(">one two</span>"))
  }

  @Test("Full blocks are filled in pages, and blanks that show nothing stay outside") func blocks() {
    let html = written(.html, frame([Span("██", .heat(1)), Span(" "), Span("x ", Ink.text.selected)], width: 6))
    #expect(html.contains("<pre><span class=\"i0\"><i>██</i></span> <span class=\"i1\">x </span> </pre>"))
  }
}
