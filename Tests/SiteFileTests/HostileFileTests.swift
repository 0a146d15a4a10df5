import Glibc
import SiteFile
import SiteModel
import StrictYAML
import Testing

@Suite("A hostile file costs a sentence, nothing else")
struct HostileFileTests {
  @Test("Deep nesting", arguments: ["[", "{a: ", "- ", "? ", "[{", "!!x [", "{? "])
  func nesting(piece: String) {
    #expect(!problems("site: " + String(repeating: piece, count: 100_000)).isEmpty)
    #expect(!problems(String(repeating: piece, count: 100_000)).isEmpty)
  }

  @Test("A billion laughs, in values and in keys")
  func laughs() {
    var text = "a: &a [x,x]\n"
    var key = text
    for (last, next) in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz") {
      text += "\(next): &\(next) [*\(last), *\(last)]\n"
      key += "? &\(next) [*\(last), *\(last)]\n: x\n"
    }
    #expect(!problems(text).isEmpty)
    #expect(!problems(key).isEmpty)
  }

  @Test("Few aliases, which slip by the count, are still refused")
  func aliases() {
    #expect(!problems("site: S\npods:\n  - &p {name: p}\n  - *p\n").isEmpty)
    #expect(!problems("site: *nothing\n").isEmpty)
  }

  @Test("Huge scalars and too many values")
  func huge() {
    #expect(
      problems("site: " + String(repeating: "x", count: 1 << 20) + "\n") == ["1:7 'site' is longer than 1024 bytes"])
    #expect(problems(bytes: [UInt8](repeating: 0x61, count: (16 << 20) + 1)) == ["1:1 the file is larger than 16 MiB"])
    #expect(!problems("site: S\npods: [" + String(repeating: "a,", count: 1_100_000) + "]").isEmpty)
  }

  @Test(
    "Bytes that are no text", arguments: [[0xFF, 0xFE], [0x61, 0x3A, 0x20, 0xC3, 0x28], [0], [0xED, 0xA0, 0x80]])
  func bytes(_ bytes: [UInt8]) {
    #expect(!problems(bytes: bytes).isEmpty)
  }

  @Test("Many ranges of names that are too long cost no more than their sentences")
  func longRanges() {
    let line = "  - {name: \"\(String(repeating: "x", count: 250))[1-200000]\"}\n"
    let found = problems("site: S\nnodes:\n" + String(repeating: line, count: 2_000))
    #expect(found.first == "3:12 a name must have 1 to 253 bytes")
    #expect(problems("site: S\nnodes:\n  - {name: \"\(String(repeating: "x", count: 250))[001-100]\"}\n").isEmpty)
  }

  @Test("UTF-16 is called by its name")
  func wideText() {
    #expect(problems(bytes: [0xFF, 0xFE, 0x73, 0]) == ["1:1 the text is UTF-16; save the file as UTF-8"])
  }

  @Test("A password in a URL is not repeated, wherever the URL stands")
  func passwords() {
    let all = problems(
      """
      site: S
      nodes: http://me:hunter2@h/
      sources:
        - http://me:hunter2@h/
        - {name: a, url: "http://me:hunter2@h/"}
        - {name: b, url: "http://me:hunter2@h[/"}
        - {name: c, url: "http://h", every: "http://me:hunter2@h"}
        - {name: d, url: "http://h", kind: "https://me:hunter2@h@h"}

      """)
    #expect(all.count == 6)
    #expect(!all.contains { $0.contains("hunter2") })
  }

  @Test("A long URL is no long name, and brackets that it keeps are told how to be written")
  func urls() {
    func source(_ url: String) -> [String] { problems("site: S\nsources:\n  - {name: a, url: \"\(url)\"}\n") }
    #expect(source("http://h/federate?match=" + String(repeating: "x", count: 400)).isEmpty)
    #expect(source("http://h/federate?match[]=up").first?.contains("%5B and %5D") == true)
  }

  @Test("Invalid UTF-8 is told at its line and column")
  func place() {
    #expect(problems(bytes: Array("site: S\n# é".utf8) + [0xFF]) == ["2:4 the text is not UTF-8 from here on"])
  }

  @Test(
    "What fuzzing found: a place never lies outside the file",
    arguments: [
      // The end of a file without a last newline is a line further for libyaml.
      ("site: S\n=", "2:2"),
      // A carriage return alone is a line for libyaml, and none for editors.
      ("\rsite: S\nracks: x\n", "1:1"), ("site: S\rracks: x\n", "1:8"),
    ])
  func places(text: String, place: String) {
    #expect(problems(text).first?.hasPrefix("\(place) ") == true, "\(problems(text))")
  }

  @Test("Lines may end as on Windows")
  func carriageReturns() {
    #expect(problems("site: S\r\nprecision: bf16\r\n").isEmpty)
  }

  @Test("Cut off or with any one byte changed, the example gives an answer and no crash")
  func mutations() {
    let bytes = Array(SiteFile.example.utf8)
    var random = Generator(state: 7)
    for _ in 0..<150 {
      var copy = bytes
      for _ in 0..<3 {
        copy[Int(random.next() % UInt64(copy.count))] = UInt8(truncatingIfNeeded: random.next())
      }
      let cut = Array(bytes.prefix(Int(random.next() % UInt64(bytes.count))))
      for found in [problems(bytes: copy), problems(bytes: cut)] {
        #expect(found.count <= 21 && found.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) })
      }
    }
  }

  @Test("Messages hold neither control characters nor passwords")
  func messages() {
    let found = problems("site: S\n\"ba\\u001b\\u202ed\": 1\nsources: [{name: s, url: http://u:hunter2@h/}]\n")
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.unicodeScalars.allSatisfy { CleanText.isSafe($0) } && !$0.contains("hunter2") })
  }

  @Test("A directory, a missing file, a pipe and an unreadable file each say what they are")
  func files() throws {
    func message(_ path: String) -> String {
      do {
        _ = try SiteFile.load(path: path)
        return ""
      } catch { return error.problems[0].message }
    }
    #expect(message("/").contains("directory"))
    #expect(message("/nonexistent/site.yaml").contains("no such file"))
    #expect(message("/dev/null").contains("not a regular file"))
    var template = Array("/tmp/aisle-site-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      unlink("\(folder)/pipe")
      rmdir(folder)
    }
    #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
    #expect(message("\(folder)/pipe").contains("not a regular file"))
  }
}

/// A small generator with a seed, so that a failure can be repeated.
struct Generator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 11
  }
}
