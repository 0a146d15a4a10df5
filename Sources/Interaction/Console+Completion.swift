internal import SiteModel
internal import Wording

extension Console {
  /// What Tab can make of a command line: names of commands first, then what the command takes.
  func offer(for text: String, in around: Surroundings) -> Completion {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var before = parts.count > 1 ? parts[0] + " " : ""
    var start = parts.last ?? ""
    if parts.count > 1, Commands.named(parts[0])?.argument == .columns, let blank = start.lastIndex(of: " ") {
      before += start[...blank]
      start = String(start[blank...].dropFirst())
    }
    let candidates =
      parts.count > 1
      ? Commands.named(parts[0]).map { arguments(of: $0, in: around) } ?? []
      : Commands.all.filter { has($0) && $0.views.contains(place.view) }.map(\.name)
    let low = start.lowercased()
    let fits = candidates.lazy.filter { $0.lowercased().hasPrefix(low) }.prefix(50)
    let words = Array(fits)
    return Completion(typed: text, texts: words.map { before + $0 }, words: words)
  }

  private func arguments(of command: Command, in around: Surroundings) -> [String] {
    switch command.argument {
    case .none, .text, .reason, .number, .limit, .reservation, .matchers, .silence, .shelving: []
    case .shift: ["8h", "12h", "24h"]
    case .time: ["first", "last", "yesterday", "now"]
    case .speed: Replay.speeds.map(String.init)
    case .reservationName: around.site.queues.flatMap(\.reservations).map(\.name)
    case .page: Page.all.map(\.name)
    case .metric: RackMetric.allCases.map(\.rawValue)
    case .zoom: ["strip", "hall"]
    case .rack: around.site.topology.racks.map(\.name)
    case .node: around.site.directory.nodes.map(around.site.directory.nodeName)
    case .job: around.site.queues.flatMap { $0.jobs.map(\.id) }
    case .columns:
      JobColumn.allCases.map(\.rawValue) + JobColumn.allCases.flatMap { ["+\($0.rawValue)", "-\($0.rawValue)"] }
    case .theme: around.themes
    case .language: Language.allCases.map(\.rawValue)
    case .column: sortableColumns
    case .export: Commands.exportFormats
    case .sheet: AlarmSheet.allCases.map(\.rawValue)
    case .span: TimeSpan.allCases.map(\.rawValue)
    case .thing:
      around.site.topology.racks.map(\.name)
        + EntityKind.coolingUnits.flatMap { around.site.topology.plannedNames(of: $0) }
        + around.site.directory.nodes.map(around.site.directory.nodeName)
    case .alarmed: alarmedThings(in: around)
    case .command: Commands.all.filter(has).map(\.name)
    }
  }
}
