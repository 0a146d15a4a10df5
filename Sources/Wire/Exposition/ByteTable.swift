internal import Glibc

/// Byte strings, each kept once and known by a number from 0: metric names and label blocks.
///
/// All bytes lie in one array, so that a page's thousands of short strings cost no allocation each. Hashing is Swift's
/// seeded one: a hostile page cannot aim for collisions.
struct ByteTable: Sendable {
  private struct Entry: Sendable {
    var offset: Int
    var length: Int
    var hash: Int
  }
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  /// Entry number plus 1, 0 for an empty bucket; the count is a power of two.
  private var buckets = [UInt32](repeating: 0, count: 64)

  var count: Int { entries.count }
  /// Bytes kept in all.
  var byteCount: Int { bytes.count }

  @inline(__always)
  func length(of id: Int) -> Int { entries[id].length }

  /// True when the entry's bytes stand at `start`, where `available` bytes may be read.
  @inline(__always)
  func matches(_ id: Int, at start: UnsafePointer<UInt8>, available: Int) -> Bool {
    let entry = entries[id]
    guard entry.length <= available else { return false }
    return bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return entry.length == 0 }
      return memcmp(base + entry.offset, start, entry.length) == 0
    }
  }

  /// The entry's bytes, valid inside `body`.
  func withBytes<Result>(of id: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let entry = entries[id]
    return bytes.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[entry.offset..<entry.offset + entry.length]))
    }
  }

  static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(start: start, count: length))
    return hasher.finalize()
  }

  /// The number of a string that is in the table.
  func find(_ start: UnsafePointer<UInt8>, _ length: Int, hash: Int) -> Int? {
    let mask = buckets.count - 1
    var place = hash & mask
    while buckets[place] != 0 {
      let id = Int(buckets[place]) - 1
      if entries[id].hash == hash, entries[id].length == length, matches(id, at: start, available: length) {
        return id
      }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Adds a string that is not in the table; returns its number.
  mutating func add(_ start: UnsafePointer<UInt8>, _ length: Int, hash: Int) -> Int {
    if (entries.count + 1) * 2 > buckets.count { grow() }
    let id = entries.count
    entries.append(Entry(offset: bytes.count, length: length, hash: hash))
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
    place(id)
    return id
  }

  private mutating func place(_ id: Int) {
    let mask = buckets.count - 1
    var place = entries[id].hash & mask
    while buckets[place] != 0 { place = (place + 1) & mask }
    buckets[place] = UInt32(id + 1)
  }

  private mutating func grow() {
    buckets = [UInt32](repeating: 0, count: buckets.count * 2)
    for id in entries.indices { place(id) }
  }
}
