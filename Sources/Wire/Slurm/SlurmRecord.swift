/// The fields of one record of `scontrol -o show`: "Key=value Key=value". A value ends at the next blank, but for those
/// few that people write: they end where the next known field begins.
struct SlurmRecord {
  /// The names of the fields that are asked for, and of those at which a value of people ends.
  struct Keys: Sendable {
    fileprivate var table = WordTable()
    fileprivate let isFree: [Bool]
    let names: [String]

    /// `free`: those that people write.
    init(_ names: [String], free: Set<String>) {
      self.names = names
      isFree = names.map { free.contains($0) }
      for name in names {
        var bytes = Array(name.utf8)
        bytes.withUnsafeMutableBytes { _ = table.index(of: SlurmBytes($0)) }
      }
    }
  }

  let keys: Keys

  /// Calls `take` for each known field from `start` to `end`, in order, with its place in `keys` and its value, until it
  /// returns false.
  func fields(
    in answer: SlurmBytes, from start: Int, to end: Int, _ take: (_ key: Int, _ value: SlurmBytes) -> Bool
  ) {
    var at = start
    while at < end {
      guard let (key, value) = key(in: answer, at: at, to: end) else {
        at = next(in: answer, from: at, to: end)
        continue
      }
      var stop = blank(in: answer, from: value, to: end)
      if keys.isFree[key] {
        while stop < end, self.key(in: answer, at: next(in: answer, from: stop, to: end), to: end) == nil {
          stop = blank(in: answer, from: stop + 1, to: end)
        }
      }
      guard take(key, trimmed(answer.part(value, stop))) else { return }
      at = stop
    }
  }

  /// The known key that begins at a place, and the place of its value.
  private func key(in answer: SlurmBytes, at start: Int, to end: Int) -> (Int, Int)? {
    guard start < end, let equals = answer.part(start, min(end, start + 40)).place(of: Byte.equals, from: 0) else {
      return nil
    }
    return keys.table.known(answer.part(start, start + equals)).map { ($0, start + equals + 1) }
  }

  private func blank(in answer: SlurmBytes, from start: Int, to end: Int) -> Int {
    guard start < end, let found = answer.place(of: 0x20, from: start) else { return end }
    return min(found, end)
  }

  private func next(in answer: SlurmBytes, from start: Int, to end: Int) -> Int {
    var at = blank(in: answer, from: start, to: end)
    while at < end, answer[at] == 0x20 { at += 1 }
    return at
  }

  private func trimmed(_ bytes: SlurmBytes) -> SlurmBytes {
    var end = bytes.count
    while end > 0, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return bytes.part(0, end)
  }

  /// Where the lines of an answer that begin with `word` begin.
  static func beginnings(of word: StaticString, in answer: SlurmBytes) -> [Int] {
    var places: [Int] = []
    var line = 0
    while line < answer.count {
      if answer.begins(with: word, at: line) { places.append(line) }
      guard let end = answer.place(of: Byte.newline, from: line) else { break }
      line = end + 1
    }
    return places
  }
}

/// Fields of a record by their names, the first of each.
struct SlurmFieldTable {
  private let keys: SlurmRecord.Keys
  private var values: [SlurmBytes?]

  init(_ keys: SlurmRecord.Keys, in answer: SlurmBytes, from start: Int, to end: Int) {
    self.keys = keys
    var values = [SlurmBytes?](repeating: nil, count: keys.names.count)
    SlurmRecord(keys: keys).fields(in: answer, from: start, to: end) { key, value in
      if values[key] == nil { values[key] = value }
      return true
    }
    self.values = values
  }

  /// The value at a key's place; nil where there is none or it says that there is none.
  subscript(key: Int) -> SlurmBytes? { values[key].flatMap { $0.isBlankWord ? nil : $0 } }

  func text(_ key: Int) -> String { self[key]?.cleaned ?? "" }
}
