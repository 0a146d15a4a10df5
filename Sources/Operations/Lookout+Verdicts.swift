internal import Orders
internal import SiteModel
internal import Wording

extension Lookout {
  /// Why the order makes no sense for a target as things are now; nil when it does.
  func refusal(of target: OrderTarget, in order: SchedulerOrder) -> Saying? {
    switch target.kind {
    case .job:
      guard let rows = jobs[target.id] else { return Saying(.orderNoSuchJob, []) }
      if let other = rows.first(where: { !$0.belongs(to: target) }) {
        return Saying(.orderIsAnother, CleanText.cleaned(other.owner.replacing("|", with: " "), limit: 80))
      }
      let changed = rows.first { !order.verb.suits($0.state, isHeld: $0.isHeld) }
      return changed.map { Saying(.orderHasChanged, $0.text) }
    case .node:
      guard let node = nodes[target.id] else { return Saying(.orderNoSuchNode, []) }
      if order.verb == .reserve, reservation != nil { return Saying(.orderReservationExists, []) }
      return order.verb.suits(nodeThatIsOut: node.isOut) ? nil : Saying(.orderHasChanged, node.state)
    case .reservation: return reservation == nil ? Saying(.orderNoSuchReservation, []) : nil
    }
  }

  /// Whether what was ordered is so now, and what is seen of it.
  func verdict(on target: OrderTarget, of order: SchedulerOrder) -> (isSo: Bool, seen: Saying) {
    switch target.kind {
    case .job:
      guard let rows = jobs[target.id] else { return (order.verb == .cancel, Saying(.orderGone, [])) }
      return (rows.allSatisfy { isSo($0, order) }, Saying(.orderSeen, text(of: rows, order)))
    case .node where order.verb == .reserve:
      return (reservation != nil, reservation.map { Saying(.orderSeen, $0) } ?? Saying(.orderNoSuchReservation, []))
    case .node:
      guard let node = nodes[target.id] else { return (false, Saying(.orderNoSuchNode, [])) }
      let text = node.reason.isEmpty ? node.state : "\(node.state) (\(node.reason))"
      return (isSo(node, order), Saying(.orderSeen, CleanText.cleaned(text, limit: 160)))
    case .reservation:
      return (reservation == nil, reservation.map { Saying(.orderSeen, $0) } ?? Saying(.orderDeleted, []))
    }
  }

  private func isSo(_ row: JobSighting, _ order: SchedulerOrder) -> Bool {
    switch order.verb {
    case .hold, .holdForUser: row.state.isWaiting && row.isHeld
    case .release: row.state != .unknown && !row.state.hasEnded && !row.isHeld
    // What was running ends first, and waits then.
    case .requeue: row.state.isWaiting || row.state == .completing
    case .requeueHold: row.state.isWaiting && row.isHeld || row.state == .completing
    // One that completes and is held then is on its way back into the queue.
    case .cancel: row.state.hasEnded || row.state == .completing && !row.isHeld
    case .priority: row.priority.map(String.init) == order[.priority]
    case .timeLimit:
      row.limit == order[.timeLimit]
        || OrderGrammar.seconds(row.limit).map { Self.minutes($0) }
          == OrderGrammar.seconds(order[.timeLimit]).map { Self.minutes($0) }
    case .suspend: row.state == .suspended
    case .resume: row.state == .running
    case .drain, .resumeNode, .reserve, .unreserve: false
    }
  }

  /// The scheduler keeps limits in whole minutes, rounded up.
  private static func minutes(_ seconds: Int) -> Int { (seconds + 59) / 60 }

  private func isSo(_ node: NodeSighting, _ order: SchedulerOrder) -> Bool {
    order.verb == .drain ? node.isDrained && node.reason.hasPrefix(order[.reason]) : !node.isOut
  }

  /// The different things that are seen of the tasks of a target.
  private func text(of rows: [JobSighting], _ order: SchedulerOrder) -> String {
    var texts: [String] = []
    for row in rows {
      let text: String =
        switch order.verb {
        case .priority: "\(row.stateText), priority \(row.priority.map(String.init) ?? "?")"
        case .timeLimit: "\(row.stateText), time limit \(row.limit)"
        default: row.text
        }
      if !texts.contains(text) { texts.append(text) }
    }
    return CleanText.cleaned(texts.prefix(3).joined(separator: ", "), limit: 160)
  }
}
