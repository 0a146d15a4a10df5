internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// What a node's scheduler says of it, and the jobs on it.
extension NodeParts {
  var schedule: Block {
    guard let own = site.scheduled(node) else { return Block("", []) }
    var lines = [stateLine(of: own)]
    var held: [Phrase] = []
    func add(_ word: Word, _ own: String, _ whole: String) {
      held.append(Phrase(words(word) + " ", .label) + Phrase(words(.heldOf, own, whole)))
    }
    if let whole = own.processors, let count = own.processorsHeld {
      add(.processor, Figures.grouped(Int(count)), words(.processorsCounted, Figures.grouped(Int(whole))))
    }
    if let whole = own.memory, let count = own.memoryHeld {
      add(.memory, Figures.text(count, .byte), Figures.text(whole, .byte))
    }
    if let whole = own.accelerators, whole > 0 {
      let kind = own.acceleratorKind.isEmpty ? "" : " \(own.acceleratorKind)"
      add(.accelerator, Figures.grouped(Int(own.acceleratorsHeld.count)), Figures.grouped(Int(whole)) + kind)
    }
    lines += Phrase.lines(of: held, by: Phrase("   "), width: width, most: 2)
    let facts: [(Word, String)] = [
      (.partitionsLabel, own.partitions.joined(separator: " ")),
      (.featuresLabel, own.features.joined(separator: " ")),
    ]
    var told = facts.filter { !$0.1.isEmpty }.map { Phrase(words($0.0) + " ", .label) + Phrase($0.1.fitted(to: 60)) }
    var reservations = scene.reservations(of: node)
    if !own.reservation.isEmpty, !reservations.contains(where: { $0.name == own.reservation }) {
      reservations.insert(JobReservation(own.reservation), at: 0)
    }
    told += reservations.map { Phrase(words(.reservationLabel) + " ", .label) + scene.words(of: $0) }
    lines += Phrase.lines(of: told, by: Phrase("   "), width: width, most: 4)
    return Block(words(.scheduler), phrases: lines)
  }

  /// "drained  hot, RMA 4711 by root, 24 h ago".
  private func stateLine(of own: ScheduledNode) -> Phrase {
    var line = Phrase(own.state, own.condition.isOut ? .strong : .text)
    let reason = scene.scheduleReason(of: own)
    if !reason.isEmpty { line.add("  " + reason, .text) }
    return line.cut(to: width)
  }

  /// The jobs on the node, in the queue's order.
  static func jobs(on node: Int, in digest: Digest) -> [JobReference] {
    let placements = digest.placements
    return placements.claims(on: node).map { placements.reference(Int($0.holder)) }
  }

  var jobs: Block {
    let placements = scene.digest.placements
    let claims = Array(placements.claims(on: node))
    guard !claims.isEmpty else { return Block("", []) }
    let shares = scene.digest.jobs.shares(of: node)
    let columns = [
      TextTable.Column(title: "", rank: 0), TextTable.Column(title: words(.workload), rank: 0),
      TextTable.Column(title: words(.name), rank: 2), TextTable.Column(title: words(.jobUser), rank: 1),
      TextTable.Column(title: words(.acceleratorCount), rank: 1),
      TextTable.Column(title: words(.cores, ""), edge: .right, rank: 3),
      TextTable.Column(title: words(.power), edge: .right, rank: 1),
      TextTable.Column(title: words(.load), edge: .right, rank: 2),
    ]
    let rows = claims.map { claim -> [Phrase] in
      let holder = Int(claim.holder)
      let job = placements.job(holder)
      let own = scene.digest.jobs.figures(of: holder, on: node)
      let worst = scene.digest.standing(of: .job(placements.reference(holder)))?.worst.priority
      return [
        worst.map { Phrase($0) } ?? Phrase(), Phrase(job.id, .strong), Phrase(job.name.fitted(to: 24)),
        Phrase(scene.isOnWall ? "" : job.user.fitted(to: 12), .label), Phrase(scene.text(of: claim.accelerators)),
        claim.processors.map { Phrase(Figures.grouped($0)) } ?? Phrase(Figures.missing, .missing),
        scene.power(own.power, isEstimated: own.isPowerEstimated, isLeast: own.isPowerLeast),
        own.load.map { Phrase(Figures.text($0, .ratio)) } ?? Phrase(Figures.missing, .missing),
      ]
    }
    let table = TextTable(columns: columns, rows: rows, width: width)
    var block = Block(words(.jobsOnNode), table, things: claims.map { .job(placements.reference(Int($0.holder))) })
    if let idle = shares.idle, idle >= 1 {
      let line = Phrase(words(.nodeIdlePower) + " ", .label) + Phrase(Figures.text(idle, .watt))
      block.lines.append(Block.Line(phrase: line))
    }
    return block
  }

  /// The job that holds an accelerator, by the queue; else what the accelerator says that it runs.
  func workload(of device: EntityID) -> Phrase {
    let holders = scene.digest.placements.holders(ofAccelerator: Int(device.index))
    guard let first = holders.first else {
      return site.fact(.workload, of: device).map { Phrase($0.fitted(to: 24)) } ?? Phrase()
    }
    let more = holders.count > 1 ? " +\(holders.count - 1)" : ""
    return Phrase(scene.title(ofHolder: first, width: 24) + more)
  }
}

extension Scene {
  /// "hot, RMA 4711 by root, 24 h ago": why a node is out of use, who said so (but on a wall) and when; empty where
  /// nobody did.
  func scheduleReason(of own: ScheduledNode) -> String {
    guard !own.reason.isEmpty else { return "" }
    let who = own.reasonUser.isEmpty || isOnWall ? "" : " " + words(.drainedBy, own.reasonUser)
    let when = own.reasonMoment.map { ", " + words(.agoSpan, Figures.span(now - $0)) } ?? ""
    return own.reason + who + when
  }

  /// "0–5", "2 ×" where it is not told which; empty for none.
  func text(of accelerators: AcceleratorSet) -> String {
    accelerators.text ?? (accelerators.count > 0 ? "\(accelerators.count) ×" : "")
  }

  /// A job's power: `~` before what is shared out, `≥` before what is not all.
  func power(_ watts: Double?, isEstimated: Bool, isLeast: Bool) -> Phrase {
    guard let watts else { return Phrase(Figures.missing, .missing) }
    let sign = isLeast ? "≥ " : isEstimated ? "~ " : ""
    return Phrase(sign, .label) + Phrase(Figures.text(watts, .watt))
  }
}
