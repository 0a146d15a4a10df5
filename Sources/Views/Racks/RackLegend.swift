internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The line above the map: what it shows, the ramp, and how much stands on the floor.
struct RackLegend {
  let scene: Scene
  /// The keys of jobs stand below the map.
  var hasKeysBelow = false

  func draw(in area: Rect, on stage: inout Stage) {
    let metric = scene.rackMetric
    var line = Phrase(" ")
    if !scene.site.topology.racks.isEmpty || scene.rackQueue != nil {
      line.add(scene.words(metric.title), .strong)
      if !(metric == .job && hasKeysBelow) { line.gap(3) }
      line.add(metric == .job ? keys(width: area.width - line.width - 24, most: hasKeysBelow ? 0 : 1) : metric.legend)
    }
    let filter = scene.console.filterInForce
    if !filter.isEmpty {
      line.gap(3)
      line.add(scene.words(.filteredBy, filter), .accent)
    }
    if let lit = LitRacks(scene) {
      line.gap(3)
      line.add(lit.words(scene), .accent)
    }
    stage.write(line, x: area.x, y: area.y, in: area)
    let right = selected ?? counts
    if line.width + right.width + 2 <= area.width { stage.writeRight(right, y: area.y, in: area) }
  }

  /// The keys of the map of jobs in lines of their own, at most so many; none where there are no racks.
  func keyLines(width: Int, most: Int) -> [Phrase] {
    guard scene.rackMetric == .job, let queue = scene.rackQueue else { return [] }
    // Those picked out come first: the eye looks for them.
    let lit = LitRacks(scene)?.holders ?? []
    let holders = lit.sorted() + queue.keyed.filter { !lit.contains($0) }
    let keys = holders.map { holder in
      Phrase(queue.key(of: holder) + " ", lit.contains(holder) ? .accent : .strong)
        + Phrase(scene.title(ofHolder: holder, width: 24), lit.contains(holder) ? .strong : .text)
    }
    return Phrase.lines(of: keys, by: Phrase(" · ", .faint), width: width, most: most)
  }

  /// "A 18422 llm-pretrain · B 18440 …": the jobs behind the letters, as many as there is room for.
  private func keys(width: Int, most: Int) -> Phrase { keyLines(width: width, most: most).first ?? Phrase() }

  private var counts: Phrase {
    let racks = scene.site.topology.racks.count
    let counts = [
      racks > 0 ? scene.words(.rackCount, Figures.grouped(racks)) : "",
      scene.words(.nodeCount, Figures.grouped(scene.site.directory.nodes.count)),
    ]
    return Phrase(counts.filter { !$0.isEmpty }.joined(separator: " · ") + " ", .label)
  }

  /// On the strip, where a rack has no room for its name: which one is selected, and its figure.
  private var selected: Phrase? {
    guard scene.console.rackZoom == .strip, case .rack(let rack)? = scene.console.selection,
      scene.digest.racks.indices.contains(rack)
    else { return nil }
    let box = RackFigure(scene: scene, rack: rack).box
    return .joined(
      [Phrase(box.name, .strong), box.marker, box.figure, Phrase(scene.rackMetric.unit + " ", .label)],
      by: Phrase(" "))
  }
}
