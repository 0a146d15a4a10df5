internal import SiteModel
internal import Wording

extension Console {
  /// Goes into the selected thing, wherever it is shown: a node to its detail, a rack to its elevation, a part to
  /// its node, a source and an accelerator to their facts. Where nothing is selected yet, the first press only selects:
  /// nothing is entered that the operator has not seen marked.
  mutating func enter(in around: Surroundings) {
    guard let selection, around.holds(selection) else {
      if let first = around.order.dropFirst(firstRow * max(1, around.columns)).first { select(first, in: around) }
      return
    }
    switch selection {
    case .rack: go(into: selection, on: .racks)
    case .source(let index): layers.append(sourceNotice(around.site.sources[index], at: around.now))
    case .entity(let id):
      let node = Selection.entity(.node(around.site.directory.node(of: id)))
      if id.kind == .node {
        go(into: selection, on: .nodes)
      } else if place == Place(.nodes, detail: node) {
        layers.append(factsNotice(of: id, in: around))
      } else {
        go(into: node, on: .nodes)
        selections[place.name] = selection
      }
    }
  }

  private func factsNotice(of id: EntityID, in around: Surroundings) -> Layer {
    let facts = (around.site.facts[id] ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
    let lines = facts.map { "\($0.key.name): \($0.value)" }
    return .notice(
      title: around.name(of: .entity(id)), lines: lines.isEmpty ? [Wording(language)(.noFacts)] : lines)
  }

  private func sourceNotice(_ source: SourceState, at now: Moment) -> Layer {
    let words = Wording(language)
    var lines = [words(.sourceAddress, source.description.address)]
    lines.append(words(.sourceCadence, String(Int(source.description.cadence.seconds.rounded(.up)))))
    lines.append(
      source.lastSuccess.map { words(.sourceAnswered, String(max(0, Int((now - $0).seconds)))) }
        ?? words(.sourceNeverAnswered))
    if let failure = source.failure {
      lines.append(words(.sourceFailed, String(source.consecutiveFailures), failure.message))
    }
    lines.append(words(.sourceReadings, String(source.readingCount)))
    lines += source.complaints.prefix(20).map { "\($0.subject): \($0.reason)" }
    return .notice(title: source.description.id.name, lines: lines)
  }
}
