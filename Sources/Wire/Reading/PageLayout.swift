internal import SiteModel

/// What the series of a page mean: worked out once, used for every page with the same series.
struct PageLayout: Sendable {
  /// A place that samples are folded into: one quantity of one thing.
  struct Slot: Sendable {
    var subject: Int
    var quantity: Quantity
    /// What can be, in the quantity's base unit.
    var range: ClosedRange<Double>
    /// Bits of the metrics that must have contributed, by rank; few quantities have more than one rank.
    var needs: [Int: UInt32]
  }

  /// What to do with one sample of the page.
  struct Step: Sendable {
    /// Index of the sample.
    var sample: Int
    var slot: Int
    var transform: MetricRow.Transform
    var fold: MetricRow.Fold
    var rank: Int
    var bit: UInt32
    var isAbsentAtZero: Bool
    var isAbsentBelowZero: Bool
    var blanks: [ClosedRange<Double>]
    var metric: String
  }

  var number: UInt64 = 0
  var subjects: [EntityKey] = []
  var facts: [Fact] = []
  var exporters: [String] = []
  var slots: [Slot] = []
  var steps: [Step] = []
  /// Numbers given to serial numbers, kept for the reader's life: label name, node, text.
  var ordinals: [[String]: Int] = [:]
  /// What the exporter itself could not read.
  var complaints: [Complaint] = []
  /// Index of the sample that tells how old the page's values are.
  var ageSample: Int?
  /// Index of the sample that is 1 when nothing of the page was measured.
  var simulationSample: Int?
}
