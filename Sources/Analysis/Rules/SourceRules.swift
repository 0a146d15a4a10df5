internal import SiteModel

/// Sources whose last attempt failed, that say nothing or that repeat old readings: medium while what they brought is
/// still fresh, high when it is stale or never came. One finding a source, whatever hangs on it.
@Sendable func silentSources(_ present: Present) -> [Finding] {
  present.site.sources.enumerated().compactMap { index, source in
    guard source.isDown(at: present.now) else { return nil }
    let isStale = source.condition(at: present.now) == .stale
    return Finding(
      isStale ? .sourceStale : .sourceSilent, source.isFresh(at: present.now) ? .medium : .high, .source(index),
      since: isStale ? source.newestReading : source.lastSuccess, count: max(source.nodes.count, 1),
      detail: isStale ? ageOfReadings(source, present.now) : source.failure?.message)
  }
}

private func ageOfReadings(_ source: SourceState, _ now: Moment) -> String? {
  guard let seconds = source.newestReading.map({ Int((now - $0).seconds) }) else { return nil }
  let age =
    switch seconds {
    case ..<100: "\(seconds) s"
    case ..<6_000: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) d"
    }
  return "readings are \(age) old"
}

extension SourceState {
  /// True for a source that fails, is late or knows only what is old; one that was never asked is none of these.
  func isDown(at now: Moment) -> Bool {
    switch condition(at: now) {
    case .failing, .late, .stale: true
    case .alive, .waiting: false
    }
  }
}

/// Nodes of which nothing may be said because a source that speaks for them, or might, is down or has not answered yet:
/// a source's failure is one fact, and what hangs on the source is not reported again.
struct ExcusedNodes {
  private var excused: [Bool]
  /// Nodes that no source names are excused while a source that names none has never answered: they may be its own.
  private var mayComeFromUnheard = false
  private var isNamed: [Bool]

  init(_ present: Present) {
    excused = [Bool](repeating: false, count: present.directory.nodes.count)
    isNamed = excused
    for source in present.site.sources {
      let isOut = source.isDown(at: present.now) || source.lastSuccess == nil
      if source.nodes.isEmpty && source.lastSuccess == nil { mayComeFromUnheard = true }
      for node in source.nodes where Int(node) < excused.count {
        isNamed[Int(node)] = true
        if isOut { excused[Int(node)] = true }
      }
    }
  }

  func contains(_ node: Int) -> Bool { excused[node] || (mayComeFromUnheard && !isNamed[node]) }

  /// True while accelerators of the node may still come from a source that has never answered.
  func mayStillHear(of node: Int) -> Bool { excused[node] || mayComeFromUnheard }
}
