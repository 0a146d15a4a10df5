internal import Interaction
internal import SiteModel
internal import Wording

/// A notice in words.
struct NoticeText {
  var title: String
  var lines: [String]

  init(_ notice: Layer.Notice, _ scene: Scene) {
    switch notice {
    case .source(let index) where scene.site.sources.indices.contains(index):
      let source = scene.site.sources[index]
      title = source.description.id.name
      lines = Self.lines(of: source, scene)
    case .facts(let id) where Int(id.index) < scene.site.directory.count(of: id.kind):
      let facts = (scene.site.facts[id] ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
      title = scene.name(of: .entity(id))
      lines = facts.map { scene.words(.faultAt, scene.words($0.key.word), $0.value) }
      if lines.isEmpty { lines = [scene.words(.noFacts)] }
    case .command(let name):
      let command = Commands.named(name)
      title = command?.usage(in: scene.words) ?? name
      lines = command.map { [scene.words($0.summary)] } ?? []
      lines.append(scene.console.keys.keys(for: name).map(\.label).joined(separator: " "))
    // A site's tables only grow: there is always such a thing.
    case .source, .facts:
      title = ""
      lines = []
    }
  }

  private static func lines(of source: SourceState, _ scene: Scene) -> [String] {
    let words = scene.words
    var lines = [words(.sourceAddress, words.address(of: source.description))]
    lines.append(words(.sourceCadence, Figures.span(source.description.cadence)))
    lines.append(
      source.lastSuccess.map { words(.sourceAnswered, Figures.span(scene.now - $0)) } ?? words(.sourceNeverAnswered))
    if let failure = source.failure {
      lines.append(words(.sourceFailed, String(source.consecutiveFailures), words.text(of: failure)))
    }
    lines.append(words(.sourceReadings, Figures.grouped(source.readingCount)))
    return lines
      + source.complaints.prefix(20).map { words(.faultAt, words.subject(of: $0), words.text(of: $0.reason)) }
  }
}
