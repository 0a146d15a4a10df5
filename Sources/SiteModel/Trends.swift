internal import DequeModule

/// History since start, bounded: the last steps of the few quantities that pages draw as sparklines.
///
/// Kept as a ring of columns, newest last: taking a step copies one column per quantity and never moves the older
/// ones, so snapshots share all but the newest. 10,000 nodes x 8 accelerators take 1.1 MB a step.
package struct Trends: Sendable {
  /// Which quantities of which kinds are remembered.
  package static let tracked: [(kind: EntityKind, quantity: Quantity)] = [
    (.node, .power), (.node, .load), (.node, .inletTemperature), (.node, .memoryUsed),
    (.accelerator, .load), (.accelerator, .temperature), (.accelerator, .power),
    (.coolantDistributionUnit, .supplyTemperature), (.coolantDistributionUnit, .returnTemperature),
    (.coolantDistributionUnit, .flow), (.coolantDistributionUnit, .primarySupplyTemperature),
    (.coolantDistributionUnit, .primaryReturnTemperature), (.coolantDistributionUnit, .primaryFlow),
    (.filter, .pressureDifference),
  ]

  private struct Step: Sendable {
    var moment: Moment
    /// By index in `tracked`; values by entity index; NaN where nothing fresh was known.
    var columns: [[Float]]
  }

  private var steps: Deque<Step> = []
  /// Sums over the site, one a step: they outgrow `Float`'s comfort and are cheap.
  private var totals: Deque<[SiteTotal: Double]> = []
  package let capacity: Int
  /// Time between steps.
  package let interval: Duration

  package init(capacity: Int = 60, interval: Duration = .seconds(10)) {
    self.capacity = capacity
    self.interval = interval
  }

  /// Figures of the whole site that are remembered.
  package enum SiteTotal: Hashable, Sendable { case power, acceleratorLoad, busyCompute }

  package var count: Int { steps.count }
  /// When the oldest and newest steps were taken.
  package var span: (from: Moment, to: Moment)? {
    guard let first = steps.first, let last = steps.last else { return nil }
    return (first.moment, last.moment)
  }

  /// When each step was taken, in seconds since the oldest.
  package var seconds: [Double] {
    guard let first = steps.first else { return [] }
    return steps.map { ($0.moment - first.moment).seconds }
  }

  /// True when a step is due.
  package func isDue(at now: Moment) -> Bool {
    guard let last = steps.last else { return true }
    return now - last.moment >= interval
  }

  package mutating func take(_ columns: [[Float]], totals figures: [SiteTotal: Double], at moment: Moment) {
    if steps.count == capacity {
      steps.removeFirst()
      totals.removeFirst()
    }
    steps.append(Step(moment: moment, columns: columns))
    totals.append(figures)
  }

  /// The remembered values of one thing, oldest first; nil where nothing was known. Empty when not tracked.
  package func values(of id: EntityID, _ quantity: Quantity) -> [Double?] {
    guard let place = Self.tracked.firstIndex(where: { $0.kind == id.kind && $0.quantity == quantity }) else {
      return []
    }
    return steps.map { step in
      let column = step.columns[place]
      guard Int(id.index) < column.count, !column[Int(id.index)].isNaN else { return nil }
      return Double(column[Int(id.index)])
    }
  }

  package func values(of total: SiteTotal) -> [Double?] { totals.map { $0[total] } }
}
