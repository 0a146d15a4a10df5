/// Which series a part has: up to 256 of one source. New ones are only added at the end, so that a block written before
/// has the first of them.
package struct PartLayout: Sendable {
  package static let limit = 256

  package struct Series: Hashable, Sendable {
    /// The thing's number in the file.
    package var thing: Int64
    /// The quantity's number in the file.
    package var quantity: Int64
    package init(thing: Int64, quantity: Int64) {
      self.thing = thing
      self.quantity = quantity
    }
  }

  package private(set) var series: [Series] = []
  /// The places of all series, those of one quantity together.
  private(set) var order: [Int] = []

  package init() {}

  package init(from bytes: UnsafeRawBufferPointer) throws(BlockFault) {
    var reader = ByteReader(bytes)
    while !reader.isAtEnd {
      series.append(Series(thing: try number(&reader), quantity: try number(&reader)))
    }
    guard series.count <= Self.limit else { throw .malformed }
    arrange()
  }

  /// Adds series at the end.
  package mutating func add(_ more: [Series]) {
    series += more
    arrange()
  }

  package var bytes: [UInt8] {
    var writer = ByteWriter()
    for series in series {
      writer.write(UInt64(series.thing))
      writer.write(UInt64(series.quantity))
    }
    return writer.bytes
  }

  /// Goes through the first `count` series by quantity: readings of one quantity are alike, so they are packed together.
  func forEachQuantity<Fault>(ofFirst count: Int, _ body: (ArraySlice<Int>) throws(Fault) -> Void) throws(Fault) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, series[order[end]].quantity == series[order[start]].quantity { end += 1 }
      // Places of one quantity ascend, so those that were there before the others come first.
      var known = end
      while known > start, order[known - 1] >= count { known -= 1 }
      if known > start { try body(order[start..<known]) }
      start = end
    }
  }

  private mutating func arrange() {
    order = series.indices.sorted { (series[$0].quantity, $0) < (series[$1].quantity, $1) }
  }
}

private func number(_ reader: inout ByteReader) throws(BlockFault) -> Int64 {
  let number = try reader.number()
  guard number <= UInt64(Int64.max) else { throw .malformed }
  return Int64(number)
}
