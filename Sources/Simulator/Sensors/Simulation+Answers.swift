package import SiteModel

extension Simulation {
  /// What the sources are before they have said anything; they are polled every `cadence`.
  package func sources(every cadence: Duration) -> [SourceDescription] {
    let nodes = plan.nodes.indices.map { index in
      SourceDescription(
        id: names.nodeSources[index], address: SourceDescription.simulated, cadence: cadence,
        nodes: [plan.nodes[index].name])
    }
    let others = names.buildingSources
    let queue = [(names.jobSource, Self.jobPeriod), (names.scheduledNodeSource, Self.scheduledNodePeriod)]
    return nodes + others.map { SourceDescription(id: $0, address: SourceDescription.simulated, cadence: cadence) }
      + queue.map { source, period in
        SourceDescription(id: source, address: queueAddress, cadence: max(cadence, .seconds(period)), isScheduler: true)
      }
  }

  /// What every source answers at the present moment. Words about things come when they are new.
  package mutating func answers() -> [SimulatedAnswer] {
    answers(ofNodes: plan.nodes.indices) + buildingAnswers() + queueAnswers()
  }

  /// What some nodes answer at the present moment: a large site's answers need not all be held at once.
  package mutating func answers(ofNodes range: Range<Int>) -> [SimulatedAnswer] {
    range.clamped(to: plan.nodes.indices).map { index in
      if faults.areSourcesSilent { return .failure(names.nodeSources[index], .network(code: 113)) }
      let isNew = told[index] != workload.changes[index]
      let answer = answer(ofNode: index, withFacts: isNew)
      if isNew, case .batch = answer { told[index] = workload.changes[index] }
      return answer
    }
  }

  /// What cooling units, the plant, halls and meters answer.
  package func buildingAnswers() -> [SimulatedAnswer] {
    if faults.areSourcesSilent { return names.buildingSources.map { .failure($0, .network(code: 113)) } }
    let batches =
      plan.coolantUnits.indices.map(batch(ofUnit:)) + plan.sideUnits.indices.map(batch(ofSideUnit:))
      + plan.facilityLoops.indices.map(batch(ofLoop:)) + halls.indices.map(batch(ofHall:)) + [meterBatch()]
    return batches.map { .batch($0) }
  }

  /// The nodes that answer, by index.
  package var nodeCount: Int { plan.nodes.count }
  package func nodeName(_ index: Int) -> String { plan.nodes[index].name }

  /// What a node's agent answers.
  package func answer(ofNode index: Int, withFacts: Bool) -> SimulatedAnswer {
    let source = names.nodeSources[index]
    if nodes[index].condition != .up || isSilent(node: index) {
      return .failure(source, .timedOut(after: .seconds(3)))
    }
    return .batch(batch(ofNode: index, withFacts: withFacts))
  }

  /// Now and then an agent hangs for a minute or two: once in three weeks.
  private func isSilent(node index: Int) -> Bool {
    if faults.isAny, faults.areSourcesSilent { return true }
    return dice.share(.spell, index, seconds / 90) < 90 / (21 * 86_400.0)
  }

  func batch(_ source: SourceID, _ subjects: [EntityKey], _ readings: [Reading], facts: [Fact] = []) -> Batch {
    var batch = Batch(
      source: source, moment: moment, subjects: subjects, layout: 1, readings: readings, facts: facts)
    batch.isSimulated = true
    return batch
  }
}
