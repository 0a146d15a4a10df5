internal import SiteModel

extension Simulation {
  /// A node's readings as its agent has them.
  func batch(ofNode index: Int, withFacts: Bool) -> Batch {
    let node = plan.nodes[index]
    let host = plan.hosts[node.host].kind
    var readings: [Reading] = []
    readings.reserveCapacity(
      9 + node.acceleratorCount * 14 + host.processorCount * 3 + host.portCount * 4 + host.fanCount)
    addHost(index, to: &readings)
    for place in 0..<node.acceleratorCount { addAccelerator(place, of: index, to: &readings) }
    var subject = 1 + node.acceleratorCount
    addProcessors(index, from: &subject, to: &readings)
    addPorts(index, from: &subject, to: &readings)
    for _ in 0..<host.fanCount {
      // 100 % is 16,000 rpm, as of the small fans of such nodes.
      readings.append(
        Reading(subject, .fanSpeed, (nodes[index].fans * 160).rounded() * 100, at: moment))
      subject += 1
    }
    return batch(
      names.nodeSources[index], names.nodeSubjects[index], readings, facts: withFacts ? facts(ofNode: index) : [])
  }

  private func addHost(_ index: Int, to readings: inout [Reading]) {
    let state = nodes[index]
    let host = plan.hosts[plan.nodes[index].host].kind
    let now = moment
    let power = Sensor.nodePower.reading(of: state.power, dice.bell(.powerNoise, index << 8 | 255, seconds))
    readings.append(Reading(0, .power, power, at: now))
    readings.append(Reading(0, .energy, state.energy.rounded(), at: now))
    let throwing = dice.bell(.temperatureNoise, index << 8 | 255, seconds)
    if faults.isAny, faults.isSensorFaulty(node: index) {
      readings.append(Reading(0, .inletTemperature, 127, at: now, quality: .suspect))
    } else {
      readings.append(Reading(0, .inletTemperature, Sensor.air.reading(of: state.inlet, throwing), at: now))
    }
    readings.append(Reading(0, .outletTemperature, Sensor.air.reading(of: state.outlet, throwing), at: now))
    readings.append(Reading(0, .load, state.processorLoad, at: now))
    readings.append(Reading(0, .memoryUsed, (state.memory * (host.memory ?? 0)).rounded(), at: now))
    readings.append(Reading(0, .memoryTotal, host.memory ?? 0, at: now))
    readings.append(Reading(0, .uptime, Double(seconds - state.started), at: now))
  }

  private func addAccelerator(_ place: Int, of index: Int, to readings: inout [Reading]) {
    let node = plan.nodes[index]
    let number = node.firstAccelerator + place
    let state = accelerators[number]
    let model = plan.accelerators[node.model]
    let subject = 1 + place
    let fault = faults.isAny ? faults.state(ofAccelerator: number) : FaultPlan.AcceleratorFault()
    // What is off its bus or has switched itself off says nothing any more.
    guard state.isOn, !fault.isLost else { return }
    // A driver that is busy leaves a card out of a poll now and then; a stuck one repeats what it knew.
    let chance = dice.share(.dropOut, number, seconds)
    if chance < 2e-6 { return }
    let isStuck = dice.share(.spell, -1 - number, seconds / 120) < 3e-6
    let now = isStuck ? beginning + .seconds(seconds / 120 * 120) : moment
    let throwing = dice.bell(.temperatureNoise, number, seconds)
    let power = Sensor.acceleratorPower.reading(of: state.power, dice.bell(.powerNoise, number, seconds))
    readings.append(Reading(subject, .load, (state.load * 100).rounded() / 100, at: now))
    readings.append(Reading(subject, .power, min(power, model.peakPower), at: now))
    readings.append(Reading(subject, .powerLimit, model.peakPower, at: now))
    readings.append(
      Reading(subject, .temperature, Sensor.acceleratorTemperature.reading(of: state.temperature, throwing), at: now))
    readings.append(Reading(subject, .temperatureHigh, model.temperatureHigh, at: now))
    readings.append(Reading(subject, .temperatureCritical, model.temperatureCritical, at: now))
    // Stacked memory stands a little above its core.
    let memory = state.temperature + 2 + 6 * state.load
    readings.append(
      Reading(subject, .memoryTemperature, Sensor.acceleratorTemperature.reading(of: memory, throwing), at: now))
    readings.append(Reading(subject, .memoryUsed, (state.memory * model.memory).rounded(), at: now))
    readings.append(Reading(subject, .memoryTotal, model.memory, at: now))
    let clock = state.load < 0.01 ? 0.2 : state.clock
    readings.append(Reading(subject, .clock, (clock * model.clockLimit / 15e6).rounded() * 15e6, at: now))
    readings.append(Reading(subject, .clockLimit, model.clockLimit, at: now))
    readings.append(Reading(subject, .throttleReasons, Double(reasons(state).rawValue), at: now))
    readings.append(Reading(subject, .health, fault.hasMemoryErrors ? 0 : 1, at: now))
    if fault.hasMemoryErrors { readings.append(Reading(subject, .uncorrectedErrors, 3, at: now)) }
  }

  private func reasons(_ state: SimulatedAccelerator) -> ThrottleReasons {
    if state.clock < 0.985 { return [.thermal] }
    if state.load < 0.01 { return [.idle] }
    return state.load > 0.97 ? [.powerCap] : []
  }

  private func addProcessors(_ index: Int, from subject: inout Int, to readings: inout [Reading]) {
    let host = plan.hosts[plan.nodes[index].host].kind
    let state = nodes[index]
    for place in 0..<host.processorCount {
      let throwing = dice.bell(.temperatureNoise, index << 8 | 128 + place, seconds)
      let power = host.processorIdlePower + (host.processorPower - host.processorIdlePower) * state.processorLoad
      readings.append(
        Reading(subject, .power, Sensor(share: 0.002, step: 0.01).reading(of: power, throwing), at: moment))
      readings.append(
        Reading(
          subject, .temperature, Sensor.acceleratorTemperature.reading(of: state.processorTemperature, throwing),
          at: moment))
      subject += 1
    }
  }

  private func addPorts(_ index: Int, from subject: inout Int, to readings: inout [Reading]) {
    let host = plan.hosts[plan.nodes[index].host].kind
    let state = nodes[index]
    for place in 0..<host.portCount {
      let isDown = state.isPortDown && place == host.portCount - 1
      let rate = isDown ? 0 : state.traffic * (0.97 + 0.06 * dice.share(.member, index, place))
      readings.append(Reading(subject, .linkUp, isDown ? 0 : 1, at: moment))
      readings.append(Reading(subject, .linkRate, host.portRate ?? 0, at: moment))
      readings.append(Reading(subject, .receiveRate, rate.rounded(), at: moment, quality: .derived))
      readings.append(Reading(subject, .sendRate, (rate * 0.98).rounded(), at: moment, quality: .derived))
      subject += 1
    }
  }

  private func facts(ofNode index: Int) -> [Fact] {
    let node = plan.nodes[index]
    let model = plan.accelerators[node.model]
    var facts: [Fact] = []
    for place in 0..<node.acceleratorCount {
      facts.append(Fact(1 + place, .model, model.name))
      facts.append(Fact(1 + place, .vendor, model.vendor))
      let holder = workload.holders[node.firstAccelerator + place]
      let job = holder >= 0 ? workload.jobs[Int(holder)] : nil
      facts.append(Fact(1 + place, .workload, job.map { "\($0.id) \($0.name)" } ?? ""))
    }
    return facts
  }
}
