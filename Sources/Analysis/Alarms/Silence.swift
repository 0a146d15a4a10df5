internal import SiteModel

/// Which things nothing is known of because the source that spoke for them is down.
struct Silence {
  /// By node: a source of it that is down; -1 for none.
  private var sources: [Int32]
  private var isAnyDown = false

  init(_ present: Present) {
    sources = [Int32](repeating: -1, count: present.directory.nodes.count)
    for (index, standing) in present.standings.enumerated() where standing.isDown {
      isAnyDown = true
      for node in present.site.sources[index].nodes where Int(node) < sources.count {
        sources[Int(node)] = Int32(index)
      }
    }
  }

  /// Nil where something is known of the thing, or nobody who could tell is down.
  func source(silencing id: EntityID, in present: Present) -> Int? {
    guard isAnyDown, id.index >= 0, Int(id.index) < present.directory.count(of: id.kind) else { return nil }
    let node = present.directory.node(of: id)
    guard node < 0 else {
      return present.states[node].isReporting || sources[node] < 0 ? nil : Int(sources[node])
    }
    var newest: Columns.Cell?
    for quantity in Quantity.allCases {
      guard let cell = present.site.columns.cell(id, quantity) else { continue }
      if cell.moment > newest?.moment ?? .never { newest = cell }
    }
    guard let newest, present.standings.indices.contains(newest.source) else { return nil }
    let standing = present.standings[newest.source]
    return standing.isDown && present.now - newest.moment > standing.staleAfter ? newest.source : nil
  }

  private static let kinds: [EntityKind] = [
    .coolantDistributionUnit, .heatExchanger, .immersionUnit, .coolantLoop, .coolingPlant, .powerEquipment, .powerFeed,
    .powerDistributionUnit, .rack, .hall, .facility,
  ]

  /// Nodes and things of the building of which nothing is known any more, and since when. A source that speaks for one
  /// node only stands for it: that node is not told again.
  func things(in present: Present) -> [(thing: EntityID, since: Moment?)] {
    guard isAnyDown else { return [] }
    var found: [(thing: EntityID, since: Moment?)] = []
    for node in present.directory.nodes where sources[node] >= 0 && !present.states[node].isReporting {
      let source = present.site.sources[Int(sources[node])]
      guard source.nodes.count > 1 else { continue }
      found.append((.node(node), source.knownUntil))
    }
    for kind in Self.kinds where present.site.hasReadings(of: kind) {
      for index in 0..<present.directory.count(of: kind) {
        let id = EntityID(kind, index)
        guard let source = source(silencing: id, in: present) else { continue }
        found.append((id, present.site.sources[source].knownUntil))
      }
    }
    return found
  }
}
