package import Orders
internal import SiteModel
internal import Wording

/// What an order would be about, as things stand: everything selected or marked of the right kind.
package struct OrderScope: Sendable {
  /// Place of the queue in `Site.queues`.
  var queue: Int
  /// Those on which it would do something, and the others.
  package var suited: [OrderTarget]
  package var leftOut: [OrderTarget]
}

/// A job or a node that a scheduler tells of.
private enum Candidate {
  case job(JobReference, Job)
  /// An array or a heterogeneous job as a whole, with all its records.
  case whole(JobReference, [Job])
  case node(queue: Int, name: String, ScheduledNode)

  var queue: Int {
    switch self {
    case .job(let reference, _), .whole(let reference, _): reference.queue
    case .node(let queue, _, _): queue
    }
  }

  var target: OrderTarget {
    switch self {
    case .job(_, let job): OrderTarget(job)
    case .whole(let reference, let records): OrderTarget(whole: reference.id, of: records)
    case .node(_, let name, let node): OrderTarget(.node, name, state: node.state)
    }
  }

  func suits(_ verb: SchedulerVerb) -> Bool {
    switch self {
    case .job(_, let job): verb.suits(job.state, isHeld: job.isHeld)
    case .whole(_, let records): records.allSatisfy { verb.suits($0.state, isHeld: $0.isHeld) }
    case .node(_, _, let node): verb.suits(nodeThatIsOut: node.condition.isOut)
    }
  }
}

extension Console {
  /// What the order would be about; why there is nothing.
  func scope(of verb: SchedulerVerb, in around: Surroundings) -> Result<OrderScope, OrderRefusal> {
    if verb.subject == .reservation { return reservationScope(in: around) }
    // Nothing happens to what is not to be seen.
    let hidden = place.detail == nil ? marked.count { !isInSight($0, in: around) } : 0
    if hidden > 0 { return .failure(OrderRefusal(Saying(.orderHidden, String(hidden)))) }
    let things = verb.subject == .job ? jobs(for: verb, in: around) : nodes(in: around)
    guard let things, !things.isEmpty else {
      let isUnknown = things != nil || verb.subject == .node && around.site.queues.isEmpty
      return .failure(OrderRefusal(Saying(isUnknown ? .orderNoScheduler : .orderNothingHere, [])))
    }
    guard let queue = things.first?.queue, things.allSatisfy({ $0.queue == queue }) else {
      return .failure(OrderRefusal(Saying(.orderSeveralSchedulers, [])))
    }
    // What was just ordered is newer than what is shown of it: the door will look.
    let ordered = Set(orderReport?.results.map(\.target.id) ?? [])
    func suits(_ thing: Candidate) -> Bool { thing.suits(verb) || ordered.contains(thing.target.id) }
    return .success(
      OrderScope(
        queue: queue, suited: things.filter(suits).map(\.target),
        leftOut: things.filter { !suits($0) }.map(\.target)))
  }

  /// The jobs in question; nil when nothing is selected.
  private func jobs(for verb: SchedulerVerb, in around: Surroundings) -> [Candidate]? {
    let references = picked(in: around).compactMap { thing -> JobReference? in
      if case .job(let reference) = thing { reference } else { nil }
    }
    guard !references.isEmpty else { return nil }
    let found = references.flatMap { candidates(of: $0, for: verb, in: around.site) }
    // What is marked with its array and by itself too is there once.
    var seen: Set<JobReference> = []
    for case .whole(let reference, _) in found { seen.insert(reference) }
    return found.filter { thing in
      guard case .job(let reference, let job) = thing else { return true }
      if let group = job.group, seen.contains(JobReference(queue: reference.queue, id: String(group))) { return false }
      return seen.insert(reference).inserted
    }
  }

  /// A job; of a folded row the whole by its number where the order is for all of it, else its records, of which the
  /// order is for some. Slurm knows no orders for the components of a heterogeneous job.
  private func candidates(of reference: JobReference, for verb: SchedulerVerb, in site: Site) -> [Candidate] {
    if let job = site.job(reference) { return [.job(reference, job)] }
    guard site.queues.indices.contains(reference.queue) else { return [] }
    // A row of tasks that have ended does not mean those that are still in the queue.
    if place.view == .jobs, showsEndedJobs { return [] }
    let records = site.queues[reference.queue].members(of: reference.id)
    let whole = Candidate.whole(reference, records)
    if records.isEmpty || records[0].leader != nil || whole.suits(verb) { return records.isEmpty ? [] : [whole] }
    return records.map { .job(JobReference(queue: reference.queue, id: $0.id), $0) }
  }

  private func nodes(in around: Surroundings) -> [Candidate]? {
    let site = around.site
    var indices: [Int] = []
    for thing in picked(in: around) {
      switch thing {
      case .entity(let id): indices.append(site.directory.node(of: id))
      case .rack(let rack): indices += site.topology.nodes.indices.filter { site.plan(of: $0)?.rack == rack }
      case .source, .job, .alarm, .alarmEvent: break
      }
    }
    guard !indices.isEmpty else { return nil }
    var seen: Set<Int> = []
    return indices.filter { seen.insert($0).inserted }.compactMap { candidate(ofNode: $0, in: site) }
  }

  /// The node as a scheduler has it: one that takes orders from here, where several do.
  private func candidate(ofNode index: Int, in site: Site) -> Candidate? {
    let queues = site.queues.indices.filter { site.queues[$0].nodes[Int32(index)] != nil }
    let isAtHand = { schedulersAtHand?.contains(site.queues[$0].name) ?? false }
    guard let queue = queues.first(where: isAtHand) ?? queues.first,
      let node = site.queues[queue].nodes[Int32(index)]
    else { return nil }
    return .node(queue: queue, name: site.directory.nodeName(index), node)
  }

  /// Inside a thing, that thing or the part of it that is selected; on a page all that is marked there, else what is
  /// selected.
  private func picked(in around: Surroundings) -> [Selection] {
    // The only row there is, such as a filter leaves it, needs no choice.
    let only = around.order.count == 1 ? around.order.first : nil
    let seen = selection.flatMap { isInSight($0, in: around) ? $0 : nil }
    let selected = (seen ?? place.detail ?? only).map { [$0] } ?? []
    switch place.view {
    case .job, .node: return place.detail.map { [$0] } ?? []
    case .jobs: return ordered(marked.filter { isMarkOfJob($0, in: around) }, selected, around)
    case .racks: return ordered(marked.filter { if case .rack = $0 { true } else { false } }, selected, around)
    default: return ordered(marked.filter { if case .entity = $0 { true } else { false } }, selected, around)
    }
  }

  /// False for what the filter hides. A task is in sight with the folded row of its array.
  func isInSight(_ thing: Selection, in around: Surroundings) -> Bool {
    if filter.isEmpty || around.order.contains(thing) { return true }
    guard case .job(let reference) = thing, let group = around.site.job(reference)?.group else { return false }
    return around.order.contains(.job(JobReference(queue: reference.queue, id: String(group))))
  }

  /// True for a mark on a job that is in the queue or in sight: one that has left takes no orders, and would keep them
  /// from what is selected.
  private func isMarkOfJob(_ mark: Selection, in around: Surroundings) -> Bool {
    guard case .job(let job) = mark, around.site.queues.indices.contains(job.queue) else { return false }
    let queue = around.site.queues[job.queue]
    return queue.place(of: job.id) != nil || queue.isGroup(job.id) || around.order.contains(mark)
  }

  private func ordered(_ marks: Set<Selection>, _ selected: [Selection], _ around: Surroundings) -> [Selection] {
    guard !marks.isEmpty else { return selected }
    let shown = around.order.filter(marks.contains)
    let hidden = marks.subtracting(shown).sorted { around.name(of: $0) < around.name(of: $1) }
    return shown + hidden
  }

  /// The reservation of the selected node, else the first there is.
  private func reservationScope(in around: Surroundings) -> Result<OrderScope, OrderRefusal> {
    let queues = around.site.queues
    if case .node(let queue, _, let node)? = nodes(in: around)?.first, !node.reservation.isEmpty {
      let target = OrderTarget(.reservation, node.reservation)
      return .success(OrderScope(queue: queue, suited: [target], leftOut: []))
    }
    let isAtHand = { schedulersAtHand?.contains(queues[$0].name) ?? false }
    guard let queue = queues.indices.first(where: isAtHand) ?? queues.indices.first else {
      return .failure(OrderRefusal(Saying(.orderNoScheduler, [])))
    }
    let target = OrderTarget(.reservation, queues[queue].reservations.first?.name ?? "")
    return .success(OrderScope(queue: queue, suited: [target], leftOut: []))
  }
}

/// Why an order is not given.
struct OrderRefusal: Error {
  var saying: Saying
  init(_ saying: Saying) { self.saying = saying }
}
