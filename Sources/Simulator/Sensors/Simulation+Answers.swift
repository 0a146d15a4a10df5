package import SiteModel

extension Simulation {
  /// What the sources are before they have said anything; they are polled every `cadence`.
  package func sources(every cadence: Duration) -> [SourceDescription] {
    let nodes = plan.nodes.indices.map { index in
      SourceDescription(
        id: names.nodeSources[index], address: SourceDescription.simulated, cadence: cadence,
        nodes: [plan.nodes[index].name])
    }
    let others = names.coolantSource + [names.meterSource]
    return nodes + others.map { SourceDescription(id: $0, address: SourceDescription.simulated, cadence: cadence) }
  }

  /// What every source answers at the present moment. Words about things come when they are new.
  package mutating func answers() -> [SimulatedAnswer] { answers(ofNodes: plan.nodes.indices) + buildingAnswers() }

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

  /// What the coolant distribution units and the meters answer.
  package func buildingAnswers() -> [SimulatedAnswer] {
    if faults.areSourcesSilent {
      return (names.coolantSource + [names.meterSource]).map { .failure($0, .network(code: 113)) }
    }
    return plan.coolantUnits.indices.map { .batch(batch(ofUnit: $0)) } + [.batch(meterBatch())]
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

  private func batch(ofUnit index: Int) -> Batch {
    let state = coolantUnits[index]
    var readings: [Reading] = []
    let now = moment
    func add(_ quantity: Quantity, _ value: Double, _ sensor: Sensor, _ place: Int) {
      let throwing = dice.bell(.temperatureNoise, -1 - index * 16 - place, seconds)
      readings.append(Reading(0, quantity, sensor.reading(of: value, throwing), at: now))
    }
    add(.supplyTemperature, state.supply, .coolantTemperature, 0)
    add(.returnTemperature, state.back, .coolantTemperature, 1)
    add(.flow, state.flow, .flow, 2)
    add(.primarySupplyTemperature, state.primarySupply, .coolantTemperature, 3)
    add(.primaryReturnTemperature, state.primaryReturn, .coolantTemperature, 4)
    add(.primaryFlow, state.primaryFlow, .flow, 5)
    add(.heat, state.heat, .rackPower, 6)
    add(.pumpSpeed, state.pumpSpeed, Sensor(step: 0.01), 7)
    add(.valvePosition, state.valve, Sensor(step: 0.01), 8)
    add(.power, state.power, Sensor(step: 0.01), 9)
    return batch(names.coolantSource[index], names.coolantSubjects[index], readings)
  }

  /// The main meter, the stages of the power chain, and a meter at every rack.
  private func meterBatch() -> Batch {
    var readings = [Reading(0, .power, meters.site, at: moment)]
    for (place, stage) in meters.stages.enumerated() {
      readings.append(Reading(1 + place, .power, stage.input, at: moment))
      readings.append(Reading(1 + place, .outputPower, stage.output, at: moment))
      readings.append(Reading(1 + place, .powerLoss, stage.input - stage.output, at: moment, quality: .derived))
    }
    let first = 1 + meters.stages.count
    for (index, rack) in racks.enumerated() {
      let throwing = dice.bell(.powerNoise, -1 - index, seconds)
      readings.append(
        Reading(first + index, .power, Sensor.rackPower.reading(of: rack.power, throwing), at: moment))
      guard plan.racks[index].coolantUnit >= 0 else { continue }
      readings.append(
        Reading(
          first + index, .returnTemperature, Sensor.coolantTemperature.reading(of: rack.coolantReturn, throwing),
          at: moment))
      readings.append(Reading(first + index, .flow, Sensor.flow.reading(of: rack.flow, throwing), at: moment))
    }
    return batch(names.meterSource, names.meterSubjects, readings)
  }

  func batch(_ source: SourceID, _ subjects: [EntityKey], _ readings: [Reading], facts: [Fact] = []) -> Batch {
    var batch = Batch(
      source: source, moment: moment, subjects: subjects, layout: 1, readings: readings, facts: facts)
    batch.isSimulated = true
    return batch
  }
}
