package import SiteModel

/// Goes through the fields of a record, to write them or to read them.
///
/// A field has a number that never changes and is never given to another; numbers come in ascending order. A field is
/// written where it differs from the base: the record as it was, or a blank one. Fields that a reader does not know are
/// passed over, so that an older Aisle reads what a newer one wrote.
package protocol FieldCoder {
  /// Text of at most `limit` characters once read.
  mutating func text(_ number: Int, _ value: inout String?, _ base: String?, limit: Int)
  /// A name that is often a number a little above the one before it.
  mutating func identifier(_ number: Int, _ value: inout String, _ base: String)
  /// A whole number.
  mutating func whole(_ number: Int, _ value: inout Int64?, _ base: Int64?)
  /// A number, to the bit.
  mutating func real(_ number: Int, _ value: inout Double?, _ base: Double?)
  mutating func moment(_ number: Int, _ value: inout Moment?, _ base: Moment?)
  mutating func texts(_ number: Int, _ value: inout [String], _ base: [String])
  mutating func variant(_ number: Int, _ value: inout Variant?, _ base: Variant?)
  /// The name of a node that stands in the record as a place in a table.
  mutating func node(_ number: Int, _ value: inout Int32, _ base: Int32)
  mutating func record<Value: Recorded>(_ number: Int, _ value: inout Value?, _ base: Value?)
  mutating func records<Value: Recorded>(_ number: Int, _ value: inout [Value]?, _ base: [Value]?)
}

/// What can be written field by field.
package protocol Recorded: Equatable {
  /// One of which nothing is known.
  static var blank: Self { get }
  /// Names every field, in ascending order of their numbers.
  mutating func exchange(with coder: inout some FieldCoder, _ base: Self)
}

/// A record that is one of many, told from the others by its key.
package protocol Kept: Recorded {
  associatedtype Key: Hashable
  var key: Key { get }
  /// The key with nothing else.
  var keyOnly: Self { get }
  /// Names the fields of the key; their numbers are below all others.
  mutating func exchangeKey(with coder: inout some FieldCoder, _ base: Self)
}

/// A choice among a few that is recorded by its name.
package protocol Named: Hashable, Sendable {
  static var names: NameTable<Self> { get }
}

/// The names of the values of a type, in which they are recorded.
package struct NameTable<Value: Hashable & Sendable>: Sendable {
  package let names: [Value: String]
  package let values: [String: Value]

  package init(_ all: some Sequence<Value>, _ name: (Value) -> String) {
    names = Dictionary(all.map { ($0, name($0)) }, uniquingKeysWith: { first, _ in first })
    values = Dictionary(names.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension FieldCoder {
  mutating func text(_ number: Int, _ value: inout String?, _ base: String?) { text(number, &value, base, limit: 4096) }

  mutating func text(_ number: Int, _ value: inout String, _ base: String, limit: Int = 4096) {
    var told = Optional(value)
    text(number, &told, base, limit: limit)
    if let told { value = told }
  }

  /// A name, which is never longer than what `CleanText` lets in.
  mutating func name(_ number: Int, _ value: inout String, _ base: String) {
    text(number, &value, base, limit: CleanText.defaultLimit)
  }

  mutating func integer<Value: FixedWidthInteger>(_ number: Int, _ value: inout Value?, _ base: Value?) {
    var told = value.map { Int64(clamping: $0) }
    whole(number, &told, base.map { Int64(clamping: $0) })
    value = told.map { Value(clamping: $0) }
  }

  mutating func integer<Value: FixedWidthInteger>(_ number: Int, _ value: inout Value, _ base: Value) {
    var told = Optional(Int64(clamping: value))
    whole(number, &told, Int64(clamping: base))
    if let told { value = Value(clamping: told) }
  }

  /// 64 bits.
  mutating func bits(_ number: Int, _ value: inout UInt64, _ base: UInt64) {
    var told = Optional(Int64(bitPattern: value))
    whole(number, &told, Int64(bitPattern: base))
    if let told { value = UInt64(bitPattern: told) }
  }

  mutating func flag(_ number: Int, _ value: inout Bool, _ base: Bool) {
    var told: Int64? = value ? 1 : 0
    whole(number, &told, base ? 1 : 0)
    if let told { value = told != 0 }
  }

  mutating func real(_ number: Int, _ value: inout Double, _ base: Double) {
    var told = Optional(value)
    real(number, &told, base)
    if let told { value = told }
  }

  mutating func moment(_ number: Int, _ value: inout Moment, _ base: Moment) {
    var told = Optional(value)
    moment(number, &told, base)
    if let told { value = told }
  }

  mutating func duration(_ number: Int, _ value: inout Duration?, _ base: Duration?) {
    var told = value?.nanoseconds
    whole(number, &told, base?.nanoseconds)
    if told != value?.nanoseconds { value = told.map { .nanoseconds($0) } }
  }

  mutating func duration(_ number: Int, _ value: inout Duration, _ base: Duration) {
    var told = Optional(value)
    duration(number, &told, base)
    if let told { value = told }
  }

  /// A choice by its name; one that this Aisle does not know leaves what was there.
  mutating func choice<Value: Named>(_ number: Int, _ value: inout Value, _ base: Value) {
    let known = Value.names.names[value]
    var told = known
    text(number, &told, Value.names.names[base], limit: CleanText.defaultLimit)
    if told != known, let told, let read = Value.names.values[told] { value = read }
  }

  /// The same where it may be absent; a name that is not known reads as absent.
  mutating func choice<Value: Named>(_ number: Int, _ value: inout Value?, _ base: Value?) {
    let known = value.flatMap { Value.names.names[$0] }
    var told = known
    text(number, &told, base.flatMap { Value.names.names[$0] }, limit: CleanText.defaultLimit)
    if told != known { value = told.flatMap { Value.names.values[$0] } }
  }

  mutating func records<Value: Recorded>(_ number: Int, _ value: inout [Value], _ base: [Value]) {
    var told = Optional(value)
    records(number, &told, base)
    value = told ?? []
  }
}
