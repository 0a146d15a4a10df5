/// What `npu-smi info` prints: a table with two rows for each chip.
///
/// The parser goes by the column titles where versions differ (`Device` or `Phy-ID`, with and without
/// `HBM-Usage(MB)`) and takes what it can read: a value that is missing, "NA", "-" or absurd is nil.
struct AscendTable: Hashable {
  /// Version of the driver package.
  var version: String?
  var chips: [Chip] = []

  struct Chip: Hashable {
    var unit: Int
    var chip: Int
    /// The chip's number on the machine, where the table tells it.
    var physical: Int?
    var model: String
    /// The vendor's word: "OK", "Warning", "Alarm", "Critical".
    var health: String
    var busAddress: String?
    var power: Double?
    var temperature: Double?
    /// Percent.
    var load: Double?
    /// What the table calls MB and counts in units of 1,048,576 bytes.
    var memoryUsed: Double?
    var memoryTotal: Double?
  }

  struct Process: Hashable {
    var unit: Int
    var chip: Int
    var id: Int32
    var name: String
    var memoryUsed: Double?
  }

  var processes: [Process] = []

  init(_ text: some StringProtocol) {
    var parser = Parser()
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).prefix(4096) { parser.take(line) }
    version = parser.version
    chips = parser.chips
    processes = parser.processes
  }

  /// The name of each chip on its machine: its physical number where all are known and differ, else the number of its
  /// NPU where each has one chip, else its place in the table.
  var names: [String] {
    let physical = chips.compactMap(\.physical)
    if physical.count == chips.count, Set(physical).count == chips.count { return physical.map { "\($0)" } }
    let units = chips.map(\.unit)
    if Set(units).count == chips.count { return units.map { "\($0)" } }
    return chips.indices.map { "\($0)" }
  }
}

extension AscendTable {
  /// Takes the table line by line.
  private struct Parser {
    typealias Line = Substring.UTF8View

    var version: String?
    var chips: [Chip] = []
    var processes: [Process] = []
    /// The first row of a chip whose second row is still to come.
    private var begun: Chip?
    private var isAmongProcesses = false
    private var hasPhysicalNumbers = false

    mutating func take(_ line: some Collection<UInt8>) {
      let text = String(decoding: line, as: UTF8.self).trimmed
      guard text.hasPrefix("|") else {
        begun = nil
        return
      }
      let cells = text.split(separator: "|").map(\.trimmed)
      switch cells.count {
      case 1: takeTitle(cells[0])
      case 3: takeRow(cells)
      case 4...: takeProcess(cells)
      default: begun = nil
      }
    }

    private mutating func takeTitle(_ title: String) {
      let words = title.split(separator: " ").map(String.init)
      if let mark = words.firstIndex(of: "Version:"), mark + 1 < words.count { version = words[mark + 1] }
    }

    private mutating func takeRow(_ cells: [String]) {
      let words = cells[0].split(separator: " ")
      if words.first == "NPU" || words.first == "Chip" {
        if words.first == "Chip" { hasPhysicalNumbers = words.count > 1 }
        begun = nil
        return
      }
      guard !isAmongProcesses, let number = words.first.flatMap({ Int($0) }), number >= 0 else {
        begun = nil
        return
      }
      if let chip = begun {
        begun = nil
        finish(chip, number: number, words: words, cells: cells)
      } else {
        let figures = AscendTable.figures(cells[2])
        begun = Chip(
          unit: number, chip: 0, model: words.dropFirst().joined(separator: " "), health: cells[1],
          power: figures.singles.first.flatMap(\.self).within(0...10_000),
          temperature: figures.singles.dropFirst().first.flatMap(\.self).within(-50...200))
      }
    }

    private mutating func finish(_ begun: Chip, number: Int, words: [Substring], cells: [String]) {
      var chip = begun
      chip.chip = number
      if hasPhysicalNumbers, words.count > 1, let physical = Int(words[1]), physical >= 0 { chip.physical = physical }
      if cells[1].contains(":") { chip.busAddress = cells[1] }
      let figures = AscendTable.figures(cells[2])
      chip.load = figures.singles.first.flatMap(\.self).within(0...100)
      // The last pair is the high-bandwidth memory where the chip has some; one of "0 / 0" is none.
      let memory = figures.pairs.last { $0.total > 0 }
      if let memory, memory.used >= 0, memory.used <= memory.total, memory.total < 1e9 {
        chip.memoryUsed = memory.used * 1_048_576
        chip.memoryTotal = memory.total * 1_048_576
      }
      if chips.count < 1024 { chips.append(chip) }
    }

    private mutating func takeProcess(_ cells: [String]) {
      begun = nil
      if cells[0].hasPrefix("NPU") {
        isAmongProcesses = true
        return
      }
      let place = cells[0].split(separator: " ").compactMap { Int($0) }
      guard isAmongProcesses, place.count == 2, let id = Int32(cells[1]), id > 0, processes.count < 4096 else { return }
      let memory = Double(cells[3]).within(0...1e9).map { $0 * 1_048_576 }
      processes.append(Process(unit: place[0], chip: place[1], id: id, name: cells[2], memoryUsed: memory))
    }
  }

  /// The figures of a cell: single ones in order, nil for "NA" and "-", and pairs "used / total".
  private static func figures(_ cell: String) -> (singles: [Double?], pairs: [(used: Double, total: Double)]) {
    // "0/ 0", "0 /0" and "0/0" are written, too.
    var spaced = ""
    for character in cell { spaced += character == "/" ? " / " : String(character) }
    let words = spaced.split(separator: " ")
    var singles: [Double?] = []
    var pairs: [(used: Double, total: Double)] = []
    var index = 0
    while index < words.count {
      if index + 2 < words.count, words[index + 1] == "/" {
        if let used = finite(words[index]), let total = finite(words[index + 2]) { pairs.append((used, total)) }
        index += 3
      } else {
        singles.append(finite(words[index]))
        index += 1
      }
    }
    return (singles, pairs)
  }

  private static func finite(_ word: Substring) -> Double? {
    Double(word).flatMap { $0.isFinite ? $0 : nil }
  }
}

extension Double? {
  /// The value if it lies in the range.
  fileprivate func within(_ range: ClosedRange<Double>) -> Double? {
    flatMap { range.contains($0) ? $0 : nil }
  }
}
