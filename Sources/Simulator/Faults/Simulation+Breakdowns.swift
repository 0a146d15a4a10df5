internal import SiteModel

extension Simulation {
  /// What fails by itself and comes back. Rates by our own judgement, of the order that large sites report: a node of
  /// eight accelerators fails about every 45 days, a port is down about once in 200; both are seen to within hours.
  private enum Rate {
    static let nodeFailures = 1 / (45 * 86_400.0)
    static let portFailures = 1 / (200 * 86_400.0)
    static let repairHours = 1.0...6.0
  }

  /// Nodes and ports that fail or return within the last `length` seconds. Chance is thrown once a minute.
  mutating func breakDown(within length: Int) {
    for rack in plan.racks.indices { racks[rack].isPowered = !faults.isUnpowered(rack: rack) && isFed(rack: rack) }
    let isMinute = seconds / 60 != (seconds - length) / 60
    let minute = seconds / 60
    for index in plan.nodes.indices {
      if isMinute, workload.feed == nil, nodes[index].downUntil == nil,
        dice.share(.failure, index, minute) < Rate.nodeFailures * 60
      {
        let hours =
          Rate.repairHours.lowerBound
          + dice.share(.repair, index, minute) * (Rate.repairHours.upperBound - Rate.repairHours.lowerBound)
        nodes[index].downUntil = seconds + Int(hours * 3600)
      }
      if let until = nodes[index].downUntil, until <= seconds { nodes[index].downUntil = nil }
      become(condition(ofNode: index), node: index)
      if isMinute, hasCooledDown(node: index) { nodes[index].downUntil = seconds + Self.restart }
      if isMinute { nodes[index].isPortDown = isPortDown(node: index, minute: minute) }
      if faults.isAny, faults.isPortDown(node: index) { nodes[index].isPortDown = true }
    }
    withdrawAiling()
  }

  /// Seconds that a node takes to start anew.
  private static let restart = 300

  /// True for a node of which an accelerator has switched itself off and all are cool again: somebody restarts it.
  private func hasCooledDown(node index: Int) -> Bool {
    let node = plan.nodes[index]
    guard nodes[index].condition == .up else { return false }
    let own = accelerators[node.firstAccelerator..<(node.firstAccelerator + node.acceleratorCount)]
    let limit = plan.accelerators[node.model].temperatureHigh - 20
    return own.contains { !$0.isOn } && own.allSatisfy { $0.temperature < limit }
  }

  /// Nodes with a lost accelerator take no jobs, and what ran there has failed.
  private mutating func withdrawAiling() {
    let lost = faults.isAny ? Set(faults.lostAccelerators) : []
    guard !lost.isEmpty || !ailing.isEmpty else { return }
    let now = Set(
      plan.nodes.indices.filter { index in
        let first = plan.nodes[index].firstAccelerator
        return lost.contains { (first..<(first + plan.nodes[index].acceleratorCount)).contains($0) }
      })
    for index in now.subtracting(ailing).sorted() { workload.close(index, plan) }
    for index in ailing.subtracting(now).sorted() where nodes[index].condition == .up { workload.open(index, plan) }
    ailing = now
  }

  private func condition(ofNode index: Int) -> SimulatedNode.Condition {
    let rack = plan.nodes[index].rack
    if rack >= 0, !racks[rack].isPowered { return .unpowered }
    return nodes[index].downUntil != nil || faults.isAny && faults.isCrashed(node: index) ? .down : .up
  }

  private mutating func become(_ condition: SimulatedNode.Condition, node index: Int) {
    guard nodes[index].condition != condition else { return }
    nodes[index].condition = condition
    guard condition == .up else { return workload.close(index, plan) }
    nodes[index].started = seconds
    workload.open(index, plan)
    let first = plan.nodes[index].firstAccelerator
    for accelerator in first..<(first + plan.nodes[index].acceleratorCount) { accelerators[accelerator].isOn = true }
  }

  /// A port that fails stays down for half an hour.
  private func isPortDown(node index: Int, minute: Int) -> Bool {
    let chance = Rate.portFailures * 60
    for past in 0..<30 where dice.share(.failure, -1 - index, minute - past) < chance { return true }
    return false
  }
}
