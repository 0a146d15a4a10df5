internal import GRDB
internal import SiteModel

/// The parts of a file with the names of their series resolved, for who rebuilds sites.
struct PartCatalogue: Sendable {
  struct Part: Sendable {
    var source: Int64
    /// Of the layout in the file, in bytes.
    var size: Int
    var layout: PartLayout
    /// Of each series: the place of its thing in the source's subjects, and its quantity; nil for one unknown to this
    /// Aisle.
    var subjects: [Int32] = []
    var quantities: [Quantity?] = []
  }

  struct Source: Sendable {
    var subjects: [EntityKey] = []
    /// By the thing's number.
    var places: [Int64: Int32] = [:]
  }

  /// By number; the first has number 1.
  private(set) var parts: [Part?] = [nil]
  private(set) var sources: [Int64: Source] = [:]

  /// How often parts had been added to or had grown when they were read.
  private var changes = 0

  /// Reads the parts that have been added or have grown since the last time.
  mutating func update(from database: Database, _ names: HistoryNames) throws {
    let now = try Int.fetchOne(database, sql: "SELECT value FROM about WHERE name = 'layouts'") ?? 0
    guard now != changes else { return }
    changes = now
    let sizes = try BlobStatement(database, "SELECT id, length(series) FROM part WHERE id < ? ORDER BY id")
    var grown: [Int64] = []
    try sizes.forEach([Int64(parts.count)]) { row in
      if parts[Int(row.number(0))]?.size != Int(row.number(1)) { grown.append(row.number(0)) }
      return true
    }
    for number in grown { _ = try part(number, with: .max, from: database, names) }
    try BlobStatement(database, "SELECT id, source, series FROM part WHERE id >= ? ORDER BY id")
      .forEach([Int64(parts.count)]) { row in
        let number = Int(row.number(0))
        guard number < BlockKey.partLimit else { return false }
        while parts.count <= number { parts.append(nil) }
        try take(number, source: row.number(1), row.bytes(2), names)
        return true
      }
  }

  /// The part with at least so many series: read again where it has grown since.
  mutating func part(
    _ number: Int64, with count: Int, from database: Database, _ names: HistoryNames
  ) throws -> Part? {
    guard number > 0, number < parts.count else { return nil }
    if let part = parts[Int(number)], part.layout.series.count >= count { return part }
    try BlobStatement(database, "SELECT source, series FROM part WHERE id = ?").forEach([number]) { row in
      try take(Int(number), source: row.number(0), row.bytes(1), names)
      return false
    }
    return parts[Int(number)].flatMap { $0.layout.series.count >= count ? $0 : nil }
  }

  private mutating func take(
    _ number: Int, source: Int64, _ bytes: UnsafeRawBufferPointer, _ names: HistoryNames
  ) throws {
    var part = Part(source: source, size: bytes.count, layout: try PartLayout(from: bytes))
    var owner = sources.removeValue(forKey: source) ?? Source()
    for series in part.layout.series {
      let known = owner.places[series.thing]
      let place = known ?? Int32(owner.subjects.count)
      if known == nil {
        // A thing of a kind that this Aisle does not know has no name; nothing is said of it.
        owner.subjects.append(names.things[series.thing] ?? EntityKey(.node, node: ""))
        owner.places[series.thing] = place
      }
      part.subjects.append(place)
      part.quantities.append(names.things[series.thing] == nil ? nil : names.quantities[series.quantity])
    }
    sources[source] = owner
    parts[number] = part
  }

  /// The parts and places that have a quantity of a thing.
  func places(of thing: EntityKey, _ quantity: Quantity) -> [(part: Int64, place: Int)] {
    var found: [(part: Int64, place: Int)] = []
    for (number, part) in parts.enumerated() {
      guard let part, let owner = sources[part.source] else { continue }
      for place in part.quantities.indices
      where part.quantities[place] == quantity && owner.subjects[Int(part.subjects[place])] == thing {
        found.append((Int64(number), place))
      }
    }
    return found
  }
}
