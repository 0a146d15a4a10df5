/// The nodes that a scheduler names in short, "gpu[01-04,07],login1", to ask whether one is among them. (Slurm's hostlist
/// expressions; see `man scontrol`, "show hostnames".)
package struct NodeListPattern: Sendable {
  private enum Part: Sendable {
    case text(Substring.UnicodeScalarView)
    case ranges([Run])
  }

  private struct Run: Sendable {
    var numbers: ClosedRange<Int>
    /// Digits with zeros before them; 0 for numbers that are as long as they are.
    var width: Int
  }

  private let names: [[Part]]

  package init(_ text: String) {
    var names: [[Part]] = []
    var depth = 0
    for piece in text.split(whereSeparator: { character in
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      return character == "," && depth <= 0
    }) {
      names.append(Self.parts(of: piece))
    }
    self.names = names
  }

  /// True for a node that is named; host names compare up to their first dot.
  package func contains(_ node: String) -> Bool {
    let short = node.prefix { $0 != "." }
    return names.contains {
      Self.fits($0[...], short.unicodeScalars) || Self.fits($0[...], Substring(node).unicodeScalars)
    }
  }

  private static func parts(of piece: Substring) -> [Part] {
    var parts: [Part] = []
    var rest = piece
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      parts.append(.text(rest[..<open].unicodeScalars))
      parts.append(.ranges(rest[rest.index(after: open)..<close].split(separator: ",").compactMap(run)))
      rest = rest[rest.index(after: close)...]
    }
    return parts + [.text(rest.unicodeScalars)]
  }

  private static func run(_ text: Substring) -> Run? {
    let ends = text.split(separator: "-", maxSplits: 1)
    guard let first = ends.first, let low = Int(first), let high = Int(ends.last ?? first), low <= high else {
      return nil
    }
    return Run(numbers: low...high, width: first.hasPrefix("0") ? first.count : 0)
  }

  private static func fits(_ parts: ArraySlice<Part>, _ name: Substring.UnicodeScalarView) -> Bool {
    guard let part = parts.first else { return name.isEmpty }
    switch part {
    case .text(let text):
      return name.starts(with: text) && fits(parts.dropFirst(), name.dropFirst(text.count))
    case .ranges(let runs):
      let digits = name.prefix { (0x30...0x39).contains($0.value) }
      // A number of more digits than these is none.
      for length in stride(from: 1, through: min(18, digits.count), by: 1) {
        guard let number = Int(String(digits.prefix(length))) else { return false }
        let isNamed = runs.contains { run in
          run.numbers.contains(number) && length == max(run.width, String(number).count)
        }
        if isNamed, fits(parts.dropFirst(), name.dropFirst(length)) { return true }
      }
      return false
    }
  }
}
