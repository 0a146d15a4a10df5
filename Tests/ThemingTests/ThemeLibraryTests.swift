import AisleTesting
import Canvas
import Testing
@testable import Theming

private func theme(_ name: String, low: String) -> String {
  "name: \(name)\nsummary: low is \(low)\ninherits: control-room\npalette: { low: \(low) }\n"
}

@Suite("Theme library") struct ThemeLibraryTests {
  @Test("The first folder wins, and the names of all are known") func order() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    try first.write(theme("both", low: "red"), to: "both.yaml")
    try second.write(theme("both", low: "green"), to: "both.yaml")
    try second.write(theme("only", low: "blue"), to: "only.yaml")
    try second.write("not a theme", to: "README.md")
    let library = ThemeLibrary(folders: [first.path, "/nonexistent", second.path])
    #expect(library.names == ["both", "control-room", "only"])
    #expect(try library.theme(named: "both").style(of: .low, depth: .ansi16).foreground == .indexed(14))
    #expect(try library.theme(named: "both").summary == "low is red")
    #expect(library.file(of: "both") == "\(first.path)/both.yaml")
    #expect(library.file(of: "control-room") == nil)
    #expect(library.files.count == 3)
  }

  @Test("A user's theme may add to the one of its own name") func namesake() throws {
    let folder = try TemporaryFolder()
    try folder.write(theme("control-room", low: "\"#00ff00\""), to: "control-room.yaml")
    let mine = try ThemeLibrary(folders: [folder.path]).theme(named: "control-room")
    #expect(mine.style(of: .low, depth: .trueColor).foreground == .rgb(RGB(0, 255, 0)))
    let high = mine.style(of: .high, depth: .trueColor)
    #expect(high == Theme.fallback.style(of: .high, depth: .trueColor))
  }

  @Test("A name that is not there is answered with the nearest, or with all") func unknown() {
    let library = ThemeLibrary(folders: [])
    #expect(throws: ThemeError.unknown(name: "contol-room", nearest: "control-room", known: ["control-room"])) {
      try library.theme(named: "contol-room")
    }
    let error = #expect(throws: ThemeError.self) { try library.theme(named: "../../etc/x") }
    #expect(error.map { "\($0)" } == "no theme is named '../../etc/x'; there are control-room")
  }

  @Test("The one compiled in is the file in Themes") func fallback() throws {
    #expect(Theme.fallback == (try Shipped.library.theme(named: "control-room")))
    #expect(Shipped.library.file(of: "control-room") == "\(Shipped.folder)/control-room.yaml")
  }

  @Test("Folders are the environment's, the user's, the installation's, the build's and the system's") func folders()
    throws
  {
    let tree = try TemporaryFolder()
    try tree.write("", to: "Package.swift")
    try tree.write("", to: "Themes")
    let found = ThemeLibrary.standardFolders(program: "\(tree.path)/bin/aisle") {
      ["AISLE_THEMES": "/a:/b", "HOME": "/home/o"][$0]
    }
    #expect(
      found == [
        "/a", "/b", "/home/o/.config/aisle/themes", "\(tree.path)/share/aisle/themes", "\(tree.path)/Themes",
        "/usr/local/share/aisle/themes", "/usr/share/aisle/themes",
      ])
    let other = ThemeLibrary.standardFolders(program: "/usr/bin/aisle") {
      ["XDG_CONFIG_HOME": "/x", "HOME": "/home/o"][$0]
    }
    #expect(other == ["/x/aisle/themes", "/usr/share/aisle/themes", "/usr/local/share/aisle/themes"])
  }
}

@Suite("Theme samples") struct ThemeSampleTests {
  @Test(
    "A sample has the four priorities, the ramp with its numbers, and what is old or missing, on every screen",
    arguments: Shipped.library.names, ColorDepth.allCases)
  func sample(name: String, depth: ColorDepth) throws {
    let theme = try Shipped.library.theme(named: name)
    for glyphs in GlyphSet.allCases {
      let text = String(decoding: ThemeSample.lines(in: theme, depth: depth, glyphs: glyphs), as: UTF8.self)
      let lines = text.split(separator: "\n").map { line in
        line.split(separator: "\u{1B}").map { $0.drop { "[0123456789;".contains($0) }.drop { $0 == "m" } }.joined()
      }
      #expect(lines.map { TextWidth.width(of: $0) } == [ThemeSample.width, ThemeSample.width])
      #expect(["1 89", "2 36", "3 3/4", "4 58", "41 s"].allSatisfy { lines[0].contains($0) }, "\(lines[0])")
      #expect(["18", "23", "27", "32", "36", "SIMULATED"].allSatisfy { lines[1].contains($0) }, "\(lines[1])")
      if glyphs == .ascii { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
    }
  }

  @Test(
    "A terminal's colours are judged by its environment",
    arguments: [
      (["TERM": "xterm-256color"], ColorDepth.indexed256),
      (["TERM": "tmux-256color", "COLORTERM": "truecolor"], .trueColor),
      (["TERM": "linux"], .ansi8), (["TERM": "xterm"], .ansi16), (["TERM": "vt100"], .mono), ([:], .mono),
      (["TERM": "xterm-256color", "NO_COLOR": "1"], .mono),
    ])
  func depth(environment: [String: String], expected: ColorDepth) {
    #expect(ColorDepth(environment: { environment[$0] }) == expected)
  }
}
