internal import SiteModel

/// Planned nodes that nobody reports: high each. A rack of two or more that is missing whole is one finding.
@Sendable func missingNodes(_ present: Present) -> [Finding] {
  // Before anything has answered, silence says nothing; where nobody is ever asked, it says everything.
  let isAnybodyAsked = !present.site.sources.isEmpty || !present.topology.sources.isEmpty
  guard present.site.moment != .never || !isAnybodyAsked else { return [] }
  let excused = ExcusedNodes(present)
  var missing: [Int] = []
  var planned = [Int](repeating: 0, count: present.topology.racks.count)
  var gone = planned
  for (node, plan) in present.topology.nodes.enumerated() {
    if let rack = plan.rack { planned[rack] += 1 }
    let state = present.states[node]
    // Whoever has not been asked yet is not missing.
    guard !state.isReporting, state != .unmeasured, state != .waiting, !excused.contains(node) else { continue }
    missing.append(node)
    if let rack = plan.rack { gone[rack] += 1 }
  }
  let whole = planned.indices.filter { planned[$0] > 1 && gone[$0] == planned[$0] }
  let racks = whole.map { Finding(.nodeMissing, .high, .rack($0), count: gone[$0]) }
  let wholeRacks = Set(whole)
  let singles = missing.filter { node in
    present.topology.nodes[node].rack.map { !wholeRacks.contains($0) } ?? true
  }
  return racks
    + singles.map { node in
      let last = lastHeard(present.states[node])
      return Finding(.nodeMissing, .high, .entity(.node(node)), since: last)
    }
}

private func lastHeard(_ state: NodeState) -> Moment? {
  if case .silent(let since) = state { since } else { nil }
}

/// Planned accelerators of which nothing is fresh though their node reports: high, one finding a node.
///
/// Counted, not named: a source may number accelerators otherwise than the site file.
@Sendable func missingAccelerators(_ present: Present) -> [Finding] {
  guard present.directory.plannedAcceleratorCount > 0 else { return [] }
  let excused = ExcusedNodes(present)
  let presence = AcceleratorPresence(present)
  var findings: [Finding] = []
  for (node, plan) in present.topology.nodes.enumerated() where plan.acceleratorCount > 0 {
    guard present.states[node].isReporting, !excused.mayStillHear(of: node) else { continue }
    let seen = present.directory.accelerators(of: node).count { presence.isFresh[Int($0)] }
    guard seen < plan.acceleratorCount else { continue }
    findings.append(
      Finding(
        .acceleratorMissing, .high, .entity(.node(node)), value: Double(seen), limit: Double(plan.acceleratorCount),
        count: plan.acceleratorCount - seen))
  }
  return findings
}
