package import SiteModel

/// What is fresh in a site at a moment, column by column: the one place in this room that decides whether a value
/// may be used. Stale, bad and infinite values are not there.
package struct Present: Sendable {
  package let site: Site
  package let now: Moment
  /// By source index: a value older than this is stale. One more at the end for sources unknown to the site.
  private let horizons: [Moment]
  /// The newest of them.
  private let latestHorizon: Moment
  /// By source index.
  package let standings: [SourceStanding]
  /// By node index: what its sources say of it.
  package let states: [NodeState]

  package init(_ site: Site, at now: Moment) {
    self.site = site
    self.now = now
    standings = site.sources.withUnsafeBufferPointer { sources in
      guard let first = sources.baseAddress else { return [] }
      // Asked where they lie: to copy a source costs more than all that is asked of it.
      return sources.indices.map { (first + $0).pointee.standing(at: now) }
    }
    horizons = standings.map { now - $0.staleAfter } + [now - .seconds(30)]
    latestHorizon = horizons.max() ?? .never
    states = NodeState.states(in: site, standings)
  }

  package func column(_ kind: EntityKind, _ quantity: Quantity) -> FreshColumn {
    FreshColumn(site.columns.column(kind, quantity), horizons: horizons, latest: latestHorizon)
  }

  /// The fresh value of one thing; for many things take the column.
  package func value(of id: EntityID, _ quantity: Quantity) -> Double? {
    guard let cell = site.columns.cell(id, quantity), cell.quality != .bad, cell.value.isFinite else { return nil }
    return cell.moment < horizons[min(cell.source, horizons.count - 1)] ? nil : cell.value
  }

  package var directory: Directory { site.directory }
  package var topology: Topology { site.topology }

  /// The kind that the site file gives to an accelerator; nil for one that was only heard of.
  package func kind(ofAccelerator index: Int) -> AcceleratorKind? {
    guard let plan = site.plan(of: directory.node(of: .accelerator(index))),
      index < directory.plannedAcceleratorCount, let kind = plan.acceleratorKind
    else { return nil }
    return topology.acceleratorKinds[kind]
  }
}

/// One quantity of all things of one kind, fresh values only.
package struct FreshColumn: Sendable {
  private let column: Columns.Column
  private let values: [Double]
  private let moments: [Moment]
  private let marks: [UInt32]
  private let firstBadMark = Columns.Column.firstBadMark
  private let horizons: [Moment]
  /// Newer than this is fresh whatever the source: nearly every cell, at no look-up of its source.
  private let latestHorizon: Moment

  init(_ column: Columns.Column, horizons: [Moment], latest: Moment) {
    self.column = column
    self.horizons = horizons
    latestHorizon = latest
    values = column.values
    moments = column.moments
    marks = column.marks
  }

  /// True when nobody has ever reported this quantity.
  package var isEmpty: Bool { values.isEmpty }
  /// Cells there are; there may be more things than cells, and more cells than things.
  package var count: Int { values.count }

  /// The value, when it is fresh, finite and not marked bad.
  @inline(__always)
  package subscript(index: Int) -> Double? {
    guard index < values.count, values[index].isFinite, isFresh(at: index) else { return nil }
    return values[index]
  }

  /// The value whatever its age, NaN where there is none: only to pass over what cannot matter before asking more.
  @inline(__always)
  func anyValue(at index: Int) -> Double { values[index] }

  /// The things whose value is beyond a limit and fresh, by index, up to `count`. Nearly every value is in order, and
  /// costs one comparison.
  func indices(beyond limit: Double, _ side: PointLimits.Side, count: Int) -> [Int] {
    var found: [Int] = []
    values.withUnsafeBufferPointer { values in
      for index in 0..<min(count, values.count) {
        let isBroken = side == .upper ? values[index] > limit : values[index] < limit
        if isBroken, self[index] != nil { found.append(index) }
      }
    }
    return found
  }

  /// How old a value is, whatever its age, in seconds; NaN where there never was one.
  func age(at index: Int, now: Moment) -> Double {
    guard index < moments.count, moments[index] != .never else { return .nan }
    return (now - moments[index]).seconds
  }

  /// 1 where the device calls its own value bad, 0 where it does not, NaN where there never was one.
  func badness(at index: Int) -> Double {
    guard index < moments.count, moments[index] != .never else { return .nan }
    return marks[index] < firstBadMark ? 0 : 1
  }

  /// When the value was taken; meaningful where there is one.
  package func moment(at index: Int) -> Moment? { index < moments.count ? moments[index] : nil }

  @inline(__always)
  private func isFresh(at index: Int) -> Bool {
    let moment = moments[index]
    if moment < latestHorizon {
      guard moment != .never, moment >= horizons[min(column.source(at: index), horizons.count - 1)] else {
        return false
      }
    }
    return marks[index] < firstBadMark
  }
}
