/// The rows of a CSV text (RFC 4180): fields in commas, quotation marks around those that have commas, line ends or
/// doubled quotation marks in them.
struct DelimitedRows {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A mark of the byte order, as spreadsheets write it.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next row that is not empty, with the line in which it begins; nil at the end.
  mutating func next() throws(TraceFailure) -> (line: Int, fields: [String])? {
    while place < bytes.count {
      let first = line
      var fields: [String] = []
      repeat { fields.append(try field()) } while take(44)
      if !take(13) || place < bytes.count { _ = take(10) }
      line += 1
      if fields.count > 1 || !(fields.first ?? "").isEmpty { return (first, fields) }
    }
    return nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  private mutating func field() throws(TraceFailure) -> String {
    while place < bytes.count, bytes[place] == 32 { place += 1 }
    var text: [UInt8] = []
    let first = line
    guard take(34) else {
      while place < bytes.count, bytes[place] != 44, bytes[place] != 10 {
        text.append(bytes[place])
        place += 1
      }
      while let last = text.last, TraceReader.isSpace(last) { text.removeLast() }
      return String(decoding: text.prefix(4096), as: UTF8.self)
    }
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == 34 {
        guard take(34) else {
          // What stands between the mark and the next comma is nobody's.
          while place < bytes.count, bytes[place] != 44, bytes[place] != 10 { place += 1 }
          return String(decoding: text.prefix(4096), as: UTF8.self)
        }
      }
      if byte == 10 { line += 1 }
      text.append(byte)
    }
    throw TraceFailure(.openQuote, line: first)
  }
}
