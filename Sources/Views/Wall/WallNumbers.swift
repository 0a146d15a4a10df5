internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// The four numbers of the overview, to be read across a room: compute at work, power, the warmest inlet, and how much
/// of the site is heard of.
struct WallNumbers {
  let scene: Scene

  private struct Number {
    var label: String
    var text: String
    var unit: String
  }

  private var numbers: [Number] {
    let summary = scene.digest.summary
    let site = scene.site
    let precision = site.topology.precision
    var numbers: [Number] = []
    if let busy = summary.compute.busy[precision] {
      let parts = Figures.compute(busy)
      let capacity = summary.compute.capacity[precision].map { value -> String in
        let whole = Figures.compute(value)
        return " / \(whole.number) \(whole.unit)"
      }
      numbers.append(
        Number(
          label: "\(scene.words(.compute)) \(scene.words(.busy))", text: parts.number,
          unit: parts.unit + (capacity ?? "") + " " + precision.rawValue.uppercased()))
    } else if let load = summary.acceleratorLoad {
      numbers.append(
        Number(label: scene.words(.acceleratorLoad), text: Figures.parts(load, .ratio).number, unit: "%"))
    }
    let power = summary.power.total.map { Figures.parts($0, .watt) }
    let budget = summary.powerBudget.map { " / \(Figures.text($0, .watt))" } ?? ""
    numbers.append(
      Number(
        // A lower bound says so before the digits, which have no picture of the sign.
        label: scene.words(summary.power.isMeasured ? .itPower : .powerTitle)
          + (power == nil || summary.power.sign.isEmpty ? "" : " \(summary.power.sign)"),
        text: (power?.number ?? Figures.missing), unit: (power?.unit ?? "W") + budget))
    if let inlet = summary.worstInlet {
      let name = site.directory.nodeName(site.directory.node(of: inlet.id))
      numbers.append(
        Number(label: scene.words(.rackInletWorst), text: Figures.fixed(inlet.value, 1), unit: "°C \(name)"))
    } else if let hottest = summary.hottestAccelerator {
      let name = site.directory.nodeName(site.directory.node(of: hottest.id))
      numbers.append(
        Number(label: scene.words(.accelerator), text: Figures.fixed(hottest.value, 0), unit: "°C \(name)"))
    }
    numbers.append(
      Number(
        label: scene.words(.nodesReporting), text: String(summary.nodes.count),
        unit: scene.words(.countOf, "", Figures.grouped(summary.nodes.expected)).trimmed
          + " \(scene.words(.reporting))"))
    return numbers
  }

  /// Rows that they take: a label, digits and a unit, and a blank row where there is room for one.
  func rows(in area: Rect) -> Int {
    let digits = digitRows(in: area)
    return digits == 1 ? 2 : digits + 2 + (area.height >= 40 ? 1 : 0)
  }

  private func digitRows(in area: Rect) -> Int {
    let column = area.width / 4 - 2
    let widest = numbers.map { BigDigits($0.text).size(rows: 5).width }.max() ?? 0
    if area.height >= 30, widest <= column { return 5 }
    let narrow = numbers.map { BigDigits($0.text).size(rows: 3).width }.max() ?? 0
    return area.height >= 18 && narrow <= column ? 3 : 1
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let numbers = numbers
    guard !numbers.isEmpty, !area.isEmpty else { return }
    let rows = digitRows(in: Rect(x: 0, y: 0, width: area.width, height: rowsGuess(area)))
    let width = area.width / numbers.count
    for (place, number) in numbers.enumerated() {
      let column = Rect(x: area.x + place * width + 1, y: area.y, width: width - 2, height: area.height)
      if area.height <= 2 {
        var phrase = Phrase(number.label + " ", .label)
        phrase.add(number.text, .strong)
        phrase.add(" " + number.unit, .label)
        stage.write(phrase.cut(to: column.width), x: column.x, y: column.y, in: column)
        continue
      }
      stage.write(Phrase(number.label, .label), x: column.x, y: column.y, in: column)
      let digits = Rect(x: column.x, y: column.y + 1, width: column.width, height: rows)
      BigDigits(number.text).draw(in: digits, on: &stage.buffer)
      stage.write(Phrase(number.unit, .text), x: column.x, y: column.y + 1 + rows, in: column)
    }
  }

  /// The height of the frame from which so many rows were given.
  private func rowsGuess(_ area: Rect) -> Int { area.height >= 7 ? 40 : area.height >= 5 ? 20 : 10 }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
