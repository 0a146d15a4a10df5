internal import SiteModel

/// What is wrong with bytes that should be records.
package enum RecordFault: Error, Hashable, Sendable {
  /// They end in the middle.
  case cutShort
  /// Not the sum that stands at their end.
  case badSum
  /// Of a form that this Aisle does not know.
  case unknownFormat(UInt8)
  /// No records: at that byte.
  case malformed(at: Int)
}

extension RecordFault {
  /// The same in the words of whoever verifies a history.
  var blockFault: BlockFault {
    switch self {
    case .cutShort: .cutShort
    case .badSum: .checksum
    case .unknownFormat, .malformed: .malformed
    }
  }
}

/// Reads records from bytes that may be anything. The first fault ends the reading: what follows reads as absent.
package struct RecordDecoder {
  package private(set) var fault: RecordFault?
  /// Names of nodes, in the order in which they were met: the places in the records that were read.
  package internal(set) var nodes: NodeNames
  private let bytes: [UInt8]
  private var next: Int
  private let end: Int
  private var table: [String] = []
  private(set) var reference: Int64
  /// A field whose number has been read and whose value has not.
  private var waiting: (number: Int, form: FieldForm)?
  private var depth = 0
  private static let mostDepth = 8

  package init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil, reference: Int64, nodes: NodeNames) {
    self.bytes = bytes
    self.next = start
    self.end = min(end ?? bytes.count, bytes.count)
    self.reference = reference
    self.nodes = nodes
  }

  /// Counts moments from another second from here on.
  mutating func restart(reference: Int64) { self.reference = reference }

  // MARK: Pieces

  mutating func fail(_ reason: RecordFault) { if fault == nil { fault = reason } }

  /// What stands here is no record.
  mutating func fail() { fail(.malformed(at: next)) }

  mutating func byte() -> UInt8 {
    guard fault == nil else { return 0 }
    guard next < end else {
      fail(.cutShort)
      return 0
    }
    next += 1
    return bytes[next - 1]
  }

  mutating func unsigned() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    fail()
    return 0
  }

  mutating func whole() -> Int64 {
    let value = unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func fixed() -> UInt64 {
    guard fault == nil, end - next >= 8 else {
      fail(.cutShort)
      return 0
    }
    var value: UInt64 = 0
    for place in 0..<8 { value |= UInt64(bytes[next + place]) << UInt64(8 * place) }
    next += 8
    return value
  }

  /// How many follow, each of at least a byte.
  mutating func count() -> Int {
    let value = unsigned()
    guard value <= UInt64(end - next) else {
      fail(.cutShort)
      return 0
    }
    return Int(value)
  }

  mutating func text() -> String {
    let place = unsigned()
    if place < UInt64(table.count) { return table[Int(place)] }
    guard place == UInt64(table.count) else {
      fail()
      return ""
    }
    let length = count()
    guard fault == nil else { return "" }
    let clean = CleanText.cleaned(utf8: bytes[next..<next + length], limit: 4096)
    next += length
    table.append(clean)
    return clean
  }

  mutating func name() -> String { Self.cut(text(), to: CleanText.defaultLimit) }

  static func cut(_ text: String, to limit: Int) -> String {
    text.utf8.count > limit ? CleanText.cleaned(text, limit: limit) : text
  }

  mutating func variant(depth: Int = 0) -> Variant {
    var variant = Variant(name())
    let count = count()
    guard depth < Variant.mostDepth, count <= Variant.mostAtoms else {
      fail()
      return variant
    }
    for _ in 0..<count where fault == nil {
      switch FieldForm(rawValue: byte()) {
      case .whole: variant.atoms.append(.whole(whole()))
      case .fixed: variant.atoms.append(.real(Double(bitPattern: fixed())))
      case .text: variant.atoms.append(.text(text()))
      case .none?: variant.atoms.append(.none)
      case .variant: variant.atoms.append(.variant(self.variant(depth: depth + 1)))
      default: fail()
      }
    }
    return variant
  }

  // MARK: Finding fields

  /// The form of the field with that number; nil when it is not there. Fields below it are passed over.
  mutating func form(of number: Int) -> FieldForm? {
    while fault == nil {
      if waiting == nil {
        let tag = unsigned()
        guard tag >> 3 <= 1 << 20, let form = FieldForm(rawValue: UInt8(tag & 7)) else {
          fail()
          return nil
        }
        waiting = (Int(tag >> 3), form)
      }
      guard let field = waiting, field.number > 0, field.number <= number else { return nil }
      waiting = nil
      if field.number == number { return fault == nil ? field.form : nil }
      skip(field.form)
    }
    return nil
  }

  /// Goes to the end of a record, past what is not known of it.
  mutating func finish() {
    _ = form(of: Int.max)
    waiting = nil
  }

  mutating func skip(_ form: FieldForm) {
    switch form {
    case .whole: _ = unsigned()
    case .fixed: _ = fixed()
    case .text: _ = text()
    case .none: break
    case .texts: for _ in 0..<count() where fault == nil { _ = text() }
    case .variant: _ = variant()
    case .record: skipRecord()
    case .records: for _ in 0..<recordCount().count where fault == nil { skipRecord() }
    }
  }

  private mutating func skipRecord() { nested { $0.finish() } }

  private mutating func nested(_ body: (inout Self) -> Void) {
    depth += 1
    if depth > Self.mostDepth { fail() }
    if fault == nil { body(&self) }
    depth -= 1
  }

  /// A whole record.
  package mutating func take<Value: Recorded>() -> Value { take(over: .blank) }

  mutating func take<Value: Recorded>(over base: Value) -> Value {
    var value = base
    nested {
      value.exchange(with: &$0, base)
      $0.finish()
    }
    return value
  }

  mutating func recordCount() -> (count: Int, isOverBase: Bool) {
    let value = unsigned()
    guard value >> 1 <= UInt64(end - next) else {
      fail(.cutShort)
      return (0, false)
    }
    return (Int(value >> 1), value & 1 == 1)
  }
}
