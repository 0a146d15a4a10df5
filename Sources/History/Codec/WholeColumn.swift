/// Whole numbers as a column with its shape before it: moments, counts. Holds no bytes of its own.
struct WholeColumn {
  private let wholes: IntegerColumn

  init(count: Int, from reader: inout ByteReader) throws(BlockFault) {
    guard count > 0, let shape = IntegerColumn.Shape(rawValue: try reader.byte()) else { throw .malformed }
    wholes = try IntegerColumn(shape, count: count, from: &reader)
  }

  @inline(__always)
  subscript(index: Int) -> Int64 { wholes[index] }

  static func write(_ numbers: [Int64], to writer: inout ByteWriter) {
    numbers.withUnsafeBufferPointer { numbers in
      let plan = IntegerColumn.plan(numbers, hasSteps: true)
      writer.write(byte: plan.shape.rawValue)
      IntegerColumn.write(numbers, plan, to: &writer)
    }
  }
}
