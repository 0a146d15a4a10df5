extension SheetEntry {
  /// Goes through the readings: place of the series, value, distance from the batch's moment, code of the quality.
  package func forEachReading(
    _ layout: PartLayout, _ body: (Int, Double, Int64, UInt8) -> Void
  ) throws(BlockFault) {
    guard layout.series.count >= seriesCount else { throw .malformed }
    var reader = content
    let flags = SheetEncoding.Flags(rawValue: try reader.byte())
    var presence: PackedBits?
    var count = seriesCount
    if !flags.contains(.isEverywhere) {
      let bits = try reader.packed(width: 1, count: seriesCount)
      presence = bits
      count = bits.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    guard count > 0 else { return }
    let hasOneOffset = flags.contains(.hasOneOffset)
    let offset = hasOneOffset ? try reader.signed() : 0
    let offsets = hasOneOffset ? nil : try WholeColumn(count: count, from: &reader)
    let hasOneQuality = flags.contains(.hasOneQuality)
    let quality = hasOneQuality ? try reader.byte() & 3 : 0
    let qualities = hasOneQuality ? nil : try reader.packed(width: 2, count: count)
    let ranks = presence.map { Self.ranks($0, count: seriesCount) }
    try layout.forEachQuantity(ofFirst: seriesCount) { places throws(BlockFault) in
      let present = presence.map { presence in places.filter { presence[$0] != 0 }[...] } ?? places
      guard !present.isEmpty else { return }
      let values = try NumberColumn(count: present.count, from: &reader)
      for (index, place) in present.enumerated() {
        let rank = ranks?[place] ?? place
        body(
          place, values[index], offsets.map { $0[rank] } ?? offset,
          qualities.map { UInt8(truncatingIfNeeded: $0[rank]) } ?? quality)
      }
    }
    guard reader.isAtEnd else { throw .malformed }
  }

  /// How many present series come before each.
  private static func ranks(_ presence: PackedBits, count: Int) -> [Int] {
    var rank = 0
    return (0..<count).map { place in
      defer { rank += Int(presence[place]) }
      return rank
    }
  }
}
