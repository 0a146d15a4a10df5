/// Whole numbers in few bits, each to be had without those before it. Holds no bytes of its own.
///
/// A column is constant; or packed: a base and multiples of a step; or along a line: what each differs from a straight
/// line; or runs: the places where the number changes, and to what.
struct IntegerColumn {
  enum Shape: UInt8 { case constant, packed, line, runs }

  private let shape: Shape
  private var base: Int64 = 0
  private var step: UInt64 = 1
  private var slope: Int64 = 0
  private var shift: UInt8 = 0
  private var bits = PackedBits(bytes: UnsafeRawBufferPointer(start: nil, count: 0), width: 0)
  private var starts = PackedBits(bytes: UnsafeRawBufferPointer(start: nil, count: 0), width: 0)
  private var runCount = 0

  /// Reads a column of `count` numbers.
  @inline(__always)
  init(_ shape: Shape, count: Int, from reader: inout ByteReader) throws(BlockFault) {
    self.shape = shape
    base = try reader.signed()
    switch shape {
    case .constant: break
    case .packed:
      step = try reader.number()
      bits = try reader.packed(width: Int(reader.byte()), count: count)
    case .line:
      slope = try reader.signed()
      shift = try reader.byte()
      guard shift < 64 else { throw .malformed }
      bits = try reader.packed(width: Int(reader.byte()), count: count)
    case .runs:
      runCount = try reader.count(upTo: count)
      guard runCount > 0 else { throw .malformed }
      step = try reader.number()
      starts = try reader.packed(width: Self.width(of: UInt64(count - 1)), count: runCount)
      bits = try reader.packed(width: Int(reader.byte()), count: runCount)
      guard starts[0] == 0 else { throw .malformed }
    }
  }

  /// The number at a place, which must be within the column.
  @inline(__always)
  subscript(index: Int) -> Int64 {
    switch shape {
    case .constant: base
    case .packed: base &+ Int64(bitPattern: bits[index] &* step)
    case .line: base &+ (slope &* Int64(index)) >> Int64(shift) &+ Int64(bitPattern: bits[index])
    case .runs: base &+ Int64(bitPattern: bits[run(at: index)] &* step)
    }
  }

  /// The number at a place of a column of `count` numbers, which is read past: for who wants no other of them.
  @inline(__always)
  static func number(
    at index: Int, of count: Int, _ shape: Shape, from reader: inout ByteReader
  ) throws(BlockFault) -> Int64 {
    switch shape {
    case .constant: return try reader.signed()
    case .packed:
      let base = try reader.signed()
      let step = try reader.number()
      let bits = try reader.packed(width: Int(reader.byte()), count: count)
      return base &+ Int64(bitPattern: bits[index] &* step)
    case .line, .runs: return try IntegerColumn(shape, count: count, from: &reader)[index]
    }
  }

  /// The run that a place is in: the last that does not begin after it.
  private func run(at index: Int) -> Int {
    var (low, high) = (0, runCount)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= UInt64(index) { low = middle } else { high = middle }
    }
    return low
  }

  static func width(of number: UInt64) -> Int { 64 - number.leadingZeroBitCount }
}
