/// Bytes in the order in which they are written. Numbers are little-endian; short ones take few bytes.
package struct ByteWriter: Sendable {
  package var bytes: [UInt8] = []

  package init() {}

  package mutating func write(byte: UInt8) { bytes.append(byte) }

  package mutating func write(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Seven bits a byte, the lowest first, the highest bit set in all but the last (LEB128).
  package mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Numbers near 0 on either side are short ("zigzag").
  package mutating func write(signed number: Int64) { write(UInt64(bitPattern: number << 1 ^ number >> 63)) }

  package mutating func write(count: Int) { write(UInt64(count)) }

  package mutating func write(_ part: ByteWriter) {
    write(count: part.bytes.count)
    bytes.append(contentsOf: part.bytes)
  }

  /// The lowest `width` bits of each number, without gaps from the lowest bit of the first byte on.
  mutating func write(packed numbers: some Sequence<UInt64>, width: Int) {
    guard width > 0 else { return }
    var buffer: UInt64 = 0
    var filled = 0
    for number in numbers {
      buffer |= number << UInt64(filled)
      let total = filled + width
      if total >= 64 {
        write(fixed: buffer)
        buffer = filled == 0 ? 0 : number >> UInt64(64 - filled)
        filled = total - 64
      } else {
        filled = total
      }
    }
    for place in 0..<((filled + 7) / 8) { bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt64(8 * place))) }
  }
}
