internal import GRDB
package import SiteModel

/// Which figures of the whole site a row of totals holds, by their names: eight bytes each, NaN for what was not known,
/// and the checksum of these.
package struct TotalsLayout: Sendable {
  /// Those that this Aisle does not know are nil.
  private let totals: [Trends.SiteTotal?]

  /// The layout of what is written now, as it stands in the table of topics.
  package static let all = prefix + Trends.SiteTotal.allCases.map { "\($0)" }.joined(separator: ",")
  private static let prefix = "totals:"

  /// That of what is written now.
  package init() { totals = Trends.SiteTotal.allCases }

  private init(_ names: some StringProtocol) {
    totals = names.split(separator: ",").map { Trends.SiteTotal.names.values[String($0)] }
  }

  /// Those in a file, by their numbers there.
  static func all(in database: Database) throws -> [Int64: TotalsLayout] {
    var layouts: [Int64: TotalsLayout] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, name FROM life_topic WHERE substr(name, 1, 7) = ?", arguments: [prefix])
    while let row = try rows.next() {
      if let number = row.number(0), let names = row.text(1) { layouts[number] = TotalsLayout(names.dropFirst(7)) }
    }
    return layouts
  }

  package func body(of known: [Trends.SiteTotal: Double]) -> [UInt8] {
    var bytes: [UInt8] = []
    func put(_ word: UInt64) {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    for total in totals { put((total.flatMap { known[$0] } ?? .nan).bitPattern) }
    put(bytes.withUnsafeBytes { Checksum.of($0) })
    return bytes
  }

  /// Nil for a row that is damaged.
  package func totals(in body: UnsafeRawBufferPointer) -> [Trends.SiteTotal: Double]? {
    let end = totals.count * 8
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: body.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    guard body.count == end + 8, Checksum.of(UnsafeRawBufferPointer(rebasing: body[..<end])) == word(end) else {
      return nil
    }
    var known: [Trends.SiteTotal: Double] = [:]
    for (place, total) in totals.enumerated() {
      let value = Double(bitPattern: word(place * 8))
      if let total, value.isFinite { known[total] = value }
    }
    return known
  }
}
