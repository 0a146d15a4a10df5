internal import SiteModel

extension Workload {
  func takesJobs(_ node: Int) -> Bool { closed[node] == nil && drains[node] == nil }

  /// A node goes down: the jobs on it fail or go back into the queue, and nothing begins there until it is opened again.
  mutating func close(_ node: Int, _ plan: Blueprint) {
    guard closed[node] == nil else { return }
    closed[node] = now
    free[node] = 0
    for place in Set(holders[accelerators(of: node, plan)].filter { $0 >= 0 }).sorted() {
      guard let job = jobs[Int(place)] else { continue }
      if job.state == .completing {
        finish(Int(place), as: job.fate, plan)
      } else if job.isRequeueable, feed == nil {
        requeue(Int(place), plan)
      } else {
        jobs[Int(place)]?.ends = now
        finish(Int(place), as: .nodeFail, plan)
      }
    }
  }

  mutating func open(_ node: Int, _ plan: Blueprint) {
    guard closed.removeValue(forKey: node) != nil else { return }
    changes[node] += 1
    settle(node, plan)
  }

  /// Nothing new begins there; what runs goes on.
  mutating func drain(_ node: Int, _ drain: NodeDrain, _ plan: Blueprint) {
    drains[node] = drain
    settle(node, plan)
  }

  mutating func undrain(_ node: Int, _ plan: Blueprint) {
    guard drains.removeValue(forKey: node) != nil else { return }
    settle(node, plan)
  }

  private func accelerators(of node: Int, _ plan: Blueprint) -> Range<Int> {
    plan.nodes[node].firstAccelerator..<(plan.nodes[node].firstAccelerator + plan.nodes[node].acceleratorCount)
  }

  private mutating func settle(_ node: Int, _ plan: Blueprint) {
    free[node] = takesJobs(node) ? holders[accelerators(of: node, plan)].count { $0 < 0 } : 0
    isRoomNew = true
  }

  // MARK: What the script does

  /// Drains what the script has drained, and brings back what it no longer has.
  mutating func drain(_ scripted: [Int], _ plan: Blueprint) {
    guard !scripted.isEmpty || !drainedByScript.isEmpty else { return }
    for node in scripted where drains[node] == nil {
      drain(node, NodeDrain(reason: "accel 3 Xid 79", user: "root", since: now), plan)
    }
    for node in drainedByScript where !scripted.contains(node) { undrain(node, plan) }
    drainedByScript = scripted
  }

  /// The largest running job is what idles or strains, for as long as it runs.
  mutating func setVictims(idling isIdling: Bool, straining isStraining: Bool) {
    func chosen(_ present: Int?) -> Int? {
      if let present, jobs.contains(where: { $0?.number == present }) { return present }
      return jobs.compactMap(\.self).filter { $0.state == .running }.max {
        ($0.size, -$0.number) < ($1.size, -$1.number)
      }?
      .number
    }
    if isIdling || idling != nil { idling = isIdling ? chosen(idling) : nil }
    if isStraining || straining != nil { straining = isStraining ? chosen(straining) : nil }
  }

  // MARK: What administrators do

  /// Reasons as administrators write them.
  private static let complaints = [
    "accel 3 Xid 79, RMA 4711", "ECC errors, replace HBM", "NIC flaps, cable ordered", "BMC firmware",
    "fails burn-in after swap", "leak test",
  ]

  /// A share of all nodes is always out.
  mutating func drainSome(_ plan: Blueprint) {
    guard plan.nodes.count >= 8 else { return }
    for node in plan.nodes.indices where plan.nodes[node].acceleratorCount > 0 {
      if dice.share(.drain, node) < 0.008 { drain(node, drainThrown(node, 0, since: -40_000), plan) }
    }
  }

  private func drainThrown(_ node: Int, _ time: Int, since: Int) -> NodeDrain {
    let reason = Self.complaints[dice.index(.drain, node, time + 1, below: Self.complaints.count)]
    let hours = 4 + 44 * dice.share(.drain, node, time + 2)
    return NodeDrain(
      reason: reason, user: dice.share(.drain, node, time + 3) < 0.5 ? "root" : "ops", since: since,
      until: now + Int(hours * 3600))
  }

  /// Nodes come back, and others are taken out: thrown once an hour.
  mutating func moveDrains(_ plan: Blueprint) {
    for (node, drain) in drains where drain.until.map({ $0 <= now }) ?? false { undrain(node, plan) }
    guard now / 3600 != lastDrainHour, plan.nodes.count >= 8 else { return }
    lastDrainHour = now / 3600
    let hour = lastDrainHour * 8 + 8
    for node in plan.nodes.indices where drains[node] == nil && plan.nodes[node].acceleratorCount > 0 {
      if dice.share(.drain, node, hour) < 0.008 / 28 { drain(node, drainThrown(node, hour, since: now), plan) }
    }
    planMaintenance(plan)
  }

  /// Every third day the nodes of a rack are kept for maintenance, from five hours after the beginning.
  mutating func planMaintenance(_ plan: Blueprint) {
    let racks = plan.racks.indices.filter { !plan.racks[$0].nodes.isEmpty }
    guard racks.count > 1 else { return }
    reservations.removeAll { $0.ends <= now }
    for round in max(0, now / (72 * 3600) - 1)...(now / (72 * 3600) + 1) {
      let begins = 5 * 3600 + round * 72 * 3600
      let rack = plan.racks[racks[dice.index(.drain, -1 - round, below: racks.count)]]
      let window = MaintenanceWindow(
        name: "maint-\(rack.name)", nodes: rack.nodes, begins: begins, ends: begins + 4 * 3600)
      guard window.ends > now, begins < now + 86_400, !reservations.contains(where: { $0.begins == begins }),
        !deletedWindows.contains(begins)
      else {
        continue
      }
      reservations.append(window)
    }
  }
}
