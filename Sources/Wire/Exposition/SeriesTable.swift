/// Series, each a pair of a name and a label block, known by a number from 0 in the order of first appearance.
///
/// Pages repeat themselves: the series after the last one found is nearly always the next in the table, so that is
/// looked at before anything is hashed.
struct SeriesTable: Sendable {
  private var keys: [UInt64] = []
  /// The page that last held the series.
  private var pages: [UInt32] = []
  /// Series number plus 1, 0 for an empty bucket; the count is a power of two.
  private var buckets = [UInt32](repeating: 0, count: 64)

  var count: Int { keys.count }

  @inline(__always)
  private static func key(_ name: Int, _ labels: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: name) << 32 | UInt64(truncatingIfNeeded: labels)
  }

  @inline(__always)
  private static func scattered(_ key: UInt64) -> Int {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: product >> 20 ^ product >> 41)
  }

  func name(of series: Int) -> Int { Int(keys[series] >> 32) }
  func labels(of series: Int) -> Int { Int(keys[series] & 0xFFFF_FFFF) }

  /// The series' number, or nil when it is not in the table; `guess` is looked at first.
  @inline(__always)
  func find(name: Int, labels: Int, guess: Int) -> Int? {
    let key = Self.key(name, labels)
    if guess < keys.count, keys[guess] == key { return guess }
    let mask = buckets.count - 1
    var place = Self.scattered(key) & mask
    while buckets[place] != 0 {
      let series = Int(buckets[place]) - 1
      if keys[series] == key { return series }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Adds a series that is not in the table; returns its number.
  mutating func add(name: Int, labels: Int) -> Int {
    if (keys.count + 1) * 2 > buckets.count { grow() }
    keys.append(Self.key(name, labels))
    pages.append(0)
    place(keys.count - 1)
    return keys.count - 1
  }

  /// Notes that a page holds the series; false when it was noted on that page before.
  @inline(__always)
  mutating func note(_ series: Int, on page: UInt32) -> Bool {
    if pages[series] == page { return false }
    pages[series] = page
    return true
  }

  private mutating func place(_ series: Int) {
    let mask = buckets.count - 1
    var place = Self.scattered(keys[series]) & mask
    while buckets[place] != 0 { place = (place + 1) & mask }
    buckets[place] = UInt32(series + 1)
  }

  private mutating func grow() {
    buckets = [UInt32](repeating: 0, count: buckets.count * 2)
    for series in keys.indices { place(series) }
  }
}
