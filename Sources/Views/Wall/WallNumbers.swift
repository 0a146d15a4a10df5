internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// The four numbers of the overview, to be read across a room: compute at work, power, the warmest inlet, and how much
/// of the site is heard of. What is not known is a dash in its place.
struct WallNumbers {
  private struct Number {
    var label: String
    var text: String
    var unit: String
  }

  private let numbers: [Number]
  /// Rows of a digit: 5 or 3 where there is room, else 1.
  private let digitRows: Int
  /// Rows that they take: a label, digits and a unit, and a blank row where there is room for one.
  let rows: Int

  init(scene: Scene, in area: Rect) {
    let isMeasured = scene.site.sources.contains { !$0.description.isScheduler }
    let numbers =
      isMeasured || scene.site.queues.isEmpty
      ? [Self.compute(of: scene), Self.power(of: scene), Self.warmth(of: scene), Self.reporting(of: scene)]
      : Self.queue(of: scene)
    let column = area.width / numbers.count - 2
    func fits(_ rows: Int) -> Bool { numbers.allSatisfy { BigDigits($0.text).size(rows: rows).width <= column } }
    let digitRows = area.height >= 30 && fits(5) ? 5 : area.height >= 18 && fits(3) ? 3 : 1
    self.numbers = numbers
    self.digitRows = digitRows
    rows = digitRows == 1 ? 2 : digitRows + 2 + (area.height >= 40 ? 1 : 0)
  }

  /// Of a site of which nothing but a scheduler tells: what runs and waits, and what there is to give.
  private static func queue(of scene: Scene) -> [Number] {
    let tallies = scene.site.queues.map(\.tally)
    func number(_ label: Word, _ value: (QueueTally) -> Int?, _ unit: String = "") -> Number {
      let known = tallies.compactMap(value)
      return Number(
        label: scene.words(label), text: known.isEmpty ? Figures.missing : String(known.reduce(0, +)), unit: unit)
    }
    let nodes = tallies.compactMap(\.nodes).reduce(0, +)
    return [
      number(.jobsRunning, \.running), number(.jobsPending, \.pending),
      number(.acceleratorsFree, \.acceleratorsFree),
      number(.nodesHeld, \.nodesHeld, scene.words(.ofAll, Figures.grouped(nodes))),
    ]
  }

  private static func compute(of scene: Scene) -> Number {
    let summary = scene.digest.summary
    let precision = scene.site.topology.precision
    guard let capacity = summary.compute.capacity[precision], capacity > 0 else {
      let load = summary.acceleratorLoad.map { Figures.parts($0, .ratio).number }
      return Number(label: scene.words(.acceleratorLoad), text: load ?? Figures.missing, unit: load == nil ? "" : "%")
    }
    let whole = Figures.compute(capacity)
    let busy = summary.compute.busy[precision].map { Figures.compute($0) }
    return Number(
      label: "\(scene.words(.compute)) \(scene.words(.busy))", text: busy?.number ?? Figures.missing,
      unit: [busy?.unit, "/ \(whole.number) \(whole.unit) \(precision.rawValue.uppercased())"]
        .compactMap(\.self).joined(separator: " "))
  }

  private static func power(of scene: Scene) -> Number {
    let summary = scene.digest.summary
    let power = summary.power.total.map { Figures.parts($0, .watt) }
    let budget = summary.powerBudget.map { "/ \(Figures.text($0, .watt))" }
    // A lower bound says so before the digits, which have no picture of the sign.
    let sign = power == nil || summary.power.sign.isEmpty ? "" : " \(summary.power.sign)"
    return Number(
      label: scene.words(summary.power.isMeasured ? .itPower : .powerTitle) + sign,
      text: power?.number ?? Figures.missing,
      unit: [power?.unit, budget].compactMap(\.self).joined(separator: " "))
  }

  /// The warmest inlet; the hottest accelerator where no node has ever told its inlet.
  private static func warmth(of scene: Scene) -> Number {
    let site = scene.site
    let hasInlets = site.columns.column(.node, .inletTemperature).count > 0
    let extreme = hasInlets ? scene.digest.summary.worstInlet : scene.digest.summary.hottestAccelerator
    let name = extreme.map { site.directory.nodeName(site.directory.node(of: $0.id)) }
    return Number(
      label: scene.words(hasInlets ? .rackInletWorst : .accelerator),
      text: extreme.map { Figures.fixed($0.value, hasInlets ? 1 : 0) } ?? Figures.missing,
      unit: name.map { "°C \($0)" } ?? "")
  }

  private static func reporting(of scene: Scene) -> Number {
    let nodes = scene.digest.summary.nodes
    return Number(
      label: scene.words(.nodesReporting), text: String(nodes.count),
      unit: scene.words(.ofReporting, Figures.grouped(nodes.expected)))
  }

  func draw(in area: Rect, on stage: inout Stage) {
    guard !area.isEmpty else { return }
    let width = area.width / numbers.count
    for (place, number) in numbers.enumerated() {
      let column = Rect(x: area.x + place * width + 1, y: area.y, width: width - 2, height: area.height)
      if digitRows == 1 {
        stage.write(Phrase(number.label, .label), x: column.x, y: column.y, in: column)
        let line = Phrase(number.text + " ", .strong) + Phrase(number.unit, .label)
        stage.write(line, x: column.x, y: column.y + 1, in: column)
        continue
      }
      stage.write(Phrase(number.label, .label), x: column.x, y: column.y, in: column)
      let digits = Rect(x: column.x, y: column.y + 1, width: column.width, height: digitRows)
      BigDigits(number.text).draw(in: digits, on: &stage.buffer)
      stage.write(Phrase(number.unit, .text), x: column.x, y: column.y + 1 + digitRows, in: column)
    }
  }
}
