/// Reads what a `ByteWriter` wrote. Holds no bytes of its own: it must not outlive them.
package struct ByteReader {
  let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }

  @inline(__always)
  package mutating func byte() throws(BlockFault) -> UInt8 {
    guard offset < bytes.count else { throw .cutShort }
    offset += 1
    return bytes[offset - 1]
  }

  /// The next byte, which stays the next.
  func peek() throws(BlockFault) -> UInt8 {
    guard offset < bytes.count else { throw .cutShort }
    return bytes[offset]
  }

  package mutating func fixed() throws(BlockFault) -> UInt64 {
    guard bytes.count - offset >= 8 else { throw .cutShort }
    offset += 8
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset - 8, as: UInt64.self))
  }

  @inline(__always)
  package mutating func number() throws(BlockFault) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      if shift == 63, byte > 1 { throw .malformed }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
      if shift > 63 { throw .malformed }
    }
  }

  package mutating func signed() throws(BlockFault) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A count of at most `limit`.
  @inline(__always)
  package mutating func count(upTo limit: Int) throws(BlockFault) -> Int {
    let number = try number()
    guard number <= UInt64(limit) else { throw .malformed }
    return Int(number)
  }

  /// The next `count` bytes.
  @inline(__always)
  package mutating func part(_ count: Int) throws(BlockFault) -> UnsafeRawBufferPointer {
    guard count >= 0, bytes.count - offset >= count else { throw .cutShort }
    offset += count
    return UnsafeRawBufferPointer(rebasing: bytes[(offset - count)..<offset])
  }

  /// What was written with its length before it.
  package mutating func part() throws(BlockFault) -> ByteReader { ByteReader(try part(count(upTo: bytes.count))) }

  /// Numbers of `width` bits each, as they were packed.
  @inline(__always)
  mutating func packed(width: Int, count: Int) throws(BlockFault) -> PackedBits {
    guard width <= 64 else { throw .malformed }
    return PackedBits(bytes: try part((width * count + 7) / 8), width: width)
  }
}

/// Numbers of equal width without gaps: each can be had without those before it.
struct PackedBits {
  let bytes: UnsafeRawBufferPointer
  let width: Int

  @inline(__always)
  subscript(index: Int) -> UInt64 {
    guard width > 0 else { return 0 }
    let bit = index * width
    let place = bit >> 3
    let shift = UInt64(bit & 7)
    let mask = width == 64 ? UInt64.max : 1 << UInt64(width) - 1
    guard place + 9 <= bytes.count else { return slow(place, shift) & mask }
    let low = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) >> shift
    guard Int(shift) + width > 64 else { return low & mask }
    return (low | UInt64(bytes[place + 8]) << (64 - shift)) & mask
  }

  /// Near the end, where eight bytes cannot be read at once.
  private func slow(_ place: Int, _ shift: UInt64) -> UInt64 {
    var number: UInt64 = 0
    for step in 0..<min(9, bytes.count - place) {
      let distance = Int64(step) * 8 - Int64(shift)
      let byte = UInt64(bytes[place + step])
      number |= distance < 0 ? byte >> UInt64(-distance) : byte << UInt64(distance)
    }
    return number
  }
}
