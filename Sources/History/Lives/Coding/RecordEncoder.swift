package import SiteModel

/// How the value of a field is written. The numbers are the format's.
enum FieldForm: UInt8 {
  /// A whole number: zigzag, then seven bits a byte, the lowest first.
  case whole = 0
  /// Eight bytes, the lowest first.
  case fixed = 1
  /// A place in the table of texts; one past its end is followed by a new text: its length in bytes, and these.
  case text = 2
  /// There is no value.
  case none = 3
  /// Fields up to one of number 0.
  case record = 4
  /// How many, doubled; 1 is added where each holds only what differs from the one in its place before; and so many
  /// records.
  case records = 5
  /// How many, and so many texts.
  case texts = 6
  /// A text, how many, and so many atoms, each a form and a value.
  case variant = 7
}

/// Writes records as bytes.
package struct RecordEncoder: FieldCoder {
  package private(set) var bytes: [UInt8] = []
  private var places: [String: Int] = [:]
  /// The second from which moments are counted.
  private let reference: Int64
  /// The names of nodes, by their places in records.
  private let nodes: [String]

  package init(reference: Moment, nodes: [String] = []) {
    self.reference = reference.nanoseconds / 1_000_000_000
    self.nodes = nodes
  }

  /// The second from which moments are counted, as it stands at the head of a body.
  var referenceSecond: Int64 { reference }

  // MARK: Pieces

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(unsigned value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(whole value: Int64) { put(unsigned: UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  private mutating func put(fixed value: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  private mutating func put(text: String) {
    if let place = places[text] { return put(unsigned: UInt64(place)) }
    put(unsigned: UInt64(places.count))
    places[text] = places.count
    put(unsigned: UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func put(_ number: Int, _ form: FieldForm) {
    put(unsigned: UInt64(number) << 3 | UInt64(form.rawValue))
  }

  /// Ends a record.
  mutating func end() { bytes.append(0) }

  // MARK: Fields

  package mutating func text(_ number: Int, _ value: inout String?, _ base: String?, limit: Int) {
    guard value != base else { return }
    guard let value else { return put(number, .none) }
    put(number, .text)
    put(text: value)
  }

  package mutating func identifier(_ number: Int, _ value: inout String, _ base: String) {
    guard value != base else { return }
    if let own = Int64(plain: value) {
      put(number, .whole)
      put(whole: own - (Int64(plain: base) ?? 0))
    } else {
      put(number, .text)
      put(text: value)
    }
  }

  package mutating func whole(_ number: Int, _ value: inout Int64?, _ base: Int64?) {
    guard value != base else { return }
    guard let value else { return put(number, .none) }
    put(number, .whole)
    put(whole: value)
  }

  package mutating func real(_ number: Int, _ value: inout Double?, _ base: Double?) {
    guard value?.bitPattern != base?.bitPattern else { return }
    guard let value else { return put(number, .none) }
    put(number, real: value)
  }

  private mutating func put(_ number: Int, real value: Double) {
    if abs(value) < 1e15, Double(Int64(value)).bitPattern == value.bitPattern {
      put(number, .whole)
      put(whole: Int64(value))
    } else {
      put(number, .fixed)
      put(fixed: value.bitPattern)
    }
  }

  package mutating func moment(_ number: Int, _ value: inout Moment?, _ base: Moment?) {
    guard value != base else { return }
    guard let value else { return put(number, .none) }
    let (second, rest) = value.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    if rest == 0 {
      put(number, .whole)
      put(whole: second - reference)
    } else {
      put(number, .fixed)
      put(fixed: UInt64(bitPattern: value.nanoseconds))
    }
  }

  package mutating func texts(_ number: Int, _ value: inout [String], _ base: [String]) {
    guard value != base else { return }
    put(number, .texts)
    put(unsigned: UInt64(value.count))
    for text in value { put(text: text) }
  }

  package mutating func variant(_ number: Int, _ value: inout Variant?, _ base: Variant?) {
    guard value != base else { return }
    guard let value else { return put(number, .none) }
    put(number, .variant)
    put(value)
  }

  private mutating func put(_ variant: Variant) {
    put(text: variant.name)
    put(unsigned: UInt64(variant.atoms.count))
    for atom in variant.atoms {
      switch atom {
      case .whole(let value):
        put(byte: FieldForm.whole.rawValue)
        put(whole: value)
      case .real(let value):
        put(byte: FieldForm.fixed.rawValue)
        put(fixed: value.bitPattern)
      case .text(let value):
        put(byte: FieldForm.text.rawValue)
        put(text: value)
      case .variant(let value):
        put(byte: FieldForm.variant.rawValue)
        put(value)
      case .none: put(byte: FieldForm.none.rawValue)
      }
    }
  }

  package mutating func node(_ number: Int, _ value: inout Int32, _ base: Int32) {
    guard value != base else { return }
    guard nodes.indices.contains(Int(value)) else { return put(number, .none) }
    put(number, .text)
    put(text: nodes[Int(value)])
  }

  package mutating func record<Value: Recorded>(_ number: Int, _ value: inout Value?, _ base: Value?) {
    guard value != base else { return }
    guard let value else { return put(number, .none) }
    put(number, .record)
    put(value)
  }

  package mutating func records<Value: Recorded>(_ number: Int, _ value: inout [Value]?, _ base: [Value]?) {
    guard value != base else { return }
    guard let value else { return put(number, .none) }
    put(number, .records)
    let base = base.flatMap { $0.count == value.count && !value.isEmpty ? $0 : nil }
    put(unsigned: UInt64(value.count) << 1 | (base == nil ? 0 : 1))
    for (place, element) in value.enumerated() { put(element, over: base.map { $0[place] } ?? .blank) }
  }

  /// A whole record.
  package mutating func put<Value: Recorded>(_ value: Value) { put(value, over: .blank) }

  private mutating func put<Value: Recorded>(_ value: Value, over base: Value) {
    var value = value
    value.exchange(with: &self, base)
    end()
  }
}

extension Int64 {
  /// The number that a text is, if it is written as numbers are: no sign, no leading zero, at most fifteen digits.
  init?(plain text: String) {
    guard (1...15).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      text.utf8.first != 48 || text.utf8.count == 1
    else { return nil }
    self = text.utf8.reduce(0) { $0 * 10 + Int64($1 - 48) }
  }
}
