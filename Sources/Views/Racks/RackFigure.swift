internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Wording

/// What a rack shows under the chosen metric: a short number, a share on the ramp, a marker where something is wrong.
struct RackFigure {
  var text: String
  var ink: Ink
  /// Place on the heat ramp, 0 to 1; nil where there is no figure.
  var share: Double?
  var priority: Priority?

  init(of rack: Int, in scene: Scene) {
    let summary = scene.digest.racks[rack]
    priority = summary.worstPriority
    ink = .text
    func figure(_ value: Double?, decimals: Int, scale: ClosedRange<Double>, factor: Double = 1) -> (String, Double?) {
      guard let value else { return (Figures.missing, nil) }
      let share = (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
      return (Figures.fixed(value * factor, decimals), max(0, min(1, share)))
    }
    let scale = RackLegend.scale(of: scene.console.rackMetric)
    switch scene.console.rackMetric {
    case .inlet: (text, share) = figure(summary.worstInlet?.value, decimals: 1, scale: scale)
    case .temperature: (text, share) = figure(summary.hottestAccelerator?.value, decimals: 0, scale: scale)
    case .load: (text, share) = figure(summary.acceleratorLoad, decimals: 0, scale: scale, factor: 100)
    case .power:
      (text, share) = figure(summary.powerShare, decimals: 0, scale: scale, factor: 100)
      if share == nil, let total = summary.power.total {
        text = Figures.fixed(total / 1000, total < 99_500 ? 1 : 0) + "k"
      }
    case .findings:
      text = summary.findingCount == 0 ? "·" : Figures.grouped(summary.findingCount)
      if summary.findingCount == 0 { ink = .faint }
    case .coolant:
      let unit = scene.site.topology.racks[rack].coolantDistributionUnit
      text = unit.map { Self.short(scene.site.topology.coolantDistributionUnits[$0].name) } ?? Figures.missing
    }
    if text == Figures.missing { ink = .missing }
  }

  /// The end of a name, which tells units of one kind apart.
  private static func short(_ name: String) -> String {
    let digits = name.reversed().prefix { $0.isNumber || $0.isLetter }
    return String(digits.reversed().suffix(4))
  }
}

/// What the map shows, and the ramp with its numbers and unit.
struct RackLegend {
  let scene: Scene

  static func scale(of metric: RackMetric) -> ClosedRange<Double> {
    switch metric {
    case .inlet: 18...36
    case .temperature: 30...90
    case .power, .load, .findings, .coolant: 0...1
    }
  }

  static func title(of metric: RackMetric) -> Word {
    switch metric {
    case .inlet: .metricInlet
    case .power: .metricPower
    case .load: .metricLoad
    case .temperature: .metricTemperature
    case .findings: .metricFindings
    case .coolant: .metricCoolant
    }
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let metric = scene.console.rackMetric
    var line = Phrase(" ")
    line.add(scene.words(Self.title(of: metric)), .strong)
    if let unit = unit(of: metric), !scene.site.topology.racks.isEmpty {
      line.gap(3)
      let scale = Self.scale(of: metric)
      let factor = metric == .power || metric == .load ? 100.0 : 1
      for step in 0...4 {
        let share = Double(step) / 4
        let value = scale.lowerBound + share * (scale.upperBound - scale.lowerBound)
        line.add(Figures.fixed(value * factor, 0), .label)
        if step < 4 { line.add(" ██ ", .heat(share + 0.125)) }
      }
      line.add(" " + unit, .label)
    }
    stage.write(line, x: area.x, y: area.y, in: area)
    let count =
      scene.words(.rackCount, Figures.grouped(scene.site.topology.racks.count)) + " · "
      + scene.words(.nodeCount, Figures.grouped(scene.site.directory.nodes.count)) + " "
    let right = Phrase(count, .label)
    if line.width + right.width + 2 <= area.width { stage.writeRight(right, y: area.y, in: area) }
  }

  private func unit(of metric: RackMetric) -> String? {
    switch metric {
    case .inlet, .temperature: "°C"
    case .power, .load: "%"
    case .findings, .coolant: nil
    }
  }
}
