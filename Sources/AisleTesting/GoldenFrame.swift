package import Canvas
internal import Glibc

/// A frame kept as a text file that a person reads in review: its glyphs, then one letter per ink, then where inks
/// are flagged, so that a change of meaning shows in a diff as plainly as a change of words.
///
/// `AISLE_RECORD=1` writes what is drawn now instead of comparing; where `CI` is set that is refused. A file that is
/// not there is a difference, never a pass.
package struct GoldenFrame: Sendable {
  /// The folder of the files.
  package let folder: String
  private let isRecording: Bool
  private let isRefused: Bool

  /// Files in `Golden/` beside the test that asks.
  package init(beside test: String = #filePath, environment: (String) -> Bool = Self.isSet) {
    var parts = test.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    folder = (parts + ["Golden"]).joined(separator: "/")
    isRecording = environment("AISLE_RECORD")
    isRefused = isRecording && environment("CI")
  }

  /// True when the environment variable has a value.
  package static func isSet(_ name: String) -> Bool { getenv(name).map { $0.pointee != 0 } ?? false }

  /// What is wrong with a frame, in words and with the first line that differs; nil when it is as recorded.
  package func difference(of frame: CellBuffer, from name: String) -> String? {
    let path = "\(folder)/\(name).txt"
    let drawn = Self.text(of: frame)
    if isRefused { return "\(name): AISLE_RECORD is refused where CI is set" }
    if isRecording { return record(drawn, to: path) }
    guard access(path, R_OK) == 0 else {
      return "\(name): there is no such file; record it with AISLE_RECORD=1 and read it"
    }
    let kept = String(decoding: Fixtures.contents(of: path), as: UTF8.self)
    return Self.firstDifference(kept, drawn).map { "\(name): \($0)" }
  }

  private func record(_ text: String, to path: String) -> String? {
    mkdir(folder, 0o755)
    guard let file = fopen(path, "wb") else { return "\(path): error \(errno)" }
    defer { fclose(file) }
    return fputs(text, file) >= 0 ? nil : "\(path): error \(errno)"
  }

  private static func firstDifference(_ kept: String, _ drawn: String) -> String? {
    if kept == drawn { return nil }
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
    for line in 0..<max(old.count, new.count) {
      let was = line < old.count ? old[line] : "(end)"
      let now = line < new.count ? new[line] : "(end)"
      if was != now { return "line \(line + 1) differs\n  recorded: \(was)\n  drawn:    \(now)" }
    }
    return "differs"
  }
}

extension GoldenFrame {
  /// The frame as it is kept.
  package static func text(of frame: CellBuffer) -> String {
    let rows = 0..<frame.size.height
    let glyphs = rows.map { y in trimmed((0..<frame.size.width).map { frame.glyph(frame[$0, y]) }.joined()) }
    let inks = rows.map { y in trimmed(String((0..<frame.size.width).map { letter(of: $0, y, in: frame) })) }
    return
      (glyphs + ["──── \(frame.size) · " + key] + inks + ["──── flags"] + rows.flatMap { flags(in: $0, of: frame) })
      .joined(separator: "\n") + "\n"
  }

  private static let key =
    ". text  l label  f faint  S strong  A accent  1 2 3 4 priorities  o old  m missing  w x y z heat  b bar  "
    + "D simulated  R replay"

  /// Blank cells show their ink in the flags only.
  private static func letter(of x: Int, _ y: Int, in frame: CellBuffer) -> Character {
    let cell = frame[x, y]
    if frame.glyph(cell) == " " { return " " }
    return switch cell.ink.role {
    case .text: "."
    case .label: "l"
    case .faint: "f"
    case .strong: "S"
    case .accent: "A"
    case .critical: "1"
    case .high: "2"
    case .medium: "3"
    case .low: "4"
    case .stale: "o"
    case .missing: "m"
    case .heat: ["w", "x", "y", "z"][Int(cell.ink.level) / 64]
    case .mark: "b"
    case .simulated: "D"
    case .replay: "R"
    }
  }

  /// `12: 2–40 selected`: runs of cells with the same flags.
  private static func flags(in y: Int, of frame: CellBuffer) -> [String] {
    var runs: [(first: Int, last: Int, flags: Ink.Flags)] = []
    for x in 0..<frame.size.width where !frame[x, y].ink.flags.isEmpty {
      let flags = frame[x, y].ink.flags
      if let run = runs.last, run.last == x - 1, run.flags == flags {
        runs[runs.count - 1].last = x
      } else {
        runs.append((x, x, flags))
      }
    }
    return runs.map { "\(y + 1): \($0.first + 1)–\($0.last + 1) \(names(of: $0.flags))" }
  }

  private static func names(of flags: Ink.Flags) -> String {
    let names: [(Ink.Flags, String)] = [
      (.reverse, "reverse"), (.selected, "selected"), (.dimmed, "dimmed"), (.underline, "underline"), (.bold, "bold"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1).joined(separator: " ")
  }

  private static func trimmed(_ line: String) -> String {
    var line = Substring(line)
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
