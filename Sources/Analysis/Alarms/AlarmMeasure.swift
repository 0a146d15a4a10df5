internal import SiteModel

/// The standard's measures with what is aimed at, for a page, a handover or an export.
///
/// Targets: ISA-18.2 as quoted by prosys.com and EEMUA 191 (domain.md 3.2).
package enum AlarmMeasure: String, CaseIterable, Sendable {
  /// Alarms in ten minutes, on average and at most.
  case rate, peak
  /// Share of the time in flood.
  case floodTime
  /// Alarms at the end of the span that are active for over a day.
  case stale
  case chattering
  /// Share of all alarms that the ten most frequent make up.
  case topShare
  /// Share of all alarms by priority.
  case low, medium, high

  /// The figure; nil where nothing is known. Shares are from 0 to 1.
  package func value(in figures: AlarmKeyFigures) -> Double? {
    switch self {
    case .rate: figures.rate
    case .peak: Double(figures.peak)
    case .floodTime: figures.floodShare
    case .stale: figures.stale.map { Double($0) }
    case .chattering: Double(figures.chattering.count)
    case .topShare: figures.topShare
    case .low: figures.share(of: .low)
    case .medium: figures.share(of: .medium)
    case .high: figures.share(of: .high)
    }
  }

  /// The most that can be put up with: two alarms in ten minutes are what one operator can just look at; of the split of
  /// priorities half as much again on the urgent side. Nil where more is no worse.
  package var most: Double? {
    switch self {
    case .rate: 2
    case .low: nil
    case .medium, .high: target * 1.5
    default: target
    }
  }

  /// What is aimed at, in the figure's own terms, for one operator.
  package var target: Double {
    switch self {
    case .rate: 1
    case .peak: 10
    case .floodTime: 0.01
    case .stale: 4
    case .chattering: 0
    case .topShare: 0.05
    case .low: 0.8
    case .medium: 0.15
    case .high: 0.05
    }
  }

  /// True where the target is the most that it should be; the others are what it should be about.
  package var isUpperBound: Bool {
    switch self {
    case .low, .medium, .high: false
    default: true
    }
  }

  /// True when the figure is as it should be; nil where nothing is known.
  package func isMet(by figures: AlarmKeyFigures) -> Bool? {
    guard let value = value(in: figures) else { return nil }
    return most.map { value <= $0 } ?? (value >= target / 1.5)
  }
}
