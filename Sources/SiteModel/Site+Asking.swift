// What a site is asked.
extension Site {
  /// What is known of a quantity of a thing at `now`.
  package func observation(of id: EntityID, _ quantity: Quantity, at now: Moment) -> Observation {
    guard let cell = columns.cell(id, quantity) else { return .unknown }
    if cell.quality == .bad { return .bad(cell.value, why: .bad) }
    return now - cell.moment > staleAfter(source: cell.source)
      ? .stale(cell.value, since: cell.moment) : .fresh(cell.value)
  }

  /// The fresh value, or nil.
  package func value(of id: EntityID, _ quantity: Quantity, at now: Moment) -> Double? {
    observation(of: id, quantity, at: now).value
  }

  /// True when anything has ever been measured of any thing of a kind.
  package func hasReadings(of kind: EntityKind) -> Bool {
    Quantity.allCases.contains { columns.column(kind, $0).count > 0 }
  }

  /// The source that last wrote a quantity of a thing.
  package func source(of id: EntityID, _ quantity: Quantity) -> SourceState? {
    columns.cell(id, quantity).map { sources[$0.source] }
  }

  package func fact(_ attribute: Attribute, of id: EntityID) -> String? { facts[id]?[attribute] }

  /// The sources that speak for a node.
  package func sources(of node: Int) -> [SourceState] {
    // By index: to copy ten thousand sources costs more than to look for the node in them.
    sources.indices.filter { sources[$0].nodes.contains(Int32(node)) }.map { sources[$0] }
  }

  /// The job, as its queue has it; nil when it is gone.
  package func job(_ reference: JobReference) -> Job? {
    queues.indices.contains(reference.queue) ? queues[reference.queue].job(reference.id) : nil
  }

  /// True for a node that a scheduler knows.
  package func isScheduled(_ node: Int) -> Bool { queues.contains { $0.nodes[Int32(node)] != nil } }

  /// The plan for a node; nil for one that was only heard of.
  package func plan(of node: Int) -> PlannedNode? {
    topology.nodes.indices.contains(node) ? topology.nodes[node] : nil
  }

  private func staleAfter(source: Int) -> Duration {
    source < sources.count ? sources[source].staleAfter : .seconds(30)
  }
}
