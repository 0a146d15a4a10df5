internal import Analysis
package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// From the grid to the chip: the chain with its losses, the feeds and what the loss of one does, how well energy is
/// used, budgets; and all that power comes from and passes in a table below.
package struct PowerView: View {
  package let page = Page.power

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    // What is old is still shown.
    guard !scene.digest.power.isEmpty || scene.site.hasPowerReadings else {
      stage.write(Phrase(" " + scene.words(.noPowerReports), .label), x: area.x, y: area.y, in: area)
      return
    }
    let parts = Parts(scene: scene, area: area)
    let used = area.width >= 104 && area.height >= 26 ? parts.drawWide(on: &stage) : parts.drawNarrow(on: &stage)
    PowerTable(scene: scene).draw(in: area.inset(top: used), on: &stage)
  }
}

/// What stands above the table.
private struct Parts {
  let scene: Scene
  let area: Rect
  private var chain: ChainPicture { ChainPicture(scene: scene) }
  /// Rows that the table has at the least: two of heads, and some to walk along.
  private static let tableRows = 5

  /// Returns the rows that it took.
  func drawWide(on stage: inout Stage) -> Int {
    var y = 0
    let isFlat = chain.isWide(in: area.width)
    if isFlat {
      y = chain.draw(in: area, on: &stage) + 1
    }
    y += drawPanes(at: y, isFlat: isFlat, on: &stage)
    y += drawFeeds(at: y, on: &stage)
    return y + drawDependency(at: y, on: &stage)
  }

  /// Sources, metrics and budgets beside each other; where there is no room for three, budgets below the sources.
  private func drawPanes(at y: Int, isFlat: Bool, on stage: inout Stage) -> Int {
    let hasThree = area.width >= 180
    let (first, second) = hasThree ? (74, 58) : (min(74, area.width * 55 / 100), area.width)
    let sources = SupplyLines(scene: scene).lines(width: first - 2, most: 7)
    let supply = titled(.sourcesTitle, sources)
    let budgetWidth = hasThree ? area.width - first - second - 1 : first - 2
    let budgets = titled(
      .budgetsTitle, BudgetLines(scene: scene).lines(width: budgetWidth, podLines: area.height >= 48 ? 4 : 2))
    var left = isFlat ? supply : chain.lines(width: first - 2)
    if !hasThree { left += budgets }
    let room = min(second, area.width - first - 1)
    let right = titled(.metricsTitle, MetricTable(scene: scene).lines(width: room - 1))
    write(left, x: 1, y: y, width: first - 2, on: &stage)
    write(right, x: first, y: y, width: room, on: &stage)
    if hasThree { write(budgets, x: first + second, y: y, width: budgetWidth, on: &stage) }
    return max(left.count, right.count, hasThree ? budgets.count : 0) + 1
  }

  private func titled(_ title: Word, _ lines: [Phrase]) -> [Phrase] {
    lines.isEmpty ? [] : [Phrase(scene.words(title), .strong)] + lines
  }

  func drawNarrow(on stage: inout Stage) -> Int {
    guard area.height >= 12, area.width >= 60 else { return 0 }
    let metricWidth = 31
    let left = chain.lines(width: area.width - metricWidth - 3)
    let right = MetricTable(scene: scene).compactLines(width: metricWidth)
    let room = area.height - Self.tableRows
    var y = min(room, max(left.count, right.count))
    write(Array(left.prefix(y)), x: 1, y: 0, width: area.width - metricWidth - 3, on: &stage)
    write(Array(right.prefix(y)), x: area.width - metricWidth - 1, y: 0, width: metricWidth, on: &stage)
    let width = area.width - 2
    let isHigh = area.height >= 36
    if isHigh {
      let sources = titled(.sourcesTitle, SupplyLines(scene: scene).lines(width: width, most: 6))
      write(sources, x: 1, y: y + 1, width: width, on: &stage)
      y += sources.isEmpty ? 1 : sources.count + 2
    }
    let feeds = FeedLines(scene: scene)
    for feed in feeds.shown(most: max(0, min(4, (room - y) / 2))) {
      let lines = feeds.lines(of: feed, width: width, lossLines: 1)
      write(lines, x: 1, y: y, width: width, on: &stage)
      y += lines.count
    }
    let budgets = BudgetLines(scene: scene)
    let limits =
      isHigh
      ? [Phrase()] + titled(.budgetsTitle, budgets.lines(width: width, podLines: 3)) : budgets.urgent(width: width)
    if room - y > limits.count {
      write(limits, x: 1, y: y, width: width, on: &stage)
      y += limits.count + (isHigh ? 1 : 0)
    }
    guard room - y >= 1 else { return y }
    let dependency = DependencyLines(scene: scene).lines(width: width, isShort: !isHigh)
    write(dependency, x: 1, y: y, width: width, on: &stage)
    return y + dependency.count + (isHigh ? 1 : 0)
  }

  /// Two feeds beside each other, or three where that leaves room to read them.
  private func drawFeeds(at y: Int, on stage: inout Stage) -> Int {
    let feeds = FeedLines(scene: scene)
    let count = scene.digest.power.feeds.count
    guard count > 0 else { return 0 }
    let columns = max(1, min(count, area.width / 58))
    let rows = area.height >= 48 ? 2 : 1
    let width = (area.width - 2) / columns
    let blocks = feeds.shown(most: columns * rows).map { feeds.lines(of: $0, width: width - 2, lossLines: 2) }
    var (top, height) = (y, 0)
    for (place, block) in blocks.enumerated() {
      if place > 0, place % columns == 0 { (top, height) = (top + height, 0) }
      write(block, x: 1 + place % columns * width, y: top, width: width - 1, on: &stage)
      height = max(height, block.count)
    }
    return top + height - y + 1
  }

  private func drawDependency(at y: Int, on stage: inout Stage) -> Int {
    let lines = DependencyLines(scene: scene).lines(width: area.width - 2)
    write(lines, x: 1, y: y, width: area.width - 2, on: &stage)
    return lines.isEmpty ? 0 : lines.count + (area.height >= 30 ? 1 : 0)
  }

  private func write(_ lines: [Phrase], x: Int, y: Int, width: Int, on stage: inout Stage) {
    for (row, line) in lines.enumerated() {
      let place = Rect(x: area.x + x, y: area.y + y + row, width: width, height: 1).intersection(area)
      stage.write(line, x: area.x + x, y: area.y + y + row, in: place)
    }
  }
}
