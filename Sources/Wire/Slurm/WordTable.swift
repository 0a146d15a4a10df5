internal import Glibc
internal import SiteModel

/// Words that come again and again, each made once: from its bytes to its place here, without making a string.
struct WordTable {
  private struct Entry {
    var hash: UInt64
    var start: Int
    var count: Int
  }

  /// Beyond this many it takes no more: names that never repeat would only fill it.
  private let capacity: Int
  private var entries: [Entry] = []
  private var store: [UInt8] = []
  private var slots: [Int32]
  /// The words, cleaned.
  private(set) var words: [String] = []

  init(capacity: Int = 65_536) {
    self.capacity = capacity
    slots = Array(repeating: -1, count: 256)
  }

  /// The word that the bytes are, cleaned.
  mutating func word(_ bytes: SlurmBytes) -> String {
    // Words of so few bytes stand in the string itself: nothing is gained by keeping them.
    if bytes.count <= 15, bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    return index(of: bytes).map { words[$0] } ?? bytes.cleaned
  }

  /// The place of the word; nil when it is new and the table is full.
  mutating func index(of bytes: SlurmBytes) -> Int? {
    let hash = Self.hash(bytes)
    if let known = find(bytes, hash) { return known }
    guard entries.count < capacity else { return nil }
    if entries.count * 2 >= slots.count { grow() }
    entries.append(Entry(hash: hash, start: store.count, count: bytes.count))
    store.append(contentsOf: bytes)
    words.append(bytes.cleaned)
    place(entries.count - 1)
    return entries.count - 1
  }

  /// The place of a word that is there already.
  func known(_ bytes: SlurmBytes) -> Int? { find(bytes, Self.hash(bytes)) }

  private func find(_ bytes: SlurmBytes, _ hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash, entry.count == bytes.count,
        store.withUnsafeBytes({ $0.part(entry.start, entry.start + entry.count).isSame(as: bytes) })
      {
        return Int(slots[slot])
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in entries.indices { place(index) }
  }

  /// FNV-1a (draft-eastlake-fnv), eight bytes at a time, folded at the end since only low bits choose the slot.
  private static func hash(_ bytes: SlurmBytes) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var at = 0
    while at + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x100_0000_01B3
      hash ^= hash >> 29
      at += 8
    }
    while at < bytes.count {
      hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01B3
      at += 1
    }
    return hash ^ (hash >> 32)
  }
}
