internal import SiteModel

/// Sources whose last attempt failed, that say nothing or that repeat old readings: medium while what they brought is
/// still fresh, high when it is stale or never came. One finding a source, whatever hangs on it, and one for all sources
/// of a plan that fail alike: critical when those are more than half of all there are, for then the site is out of sight.
@Sendable func silentSources(_ present: Present) -> [Finding] {
  let single: [Finding] = present.standings.enumerated().compactMap { index, standing in
    guard standing.isDown else { return nil }
    let source = present.site.sources[index]
    let isStale = standing.condition == .stale
    return Finding(
      isStale ? .sourceStale : .sourceSilent, standing.isFresh ? .medium : .high, .source(index),
      since: isStale ? source.newestReading : source.lastSuccess, count: max(source.nodes.count, 1),
      detail: isStale
        ? source.newestReading.map { .readings(age: present.now - $0) } : source.failure.map { .failure($0) })
  }
  return gatheredByCause(single, in: present.site)
}

/// What a site's sources may have in common when they are down: their plan, whether they are silent or repeat what is
/// old, and the failure with all that belongs to it.
private struct SharedCause: Hashable {
  var plan: Substring
  var kind: Finding.Kind
  /// Nil for sources that have just fallen silent.
  var failure: SourceFailure?

  /// Nil for a source that belongs to no plan: it stands for itself.
  init?(of source: SourceState, _ kind: Finding.Kind) {
    let name = source.description.id.name
    guard let slash = name.firstIndex(of: "/") else { return nil }
    plan = name[..<slash]
    self.kind = kind
    failure = source.failure
  }
}

/// Four or more sources of one plan that began to fail alike within a short time have one cause and are one finding: a
/// missing credential file must not bury what else is wrong. The first stands for all, with the worst priority among
/// them and the newest moment. Nodes that crash hours apart are silent alike too, and have nothing in common.
private func gatheredByCause(_ findings: [Finding], in site: Site) -> [Finding] {
  var places: [SharedCause: [Int]] = [:]
  for (place, finding) in findings.enumerated() {
    guard let source = finding.sources.first, let cause = SharedCause(of: site.sources[source], finding.kind) else {
      continue
    }
    places[cause, default: []].append(place)
  }
  var gathered: [Finding?] = findings
  for members in places.values.flatMap({ begunTogether($0, findings) }) where members.count >= 4 {
    for place in members.dropFirst() {
      gathered[members[0]]?.take(findings[place])
      gathered[place] = nil
    }
    gathered[members[0]]?.count = members.count
    if members.count * 2 > site.sources.count { gathered[members[0]]?.priority = .critical }
  }
  return gathered.compactMap(\.self)
}

/// How far apart sources with one cause may last have answered: they are asked in turn, some every minute.
private let longestTurn = Duration.seconds(120)

/// Places of findings in groups that began together; those that never answered are one. Each group in the old order.
private func begunTogether(_ places: [Int], _ findings: [Finding]) -> [[Int]] {
  var groups: [[Int]] = []
  var last: Moment?
  for place in places.sorted(by: { (findings[$0].since ?? .never, $0) < (findings[$1].since ?? .never, $1) }) {
    let since = findings[place].since
    if let group = groups.indices.last, isSoonAfter(last, since) {
      groups[group].append(place)
    } else {
      groups.append([place])
    }
    last = since
  }
  return groups.map { $0.sorted() }
}

private func isSoonAfter(_ last: Moment?, _ next: Moment?) -> Bool {
  guard let last, let next else { return last == next }
  return next - last <= longestTurn
}

extension Finding {
  fileprivate mutating func take(_ other: Finding) {
    priority = min(priority, other.priority)
    since = [since, other.since].compactMap(\.self).max()
    otherSources += other.sources
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
    for (index, standing) in present.standings.enumerated() {
      // Up to when it has told anything is known of every source that has ever answered.
      let isUnheard = standing.knownUntil == nil
      let isOut = standing.isDown || isUnheard
      let nodes = present.site.sources[index].nodes
      if nodes.isEmpty && isUnheard { mayComeFromUnheard = true }
      for node in nodes where Int(node) < excused.count {
        isNamed[Int(node)] = true
        if isOut { excused[Int(node)] = true }
      }
    }
  }

  func contains(_ node: Int) -> Bool { excused[node] || (mayComeFromUnheard && !isNamed[node]) }

  /// True while accelerators of the node may still come from a source that has never answered.
  func mayStillHear(of node: Int) -> Bool { excused[node] || mayComeFromUnheard }
}
