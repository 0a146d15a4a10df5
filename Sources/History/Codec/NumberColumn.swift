/// Floating-point numbers in few bytes, bit for bit, each to be had without those before it. Holds no bytes of its own.
package struct NumberColumn {
  private let scale: NumberScale
  private let wholes: IntegerColumn

  /// Reads a column of `count` numbers, at least one.
  package init(count: Int, from reader: inout ByteReader) throws(BlockFault) {
    let code = try reader.byte()
    guard count > 0, let scale = NumberScale(code: code & 0xF3),
      let shape = IntegerColumn.Shape(rawValue: code >> 2 & 3)
    else { throw .malformed }
    self.scale = scale
    wholes = try IntegerColumn(shape, count: count, from: &reader)
  }

  @inline(__always)
  package subscript(index: Int) -> Double { scale.number(wholes[index]) }

  /// The number at a place of a column of `count` numbers, which is read past.
  @inline(__always)
  static func number(at index: Int, of count: Int, from reader: inout ByteReader) throws(BlockFault) -> Double {
    let code = try reader.byte()
    guard let scale = NumberScale(code: code & 0xF3), let shape = IntegerColumn.Shape(rawValue: code >> 2 & 3) else {
      throw .malformed
    }
    return scale.number(try IntegerColumn.number(at: index, of: count, shape, from: &reader))
  }

  /// Writes a column of at least one number. `room` has as many places.
  package static func write(
    _ numbers: UnsafeBufferPointer<Double>, to writer: inout ByteWriter, room: UnsafeMutableBufferPointer<Int64>
  ) {
    let scale = NumberScale.fit(numbers, into: room)
    let wholes = UnsafeBufferPointer(rebasing: room[..<numbers.count])
    let plan = IntegerColumn.plan(wholes, hasSteps: scale != .bits)
    writer.write(byte: scale.code | plan.shape.rawValue << 2)
    IntegerColumn.write(wholes, plan, to: &writer)
  }

  /// Writes a column of at least one number.
  package static func write(_ numbers: [Double], to writer: inout ByteWriter) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: numbers.count) { room in
      numbers.withUnsafeBufferPointer { write($0, to: &writer, room: room) }
    }
  }
}
