package import Orders
package import SiteModel
internal import Wording

extension Console {
  /// True where something outside may be changed at all: then there are commands for it.
  package var mayAct: Bool { schedulersAtHand != nil }

  /// True for commands that exist in this console.
  func has(_ command: Command) -> Bool {
    // Schedulers and alarm systems are at hand or not, each for itself.
    if command.name == "silences" { return listsSilences }
    if command.isOfSilences { return alertmanagersAtHand != nil }
    switch command.group {
    case .act: return mayAct
    case .alarms: return mayOrderAlarms
    case .move, .look, .go, .time, .change, .screen: return true
    }
  }

  /// Opens the dialog of an order, with what the command line said.
  mutating func open(_ verb: SchedulerVerb, _ text: String?, in around: Surroundings) {
    if orderProgress != nil {
      say(.orderStillRuns, at: around.now)
      return
    }
    switch scope(of: verb, in: around) {
    case .failure(let refusal): say(refusal.saying, at: around.now)
    case .success(let scope):
      if let refusal = refusal(of: scope.queue, verb, in: around) {
        say(refusal, at: around.now)
      } else if scope.suited.isEmpty {
        say(Saying(.orderSuitsNone, [.word(verb.word)]), at: around.now)
      } else {
        openForm(verb, text, scope, in: around)
      }
    }
  }

  private mutating func openForm(
    _ verb: SchedulerVerb, _ text: String?, _ scope: OrderScope, in around: Surroundings
  ) {
    var order = SchedulerOrder(
      verb, on: scope.suited, with: Self.values(verb, text), queue: around.site.queues[scope.queue].name)
    if verb == .unreserve {
      let name = order[.name].isEmpty ? scope.suited.first?.id ?? "" : order[.name]
      order.values[.name] = name
      order.targets = [OrderTarget(.reservation, name)]
    }
    layers.append(.orderForm(OrderForm(order, leftOut: scope.leftOut)))
  }

  /// What a line says: "hot, RMA 4711" for a drain, "maint +1h 2h" for a reservation.
  private static func values(_ verb: SchedulerVerb, _ text: String?) -> [OrderField: String] {
    var values: [OrderField: String] = verb == .reserve ? [.users: "root"] : [:]
    guard let text, let first = verb.fields.first else { return values }
    if verb.fields.count == 1 {
      values[first] = text
    } else {
      for (field, word) in zip(verb.fields, text.split(separator: " ")) { values[field] = String(word) }
    }
    return values
  }

  /// Why nothing is ordered of that scheduler now: what is shown is not live, or there is no way to it.
  func refusal(of queue: Int, _ verb: SchedulerVerb, in around: Surroundings) -> Saying? {
    if replay != nil { return Saying(.notInPast, []) }
    if frozenAt != nil { return Saying(.orderFrozen, []) }
    guard around.site.queues.indices.contains(queue) else { return Saying(.orderNoScheduler, []) }
    let scheduler = around.site.queues[queue]
    if schedulersAtHand?.contains(scheduler.name) != true {
      return noWay(to: scheduler)
    }
    guard let origin = scheduler.origins[verb.subject == .job ? .jobs : .nodes] else {
      return Saying(.orderUnheard, scheduler.name)
    }
    guard around.site.sources.indices.contains(origin.source) else { return nil }
    let source = around.site.sources[origin.source]
    let age = around.now - origin.moment
    guard source.failure != nil || age > max(source.staleAfter, .seconds(15)) else { return nil }
    return Saying(.orderStale, scheduler.name, "\(Int(max(0, age.seconds).rounded())) s")
  }

  private func noWay(to scheduler: JobQueue) -> Saying {
    switch scheduler.kind {
    case .slurm: Saying(.orderNoWay, scheduler.name)
    case .kubernetes: Saying(.orderNoWayKubernetes, scheduler.name, "Kubernetes")
    case .trace: Saying(.orderNoWayTrace, scheduler.name)
    case .simulated: Saying(.orderNoWaySimulated, scheduler.name)
    }
  }

  /// What can be ordered here, each with what it would be about.
  package var orderChoices: [SchedulerVerb] {
    let isJob = ViewKind.ofJobs.contains(place.view)
    return SchedulerVerb.allCases.filter { ($0.subject == .job) == isJob }
  }

  mutating func openOrderMenu(in around: Surroundings) {
    guard let first = orderChoices.first else { return }
    switch scope(of: first, in: around) {
    case .failure(let refusal): say(refusal.saying, at: around.now)
    case .success(let scope):
      if let refusal = refusal(of: scope.queue, first, in: around) {
        say(refusal, at: around.now)
      } else {
        let choices = orderChoices
        let suits = choices.map { count(of: $0, in: around) }
        layers.append(.orderMenu(counts: suits, choice: suits.firstIndex { $0 > 0 } ?? 0))
      }
    }
  }

  /// On how many things the order would do something.
  private func count(of verb: SchedulerVerb, in around: Surroundings) -> Int {
    guard case .success(let scope) = scope(of: verb, in: around) else { return 0 }
    if verb == .unreserve { return scope.suited.first?.id.isEmpty == false ? 1 : 0 }
    return scope.suited.count
  }

  /// Shows how the last order went, as soon as nothing is being typed.
  package mutating func show(_ report: OrderReport, at now: Moment) {
    orderReport = report
    if layers.isEmpty { layers.append(.orderReport(scroll: 0)) }
    let counts = OrderResult.Outcome.allCases.map { Saying.Value.text(String(report.count($0))) }
    var saying = Saying(.orderWent, [.word(report.order.verb.word), .text(report.order.subjectText)])
    saying.rest = [Saying(.orderCounts, counts)]
    say(saying, at: now)
  }

  mutating func openReport(in around: Surroundings) {
    if orderReport == nil { say(.orderNone, at: around.now) } else { layers.append(.orderReport(scroll: 0)) }
  }
}

extension ViewKind {
  /// Views of jobs, and views of nodes: where orders for them are given.
  static let ofJobs: Set<ViewKind> = [.jobs, .job]
  static let ofNodes: Set<ViewKind> = [.nodes, .node, .racks, .rack]
}
