/// The order in which people count: hwmon2 before hwmon10.
enum NaturalOrder {
  static func precedes(_ a: String, _ b: String) -> Bool {
    let answer = a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { precedes(a, $0) }
    }
    return (answer ?? nil) ?? (a < b)
  }

  private static func precedes(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    var j = 0
    while i < a.count && j < b.count {
      if isDigit(a[i]) && isDigit(b[j]) {
        let (x, y) = (run(in: a, at: i), run(in: b, at: j))
        let left = a[x].drop { $0 == 0x30 }
        let right = b[y].drop { $0 == 0x30 }
        if left.count != right.count { return left.count < right.count }
        if !left.elementsEqual(right) { return left.lexicographicallyPrecedes(right) }
        (i, j) = (x.upperBound, y.upperBound)
      } else if a[i] != b[j] {
        return a[i] < b[j]
      } else {
        i += 1
        j += 1
      }
    }
    return a.count - i != b.count - j ? a.count - i < b.count - j : a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func run(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count && isDigit(bytes[end]) { end += 1 }
    return start..<end
  }
}
