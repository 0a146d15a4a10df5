internal import Analysis
internal import Interaction
internal import SiteModel

/// What lists need to know of names, kept while no node is added: their natural order and the text that a filter
/// searches.
struct Roster: Sendable {
  /// Names never change and tables only grow, so that the count says whether there is news.
  private var key: (site: String, nodes: Int)?
  /// By node: its place when names are sorted as people count (node2 before node10).
  private(set) var ranks: [Int32] = []
  /// By node: name, rack, pod and make.
  private(set) var texts: [FilterText] = []

  /// By node: the same, and what the queue says of it. Made when somebody looks for something.
  private(set) var scheduled: [FilterText] = []
  private var queueKey: [Moment?] = []

  /// Adds the jobs on nodes, whose they are, and the scheduler's states and reasons, where they have changed.
  mutating func refresh(withQueuesOf digest: Digest) {
    let site = digest.site
    let key = site.queues.flatMap { [$0.origins[.jobs]?.moment, $0.origins[.nodes]?.moment] }
    if scheduled.count == texts.count, key == queueKey { return }
    queueKey = key
    scheduled = texts.enumerated().map { node, text in
      let own = site.scheduled(node)
      let jobs = digest.placements.claims(on: node).map { digest.placements.job(Int($0.holder)) }
      guard own != nil || !jobs.isEmpty else { return text }
      return FilterText(
        text, and: [own?.state, own?.reason].compactMap(\.self) + jobs.flatMap { [$0.id, $0.user, $0.name] })
    }
  }

  mutating func refresh(from site: Site) {
    let key = (site: site.name, nodes: site.directory.nodes.count)
    if let known = self.key, known == key { return }
    self.key = key
    scheduled = []
    let names = site.directory.nodes.map { Array(site.directory.nodeName($0).utf8) }
    let sorted = names.indices.sorted { Self.comesFirst(names[$0], names[$1]) }
    ranks = [Int32](repeating: 0, count: names.count)
    for (rank, node) in sorted.enumerated() { ranks[node] = Int32(rank) }
    texts = site.directory.nodes.map { node in
      let plan = site.plan(of: node)
      let rack = plan?.rack.map { site.topology.racks[$0] }
      let words = [
        site.directory.nodeName(node), rack?.name, (plan?.pod ?? rack?.pod).map { site.topology.pods[$0].name },
        plan?.acceleratorKind.map { site.topology.acceleratorKinds[$0].name },
      ]
      return FilterText(words.compactMap(\.self))
    }
  }

  /// Runs of digits compare as numbers, everything else byte by byte.
  static func comesFirst(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (first, second) = (number(in: a, from: &i), number(in: b, from: &j))
        if first.count != second.count { return first.count < second.count }
        if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
      }
    }
    if (a.count - i) != (b.count - j) { return a.count - i < b.count - j }
    return a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The digits from `place`, leading zeros left out.
  private static func number(in text: [UInt8], from place: inout Int) -> ArraySlice<UInt8> {
    let start = place
    while place < text.count, isDigit(text[place]) { place += 1 }
    return text[start..<place].drop { $0 == 0x30 }
  }
}
