internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The nodes of a job, a row each: what it has there, and what that does.
struct JobNodeTable {
  let scene: Scene
  let outlook: JobOutlook
  let width: Int

  private var words: Wording { scene.words }

  /// Some lines of the table: title, head, a row a node, a blank. Only the rows among them are worked out.
  func lines(_ range: Range<Int>) -> [Block.Line] {
    let nodes = outlook.nodes
    let shown = range.clamped(to: 2..<(nodes.count + 2))
    let rows = shown.map { cells(ofPlace: $0 - 2) }
    let table = TextTable(columns: columns, rows: rows, width: width)
    return range.map { line in
      switch line {
      case 0: Block.Line(phrase: title)
      case 1: Block.Line(phrase: table.rows.isEmpty ? Phrase() : table.head())
      case nodes.count + 2: Block.Line(phrase: Phrase())
      default:
        Block.Line(phrase: table.line(line - shown.lowerBound), thing: .entity(.node(nodes[line - 2])))
      }
    }
  }

  private var title: Phrase {
    var title = Phrase(words(.jobNodes), .strong)
    title.add("  \(Figures.grouped(outlook.nodes.count))", .label)
    let silent = outlook.figures.nodes
    if !silent.isComplete {
      title.add(
        "  " + words(.jobNodesReporting, Figures.grouped(silent.count), Figures.grouped(silent.expected)), .strong)
    }
    return title
  }

  private var columns: [TextTable.Column] {
    [
      TextTable.Column(title: "", least: 2, rank: 0), TextTable.Column(title: words(.node), least: 12, rank: 0),
      TextTable.Column(title: words(.rack), least: 4, rank: 4),
      TextTable.Column(title: words(.acceleratorCount), least: 14, rank: 2),
      TextTable.Column(title: words(.load), edge: .right, least: 6, rank: 1),
      TextTable.Column(title: words(.power), edge: .right, least: 8, rank: 2),
      TextTable.Column(title: words(.hottest), edge: .right, least: 6, rank: 3),
      TextTable.Column(title: words(.state), least: 4, rank: 5), TextTable.Column(title: "", rank: 6),
    ]
  }

  private func cells(ofPlace place: Int) -> [Phrase] {
    let node = outlook.nodes[place]
    let missing = Phrase(Figures.missing, .missing)
    let own = outlook.holder.map { scene.digest.jobs.figures(of: $0, on: node) } ?? JobNodeFigures(node: node)
    let finding = scene.digest.worstFinding(ofNode: node)
    let rack = scene.site.plan(of: node)?.rack.map { scene.site.topology.racks[$0].name }
    let state = state(of: node)
    let isSlowest = outlook.figures.slowestNode?.id == .node(node) && isSpread
    let hottest = outlook.figures.hottestAccelerator
    let isHottest = hottest != nil && own.hottestAccelerator == hottest && outlook.nodes.count > 1
    return [
      finding.map(scene.marker) ?? Phrase(),
      Phrase(scene.site.directory.nodeName(node).fitted(to: 24), .strong), Phrase(rack ?? "", .label),
      accelerators(ofPlace: place, own),
      own.load.map { Phrase((isSlowest ? "▾" : "") + Figures.text($0, .ratio), isSlowest ? .strong : .text) }
        ?? missing,
      scene.power(own.power, isEstimated: own.isPowerEstimated, isLeast: own.isPowerLeast),
      own.hottestAccelerator.map {
        Phrase((isHottest ? "▴" : "") + Figures.fixed($0.value, 0) + " °C", isHottest ? .strong : .text)
      } ?? missing,
      state, finding.map { Phrase(words($0.kind.word), .label) } ?? Phrase(),
    ]
  }

  /// Whether it reports; of a node of which only the scheduler tells, and of one that it has out of use, its word.
  private func state(of node: Int) -> Phrase {
    let state = scene.digest.present.states[node]
    let word = scene.word(of: state)
    let own = Phrase(word.text, word.ink)
    guard let scheduled = scene.site.scheduled(node), !state.isReporting || scheduled.condition.isOut else {
      return own
    }
    let told = Phrase(scheduled.state.fitted(to: 20), scheduled.condition.isOut ? .strong : .text)
    return state == .unmeasured ? told : own + Phrase(" · ", .faint) + told
  }

  /// A node is called the slowest where it is clearly slower than the job is: by 2 % of load.
  private var isSpread: Bool {
    guard let slowest = outlook.figures.slowestNode, let mean = outlook.figures.load else { return false }
    return mean - slowest.value >= 0.02
  }

  /// "0–5 ▇▇▇▇▁▇": which, and the load of each.
  private func accelerators(ofPlace place: Int, _ own: JobNodeFigures) -> Phrase {
    guard own.acceleratorCount > 0 else { return Phrase() }
    guard let indices = own.accelerators else { return Phrase("\(own.acceleratorCount) ×", .label) }
    let cells = indices.prefix(16).map { index in
      // Never the full block: the rows of a table must not grow together.
      scene.last(.accelerator(index), .load).map { Sparkline.step($0.value * 0.874) } ?? "·"
    }
    let text = outlook.content?.places[place].accelerators.text ?? "\(own.acceleratorCount) ×"
    return Phrase(text.fitted(to: 9) + " ", .label) + Phrase(String(cells), .mark)
  }
}
