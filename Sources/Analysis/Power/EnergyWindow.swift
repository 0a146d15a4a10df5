package import SiteModel

/// Ratios of energies over the time that is remembered, up to a day: what a metric's standard asks for (ISO/IEC 30134-2:
/// both energies over the same period), though over less than its year: an interim figure.
///
/// Power between two steps is their mean (trapezoidal rule). Only times count in which both figures of a ratio are known
/// at both ends; `Ratio.covered` says how much that is.
package struct EnergyWindow: Hashable, Sendable {
  package struct Ratio: Hashable, Sendable {
    package var value: Double
    /// The time in which both were known.
    package var covered: Duration

    /// The same in another unit.
    package func scaled(by factor: Double) -> Ratio { Ratio(value: value * factor, covered: covered) }
  }

  /// From the first remembered step to the last; nil before the second.
  package private(set) var span: Duration?
  /// As in `EnergyMetrics`: PUE, litres a J, g a J, shares.
  package private(set) var powerUsage: Ratio?
  package private(set) var waterUsage: Ratio?
  package private(set) var carbonUsage: Ratio?
  package private(set) var energyReuse: Ratio?
  package private(set) var renewableShare: Ratio?
  /// What the facility takes in W, oldest first: the greatest of each of so many equal parts of the steps.
  package private(set) var facilityHistory: [Double?] = []

  package init(of trends: Trends) {
    let moments = trends.dayMoments
    guard let first = moments.first, let last = moments.last, moments.count > 1 else { return }
    span = last - first
    let seconds = Self.seconds(between: moments, most: trends.interval * 3)
    func ratio(_ whole: Trends.SiteTotal, _ part: Trends.SiteTotal, factor: Double = 1) -> Ratio? {
      Self.ratio(trends.dayValues(of: whole), trends.dayValues(of: part), seconds, factor)
    }
    // Less than the machines take no facility takes: such a figure is of something else.
    powerUsage = ratio(.facilityPower, .machinePower).flatMap { $0.value >= 0.5 ? $0 : nil }
    waterUsage = ratio(.makeupFlow, .machinePower, factor: 1 / 60.0)
    carbonUsage = ratio(.carbonRate, .machinePower)
    energyReuse = ratio(.reusedHeat, .facilityPower)
    renewableShare = ratio(.renewablePower, .suppliedPower)
    facilityHistory = Self.peaks(of: trends.dayValues(of: .facilityPower), in: 120)
  }

  /// From each step to the next; 0 over a gap in the record, in which anything may have happened.
  private static func seconds(between moments: [Moment], most: Duration) -> [Double] {
    zip(moments, moments.dropFirst()).map { from, to in
      let step = to - from
      return step > most || step < .zero ? 0 : step.seconds
    }
  }

  private static func ratio(_ whole: [Double], _ part: [Double], _ seconds: [Double], _ factor: Double) -> Ratio? {
    var (above, below, covered) = (0.0, 0.0, 0.0)
    for index in seconds.indices {
      let top = (whole[index] + whole[index + 1]) / 2 * seconds[index]
      let bottom = (part[index] + part[index + 1]) / 2 * seconds[index]
      guard top.isFinite, bottom.isFinite else { continue }
      above += top
      below += bottom
      covered += seconds[index]
    }
    guard below > 0, covered > 0 else { return nil }
    return Ratio(value: above / below * factor, covered: .seconds(covered))
  }

  private static func peaks(of values: [Double], in count: Int) -> [Double?] {
    let size = (values.count + count - 1) / count
    return stride(from: 0, to: values.count, by: max(1, size)).map { start in
      values[start..<min(values.count, start + size)].filter { !$0.isNaN }.max()
    }
  }
}
