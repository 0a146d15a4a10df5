internal import FuzzDriver
internal import History

/// Any bytes as a block, a sheet or the layout of a part, with a right checksum, so that it is looked into: refused, or
/// read into what has a meaning. What is read as a block is the same after it has been written anew.
@main
struct FuzzHistory {
  static func main() {
    fuzz { start, count in
      var bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      guard let choice = bytes.popLast() else { return 0 }
      let sum = bytes.withUnsafeBytes { Checksum.of($0) }
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: sum).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.withUnsafeBytes { choice < 128 ? FuzzHistory.block($0) : FuzzHistory.sheet($0) }
      return 0
    }
  }

  private static func block(_ bytes: UnsafeRawBufferPointer) {
    do throws(BlockFault) {
      let view = try BlockView(bytes)
      guard view.batchCount < 4096 else { return }
      let table = try ReadingTable(bytes)
      try view.forEachStanding(at: view.batchCount / 2) { place, _ in precondition(place < table.seriesCount) }
      for series in 0..<table.seriesCount {
        _ = try view.series(series)?.last(upTo: (view.batch(at: table.moments[0]) ?? 0))
      }
      let read: Result<ReadingTable, BlockFault> = BlockEncoding.bytes(of: table).withUnsafeBytes { bytes in
        do throws(BlockFault) { return .success(try ReadingTable(bytes)) } catch { return .failure(error) }
      }
      let again = try read.get()
      precondition(again.marks == table.marks && again.moments == table.moments)
      precondition(again.values.map(\.bitPattern) == table.values.map(\.bitPattern))
      _ = ReadingTable.tier(of: [table], every: 60_000_000_000)
      _ = table.merged(with: again)
    } catch {}
  }

  private static func sheet(_ bytes: UnsafeRawBufferPointer) {
    var layout = PartLayout()
    layout.add((0..<40).map { PartLayout.Series(thing: Int64($0 / 4), quantity: Int64($0 % 4)) })
    do throws(BlockFault) {
      let entries = try SheetEncoding.entries(bytes)
      for entry in entries {
        try entry.forEachReading(layout) { place, _, _, quality in precondition(place < 40 && quality < 4) }
      }
      if entries.count < 100 { _ = try ReadingTable(entries, layout) }
      _ = try PartLayout(from: bytes)
    } catch {}
  }
}
