internal import SiteModel

/// Running jobs that hold accelerators and hardly use them: medium where they are eight or more and half of what the job
/// has, low else.
@Sendable func idleJobs(_ evidence: Evidence) -> [Finding] {
  let present = evidence.present
  let placements = evidence.jobs
  let watch = present.site.idleWatch
  guard !placements.holders.isEmpty, watch.count > 0 else { return [] }
  // Nearly every accelerator works: only jobs that hold one that does not are looked at.
  var suspects: Set<Int> = []
  for index in 0..<min(watch.count, present.directory.count(of: .accelerator)) {
    guard let since = watch.idleSince(accelerator: index), present.now - since >= IdleAccelerators.least else {
      continue
    }
    for claim in placements.claims(on: present.directory.node(of: .accelerator(index)))
    where claim.accelerators.count > 0 {
      suspects.insert(Int(claim.holder))
    }
  }
  let powers = present.column(.accelerator, .power)
  return suspects.sorted().compactMap { holder in
    guard let idle = IdleAccelerators(of: placements.job(holder), present, placements, powers),
      !idle.accelerators.isEmpty
    else { return nil }
    let isMuch = idle.accelerators.count >= 8 && idle.accelerators.count * 2 >= idle.held
    return Finding(
      .jobIdle, isMuch ? .medium : .low, .job(placements.reference(holder)), value: idle.power, quantity: .power,
      since: idle.since, detail: .part(idle.accelerators.count, of: idle.held))
  }
}

/// Jobs on nodes that their scheduler has lost (high), or that Aisle does not hear of for no known reason (medium). One
/// finding a job.
@Sendable func jobsOnLostNodes(_ evidence: Evidence) -> [Finding] {
  let (present, placements) = (evidence.present, evidence.jobs)
  guard !placements.holders.isEmpty else { return [] }
  let excused = ExcusedNodes(present)
  var lost: [Int: (count: Int, isDown: Bool)] = [:]
  for node in present.directory.nodes {
    let claims = placements.claims(on: node)
    guard !claims.isEmpty else { continue }
    let isDown = present.site.isDownBySchedule(node)
    let isSilent = !present.states[node].isReporting && present.states[node] != .unmeasured
    guard isDown || (isSilent && !excused.contains(node)) else { continue }
    for claim in claims {
      let known = lost[Int(claim.holder)] ?? (0, false)
      lost[Int(claim.holder)] = (known.count + 1, known.isDown || isDown)
    }
  }
  return lost.keys.sorted().map { holder in
    let (count, isDown) = lost[holder] ?? (0, false)
    let nodes = placements.job(holder).places.count
    return Finding(
      .jobNodeLost, isDown ? .high : .medium, .job(placements.reference(holder)), detail: .part(count, of: nodes))
  }
}

/// Nodes that answer and are well by all that Aisle sees, and that their scheduler does not use: medium where it believes
/// them down, low where somebody drained them over an hour ago and they stand empty since. And those that only the
/// scheduler knows, and knows as down: high. Those with one reason are one finding, about the first of them.
@Sendable func unusedNodes(_ evidence: Evidence, knowing found: [Finding]) -> [Finding] {
  let present = evidence.present
  guard present.site.queues.contains(where: { !$0.nodes.isEmpty }) else { return [] }
  let unwell = Set(
    found.filter { $0.priority < .low }.compactMap { finding -> Int? in
      if case .entity(let id) = finding.subject { present.directory.node(of: id) } else { nil }
    })
  var groups: [String: Finding] = [:]
  for queue in present.site.queues {
    for node in queue.nodes.keys.sorted() {
      guard let own = queue.nodes[node], present.states.indices.contains(Int(node)),
        !unwell.contains(Int(node)),
        let kind = own.complaint(in: present.states[Int(node)], at: present.now)
      else { continue }
      let key = "\(kind.rawValue) \(own.reasonUser) \(own.reason)"
      if groups[key] != nil {
        groups[key]?.count += 1
      } else {
        let text = own.reason.isEmpty ? own.state : own.reason
        groups[key] = Finding(
          kind, kind.priorityOfUnused, .entity(.node(Int(node))), since: own.reasonMoment,
          detail: .event(text))
      }
    }
  }
  return groups.keys.sorted().compactMap { groups[$0] }
}

extension Finding.Kind {
  fileprivate var priorityOfUnused: Priority {
    switch self {
    case .nodeDown: .high
    case .nodeDownBySchedule: .medium
    default: .low
    }
  }
}

extension ScheduledNode {
  /// What is to be said of it: when it is well, and when nobody but the scheduler knows.
  fileprivate func complaint(in state: NodeState, at now: Moment) -> Finding.Kind? {
    guard state.isReporting || state == .unmeasured else { return nil }
    switch condition {
    case .down, .failing: return state == .unmeasured ? .nodeDown : .nodeDownBySchedule
    case .drained where state.isReporting:
      guard let since = reasonMoment else { return nil }
      return now - since > .seconds(3600) ? .nodeDrained : nil
    default: return nil
    }
  }
}

extension Site {
  /// True when a scheduler believes the node down or dead.
  func isDownBySchedule(_ node: Int) -> Bool {
    queues.contains { [.down, .failing].contains($0.nodes[Int32(node)]?.condition) }
  }
}
