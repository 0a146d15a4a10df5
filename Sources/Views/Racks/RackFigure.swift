internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// What a rack shows under the chosen metric: a short figure, a place on the ramp, a shape where something is wrong.
struct RackFigure {
  let scene: Scene
  let rack: Int
  /// Jobs that were picked out: where one is in the rack, its key stands before that of a larger one.
  var lit: Set<Int> = []

  private var summary: RackSummary { scene.digest.racks[rack] }
  private var plan: Rack { scene.site.topology.racks[rack] }
  private var metric: RackMetric { scene.rackMetric }

  var box: HeatBox {
    let marker = summary.worstPriority.map { Phrase($0.shape, $0.ink) } ?? Phrase()
    var box = HeatBox(name: plan.name, figure: figure(isAlarmed: !marker.isEmpty), marker: marker, share: share)
    box.isBar = metric == .job
    return box
  }

  /// What else there is to say where the map has plenty of room: power and load, whatever the metric.
  var details: [Phrase] {
    let load = summary.acceleratorLoad.map {
      Phrase(" ") + Sparkline([$0], top: 1).phrase(width: 1) + Phrase(" " + Figures.text($0, .ratio), .label)
    }
    return [
      summary.power.total.map { Phrase(" " + summary.power.sign + Figures.text($0, .watt), .label) } ?? Phrase(),
      load ?? Phrase(),
    ]
  }

  /// Nil for what has no figure, and for what is no more or less but this or that.
  var share: Double? {
    switch metric {
    case .inlet: metric.scale?.share(of: summary.worstInlet?.value)
    case .temperature: metric.scale?.share(of: summary.hottestAccelerator?.value)
    case .load: metric.scale?.share(of: summary.acceleratorLoad)
    case .power: metric.scale?.share(of: summary.powerShare)
    case .free: metric.scale?.share(of: freeShare)
    case .job: scene.rackQueue?.seats(of: rack).heldShare
    case .findings, .coolant: nil
    }
  }

  private var freeShare: Double? {
    guard let seats = scene.rackQueue?.seats(of: rack), seats.total > 0, !seats.isOut else { return nil }
    return Double(seats.free) / Double(seats.total)
  }

  /// The key of the job that has most of it, and how many others there are: "A+2".
  private var job: String? {
    guard let queue = scene.rackQueue, let top = queue.top(of: rack) else { return nil }
    return queue.key(of: litHolder ?? top.holder) + (top.others > 0 ? "+\(top.others)" : "")
  }

  private var litHolder: Int? {
    guard !lit.isEmpty else { return nil }
    let claims = summary.nodes.lazy.flatMap { scene.digest.placements.claims(on: $0) }
    return claims.map { Int($0.holder) }.first(where: lit.contains)
  }

  /// Accelerators that the scheduler would give now, or why it would give none.
  private var free: String? {
    guard let seats = scene.rackQueue?.seats(of: rack), seats.nodes > 0 else { return nil }
    if seats.isOut { return scene.words(seats.nodesDown == seats.nodes ? .rackDown : .rackDrained) }
    guard seats.total > 0 else { return nil }
    return seats.free == 0 ? "·" : Figures.grouped(seats.free)
  }

  /// What a single cell shows where a metric has no ramp: the key of a job.
  var cell: Phrase? {
    guard metric == .job, let queue = scene.rackQueue, let top = queue.top(of: rack) else { return nil }
    return Phrase(queue.key(of: litHolder ?? top.holder), .text)
  }

  private func figure(isAlarmed: Bool) -> Phrase {
    guard let text, !text.isEmpty else { return Phrase(Figures.missing, .missing) }
    return Phrase(text, isAlarmed ? .strong : text == "·" ? .faint : .text)
  }

  private var text: String? {
    switch metric {
    case .inlet: return summary.worstInlet.map { Figures.fixed($0.value, 1) }
    case .temperature: return summary.hottestAccelerator.map { Figures.fixed($0.value, 0) }
    case .load: return summary.acceleratorLoad.map { Figures.fixed($0 * 100, 0) }
    case .power:
      // Without a budget there is no share, but there may be a figure, with its own unit.
      return summary.powerShare.map { Figures.fixed($0 * 100, 0) }
        ?? summary.power.total.map { Figures.fixed($0 / 1000, $0 < 9_950 ? 1 : 0) + "kW" }
    case .job: return job
    case .free: return free
    case .findings: return summary.findingCount == 0 ? "·" : Figures.grouped(summary.findingCount)
    case .coolant:
      return plan.coolantDistributionUnit.map { Self.short(scene.site.topology.coolantDistributionUnits[$0].name) }
    }
  }

  /// The end of a name, which tells units of one kind apart.
  private static func short(_ name: String) -> String {
    String(String(name.reversed().prefix { $0.isNumber || $0.isLetter }.reversed()).suffix(4))
  }
}

extension RackMetric {
  /// True for what only a scheduler knows.
  var isOfQueue: Bool { self == .job || self == .free }

  /// The ramp, in the quantity's base unit; nil for metrics that have none.
  var scale: HeatScale? {
    switch self {
    case .inlet: HeatScale(18...36)
    case .temperature: HeatScale(30...90)
    case .power, .load, .free: HeatScale(0...1)
    case .findings, .coolant, .job: nil
    }
  }

  /// What the map shows, with its unit.
  var title: Word {
    switch self {
    case .inlet: .metricInlet
    case .power: .metricPower
    case .load: .metricLoad
    case .temperature: .metricTemperature
    case .findings: .metricFindings
    case .coolant: .metricCoolant
    case .job: .metricJob
    case .free: .metricFree
    }
  }

  var unit: String {
    switch self {
    case .inlet, .temperature: "°C"
    case .power, .load: "%"
    case .findings, .coolant, .job, .free: ""
    }
  }

  /// The ramp with its numbers and unit; empty where there is none.
  var legend: Phrase {
    guard let scale else { return Phrase() }
    let isShare = scale.range == 0...1
    let legend = scale.legend { Figures.fixed($0 * (isShare ? 100 : 1), 0) }
    return legend + Phrase(" " + (isShare ? "%" : unit), .label)
  }
}
