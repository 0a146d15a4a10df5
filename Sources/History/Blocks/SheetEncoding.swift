internal import SiteModel

/// What of one part one batch brought, as it is written before it is sealed into a block.
package struct SheetEntry {
  package var part: Int64
  /// In nanoseconds since 1970.
  package var moment: Int64
  /// In microseconds.
  package var duration: Int64
  /// True for what is no batch but repeats what was known before the first of a slot.
  package var isCarried: Bool
  /// How many of the part's series it speaks of.
  package var seriesCount: Int
  /// The rest, still packed.
  var content: ByteReader
}

/// Packs and unpacks sheets: rows of entries of a bundle's parts, with one checksum.
package enum SheetEncoding {
  struct Flags: OptionSet {
    var rawValue: UInt8
    static let isEverywhere = Flags(rawValue: 1)
    static let hasOneOffset = Flags(rawValue: 2)
    static let hasOneQuality = Flags(rawValue: 4)
    static let isCarried = Flags(rawValue: 8)
  }

  /// Adds an entry: the values, offsets and marks of a part's series, in order.
  package static func write(
    part: Int64, moment: Int64, duration: Int64, isCarried: Bool, _ row: ReadingRow, _ layout: PartLayout,
    to sheet: inout ByteWriter
  ) {
    var writer = ByteWriter()
    writer.write(fixed: UInt64(bitPattern: moment))
    writer.write(UInt64(max(0, duration)))
    writer.write(count: row.marks.count)
    let present = row.marks.indices.filter { row.marks[$0] != ReadingTable.absent }
    var flags: Flags = isCarried ? .isCarried : []
    let first = present.first ?? 0
    if present.count == row.marks.count { flags.insert(.isEverywhere) }
    if present.allSatisfy({ row.offsets[$0] == row.offsets[first] }) { flags.insert(.hasOneOffset) }
    if present.allSatisfy({ row.marks[$0] == row.marks[first] }) { flags.insert(.hasOneQuality) }
    writer.write(byte: flags.rawValue)
    if !flags.contains(.isEverywhere) {
      writer.write(packed: row.marks.lazy.map { $0 == ReadingTable.absent ? 0 : 1 }, width: 1)
    }
    if !present.isEmpty {
      if flags.contains(.hasOneOffset) {
        writer.write(signed: row.offsets[first])
      } else {
        WholeColumn.write(present.map { row.offsets[$0] }, to: &writer)
      }
      if flags.contains(.hasOneQuality) {
        writer.write(byte: row.marks[first])
      } else {
        writer.write(packed: present.lazy.map { UInt64(row.marks[$0]) }, width: 2)
      }
      writeValues(row, layout, to: &writer)
    }
    sheet.write(UInt64(part))
    sheet.write(writer)
  }

  private static func writeValues(_ row: ReadingRow, _ layout: PartLayout, to writer: inout ByteWriter) {
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: row.marks.count) { room in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: row.marks.count) { numbers in
        layout.forEachQuantity(ofFirst: row.marks.count) { places in
          var count = 0
          for place in places where row.marks[place] != ReadingTable.absent {
            numbers[count] = row.values[place]
            count += 1
          }
          guard count > 0 else { return }
          NumberColumn.write(
            UnsafeBufferPointer(rebasing: UnsafeBufferPointer(numbers)[..<count]), to: &writer, room: room)
        }
      }
    }
  }

  /// Adds the checksum behind the last entry.
  package static func seal(_ sheet: inout ByteWriter) { BlockEncoding.seal(&sheet) }

  /// The entries of a sheet, still packed, in the order in which they were written.
  package static func entries(_ bytes: UnsafeRawBufferPointer) throws(BlockFault) -> [SheetEntry] {
    var reader = ByteReader(try BlockEncoding.opened(bytes))
    var entries: [SheetEntry] = []
    while !reader.isAtEnd {
      let part = try reader.count(upTo: Int(BlockKey.partLimit))
      var content = try reader.part()
      let moment = Int64(bitPattern: try content.fixed())
      let duration = try content.number()
      let count = try content.count(upTo: PartLayout.limit)
      let isCarried = Flags(rawValue: try content.peek()).contains(.isCarried)
      entries.append(
        SheetEntry(
          part: Int64(part), moment: moment, duration: Int64(clamping: duration), isCarried: isCarried,
          seriesCount: count, content: content))
    }
    return entries
  }
}

/// The readings that one batch brought of a part's series, unpacked.
package struct ReadingRow: Sendable {
  package var values: [Double]
  /// Less the batch's moment, in nanoseconds.
  package var offsets: [Int64]
  /// Codes of qualities, or `ReadingTable.absent`.
  package var marks: [UInt8]

  package init(count: Int) {
    values = Array(repeating: 0, count: count)
    offsets = Array(repeating: 0, count: count)
    marks = Array(repeating: ReadingTable.absent, count: count)
  }
}
