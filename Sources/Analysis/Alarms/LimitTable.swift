internal import SiteModel

/// The limits that devices state, laid out so that a million readings can be held against them: for each kind and
/// quantity the things that have any, with the nearest on either side. Made anew when a device states another.
struct LimitTable: Sendable {
  private struct Row: Sendable {
    var index: Int32
    var lower: Double
    var upper: Double
  }

  private struct Sheet: Sendable {
    var kind: EntityKind
    var quantity: Quantity
    var rows: [Row]
  }

  private var sheets: [Sheet] = []
  private var version: UInt64?

  /// Every point that is beyond a limit of its own: each is an alarm by itself, whatever else is wrong with its thing.
  mutating func findings(in present: Present) -> [Finding] {
    if version != present.site.limitsVersion { rebuild(from: present.site) }
    var found: [Finding] = []
    for sheet in sheets {
      let column = present.column(sheet.kind, sheet.quantity)
      let count = column.count
      for row in sheet.rows where Int(row.index) < count {
        let value = column.anyValue(at: Int(row.index))
        guard value > row.upper || value < row.lower, let value = column[Int(row.index)] else { continue }
        let id = EntityID(sheet.kind, Int(row.index))
        guard let limit = present.site.limits[id]?[sheet.quantity]?.broken(by: value) else { continue }
        found.append(
          Finding(
            .limitBroken, limit.grade.priority, .entity(id), value: value, limit: limit.value, quantity: sheet.quantity)
        )
      }
    }
    return found
  }

  private mutating func rebuild(from site: Site) {
    version = site.limitsVersion
    var rows: [Key: [Row]] = [:]
    for (id, limits) in site.limits {
      for (quantity, own) in limits {
        let uppers = own.limits.filter { $0.side == .upper }.map(\.value)
        let lowers = own.limits.filter { $0.side == .lower }.map(\.value)
        rows[Key(kind: id.kind, quantity: quantity), default: []].append(
          Row(index: id.index, lower: lowers.max() ?? -.infinity, upper: uppers.min() ?? .infinity))
      }
    }
    sheets = rows.keys.sorted().map { key in
      let own = (rows[key] ?? []).sorted { $0.index < $1.index }
      return Sheet(kind: key.kind, quantity: key.quantity, rows: own)
    }
  }

  private struct Key: Hashable, Comparable {
    var kind: EntityKind
    var quantity: Quantity
    static func < (a: Key, b: Key) -> Bool {
      (a.kind.rawValue, a.quantity.rawValue) < (b.kind.rawValue, b.quantity.rawValue)
    }
  }
}
