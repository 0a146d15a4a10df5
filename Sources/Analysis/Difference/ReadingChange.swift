package import SiteModel

/// A reading that is another than it was, and how much that is of what it can be.
package struct ReadingChange: Hashable, Sendable {
  /// In the site of now.
  package var id: EntityID
  package var quantity: Quantity
  /// In the quantity's base unit.
  package var before: Double
  package var after: Double
  /// The change's size, as a share of the reading's span: see `ReadingSpan`.
  package var share: Double

  package init(_ id: EntityID, _ quantity: Quantity, from before: Double, to after: Double, share: Double) {
    self.id = id
    self.quantity = quantity
    self.before = before
    self.after = after
    self.share = share
  }

  /// So many of one quantity of one kind of thing are told: a hundred ports that fell still alike would hide the rest.
  static let mostAlike = 3

  /// The largest changes of what is fresh at both moments; of equal ones those that come first in the site.
  static func largest(_ count: Int, from before: Present, to after: Present) -> [ReadingChange] {
    var largest: [ReadingChange] = []
    for kind in EntityKind.allCases {
      let partners = partners(kind, before, after)
      for quantity in Quantity.allCases where quantity.isCompared {
        let (old, new) = (before.column(kind, quantity), after.column(kind, quantity))
        if old.isEmpty || new.isEmpty { continue }
        let span = ReadingSpan(kind, quantity, old, new, after)
        var alike: [ReadingChange] = []
        for index in partners.indices where partners[index] >= 0 {
          guard let was = old[Int(partners[index])], let value = new[index], was != value else { continue }
          let id = EntityID(kind, index)
          guard let share = span.share(of: abs(value - was), id),
            share > alike.last?.share ?? 0 || alike.count < mostAlike
          else { continue }
          ReadingChange(id, quantity, from: was, to: value, share: share).join(&alike, of: mostAlike)
        }
        for change in alike { change.join(&largest, of: count) }
      }
    }
    return largest
  }

  /// Takes its place among the largest, if it is one of so many.
  private func join(_ largest: inout [ReadingChange], of count: Int) {
    largest.insert(self, at: largest.firstIndex { $0.share < share } ?? largest.count)
    if largest.count > count { largest.removeLast() }
  }

  /// By index of a thing now: its index then, -1 for one that was not known. What is planned stands where it stood.
  private static func partners(_ kind: EntityKind, _ before: Present, _ after: Present) -> [Int32] {
    let (old, new) = (before.directory, after.directory)
    let count = old.count(of: kind)
    return (0..<new.count(of: kind)).map { index in
      let id = EntityID(kind, index)
      if index < count, new.isPlanned(id), old.name(of: id) == new.name(of: id) { return Int32(index) }
      return old.id(of: new.key(of: id))?.index ?? -1
    }
  }
}

/// What the change of a reading is measured against: its own limit where it has one; else what the quantity can be at
/// most, where that is known; else the largest value that anything of its kind has at either moment.
struct ReadingSpan {
  private let quantity: Quantity
  private let after: Present
  private let limits: FreshColumn?
  private let common: Double

  init(_ kind: EntityKind, _ quantity: Quantity, _ old: FreshColumn, _ new: FreshColumn, _ after: Present) {
    self.quantity = quantity
    self.after = after
    limits = quantity.limitedBy.map { after.column(kind, $0) }
    common = quantity.wholeSpan ?? max(Self.greatest(old), Self.greatest(new))
  }

  /// The share; nil where there is nothing to measure it against.
  func share(of change: Double, _ id: EntityID) -> Double? {
    let span = ownSpan(of: id) ?? common
    return span > 0 && change.isFinite ? change / span : nil
  }

  private func ownSpan(of id: EntityID) -> Double? {
    if let limit = limits?[Int(id.index)], limit > 0 { return limit }
    guard let stated = after.site.limits[id]?[quantity]?.limits, !stated.isEmpty else { return nil }
    let upper = stated.filter { $0.side == .upper }.map(\.value).max()
    let lower = stated.filter { $0.side == .lower }.map(\.value).min()
    switch (upper, lower) {
    case (let upper?, let lower?) where upper > lower: return upper - lower
    case (let limit?, _), (nil, let limit?): return limit == 0 ? nil : abs(limit)
    default: return nil
    }
  }

  private static func greatest(_ column: FreshColumn) -> Double {
    var greatest = 0.0
    for index in 0..<column.count { greatest = max(greatest, abs(column[index] ?? 0)) }
    return greatest
  }
}

extension Quantity {
  /// False for what grows by itself, for codes and sets of bits, and for limits and sizes.
  var isCompared: Bool {
    switch self {
    case .uptime, .errorCode, .throttleReasons, .powerLimit, .energyRange, .temperatureHigh, .temperatureCritical,
      .memoryTotal, .clockLimit, .coreCount, .pcieWidthLimit, .pcieGenerationLimit, .linksTotal, .fanSpeedLow:
      false
    default: !isCounter
    }
  }

  /// The quantity of the same thing that says how large this one can be.
  var limitedBy: Quantity? {
    switch self {
    case .power: .powerLimit
    case .temperature: .temperatureHigh
    case .memoryUsed: .memoryTotal
    case .clock: .clockLimit
    case .linksActive: .linksTotal
    case .pcieWidth: .pcieWidthLimit
    case .pcieGeneration: .pcieGenerationLimit
    default: nil
    }
  }

  /// From the least to the most that it can be, in the base unit; nil where that depends on the thing. Temperatures are
  /// measured against 100 K.
  var wholeSpan: Double? {
    switch unit {
    case .ratio, .flag: 1
    case .celsius, .kelvin: 100
    default: nil
    }
  }
}
