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
  /// Where the values of single things are looked up, for a moment of the past; nil where they are held here.
  package var past: (any TrendPast)?
  /// Sums over the site outlive the columns: they outgrow `Float`'s comfort and are cheap.
  private var day = DayOfTotals()
  package let capacity: Int
  /// Time between steps.
  package let interval: Duration

  package init(capacity: Int = 60, interval: Duration = .seconds(10)) {
    self.capacity = capacity
    self.interval = interval
    day.capacity = max(capacity, min(8_640, Int(86_400 / max(1, interval.seconds))))
  }

  /// Figures of the whole site that are remembered, in base units: W, L/min, g/s. Those of energy are there only where
  /// all that belongs to them is known, for their ratios are worth nothing otherwise.
  package enum SiteTotal: Int, CaseIterable, Hashable, Sendable {
    case power, acceleratorLoad, busyCompute
    case facilityPower, machinePower, suppliedPower, renewablePower, reusedHeat, makeupFlow, carbonRate
  }

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
    if steps.count == capacity { steps.removeFirst() }
    steps.append(Step(moment: moment, columns: columns))
    day.take(figures, at: moment)
  }

  /// The remembered values of one thing, oldest first; nil where nothing was known. Empty when not tracked.
  package func values(of id: EntityID, _ quantity: Quantity) -> [Double?] {
    guard let place = Self.tracked.firstIndex(where: { $0.kind == id.kind && $0.quantity == quantity }) else {
      return []
    }
    if let past { return past.values(of: id, quantity, at: steps.map(\.moment)) }
    return steps.map { step in
      let column = step.columns[place]
      guard Int(id.index) < column.count, !column[Int(id.index)].isNaN else { return nil }
      return Double(column[Int(id.index)])
    }
  }

  /// What a quantity of all things of a kind was at the newest step that is at least `age` old, but no more than a quarter
  /// of an hour; NaN where nothing was known. Nil when it is not tracked, or no step is of then.
  package func past(
    _ kind: EntityKind, _ quantity: Quantity, age: Duration, at now: Moment
  ) -> (moment: Moment, values: [Float])? {
    guard let place = Self.tracked.firstIndex(where: { $0.kind == kind && $0.quantity == quantity }),
      let step = steps.last(where: { now - $0.moment >= age }), now - step.moment <= .seconds(900)
    else { return nil }
    return (step.moment, step.columns[place])
  }

  /// The values of the steps that are remembered of everything.
  package func values(of total: SiteTotal) -> [Double?] {
    day.figures[total.rawValue].suffix(steps.count).map { $0.isNaN ? nil : $0 }
  }

  /// When the figures of `dayValues` were taken, oldest first: up to a day back.
  package var dayMoments: [Moment] { Array(day.moments) }

  /// The values of up to a day, NaN where nothing was known: for sums over thousands.
  package func dayValues(of total: SiteTotal) -> [Double] { Array(day.figures[total.rawValue]) }
}

/// What was remembered of single things at a moment of the past: looked up when it is drawn, for a page draws few of
/// them.
package protocol TrendPast: AnyObject, Sendable {
  /// The values at these moments; nil where nothing was known.
  func values(of id: EntityID, _ quantity: Quantity, at moments: [Moment]) -> [Double?]
}

/// Totals of up to a day, by columns: a step copies ten flat arrays of doubles at the most.
private struct DayOfTotals: Sendable {
  var capacity = 1
  private(set) var moments: Deque<Moment> = []
  /// By `SiteTotal.rawValue`.
  private(set) var figures: [Deque<Double>] = Trends.SiteTotal.allCases.map { _ in [] }

  mutating func take(_ totals: [Trends.SiteTotal: Double], at moment: Moment) {
    if moments.count == capacity {
      moments.removeFirst()
      for index in figures.indices { figures[index].removeFirst() }
    }
    moments.append(moment)
    for total in Trends.SiteTotal.allCases { figures[total.rawValue].append(totals[total] ?? .nan) }
  }
}
