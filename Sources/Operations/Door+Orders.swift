internal import Glibc
package import Orders
internal import SiteModel
internal import Wording

extension Door {
  /// Carries out an order that the operator has confirmed: looks at its targets, refuses what makes no sense any
  /// more, runs
  /// one command after another, and looks at what came of each. Ends early when its task is cancelled. `isSimulated` is
  /// what the log says of it.
  package func carryOut(
    _ order: SchedulerOrder, by access: some SchedulerAccess, isSimulated: Bool = false,
    progress: @Sendable (OrderProgress) -> Void
  ) async -> OrderReport {
    var run = OrderRun(order, door: self, isSimulated: isSimulated)
    await run.go(by: access, progress: progress)
    return OrderReport(order, results: run.results, isSimulated: isSimulated)
  }
}

/// An order on its way.
private struct OrderRun {
  let order: SchedulerOrder
  let door: Door
  let isSimulated: Bool
  var results: [OrderResult] = []

  /// A command that has been run, and is to be looked at.
  struct Asked {
    var command: OrderCommand
    var answer: SchedulerAnswer
  }

  /// How long a command may take: one to a controller that is gone takes nine seconds to say so.
  private static let limit = Duration.seconds(20)
  /// Commands between two looks at what came of them.
  private static let stride = 20
  /// When to look, after the commands: some things take a moment.
  private static let looks: [Duration] = [.zero, .milliseconds(300), .milliseconds(900)]

  init(_ order: SchedulerOrder, door: Door, isSimulated: Bool) {
    self.order = order
    self.door = door
    self.isSimulated = isSimulated
  }

  mutating func go(by access: some SchedulerAccess, progress: @Sendable (OrderProgress) -> Void) async {
    // The dialog has looked at the grammar too; nothing passes here without.
    if let fault = order.fault { return refuse(order.targets, fault.saying) }
    let before: Lookout
    do throws(Lookout.Failure) { before = try await Lookout(of: order, targets: order.targets, by: access) } catch {
      return refuse(order.targets, error.saying)
    }
    var asked: [Asked] = []
    for command in order.commands {
      if Task.isCancelled {
        refuse(command.targets, Saying(.orderStopped, []))
      } else if let refusal = refusal(of: command, before) {
        refuse(command.targets, refusal)
      } else if let refusal = door.note(entry(command, .begun)) {
        results += command.targets.map { OrderResult($0, .refused, refusal) }
      } else {
        asked.append(Asked(command: command, answer: await access.run(command.arguments, within: Self.limit)))
      }
      if asked.count >= Self.stride { await settle(&asked, by: access) }
      progress(OrderProgress(order.verb, done: results.count + asked.count, total: order.targets.count))
    }
    await settle(&asked, by: access)
  }

  /// The first thing that speaks against a command.
  private func refusal(of command: OrderCommand, _ before: Lookout) -> Saying? {
    for target in command.targets {
      guard var refusal = before.refusal(of: target, in: order) else { continue }
      // Of a command for many it has to be said which.
      if command.targets.count > 1 {
        refusal = Saying(.orderOfTarget, CleanText.cleaned(target.id, limit: 80)).followed(by: refusal)
      }
      return refusal
    }
    return nil
  }

  /// Looks at what came of the commands, a few times while something is not yet as it should be.
  private mutating func settle(_ asked: inout [Asked], by access: some SchedulerAccess) async {
    guard !asked.isEmpty else { return }
    let granted = asked.filter(\.answer.mayHaveWorked).flatMap(\.command.targets)
    var after: Result<Lookout, Lookout.Failure> = .success(Lookout())
    for pause in Self.looks where !granted.isEmpty {
      if pause > .zero { await Self.rest(pause) }
      after = await look(at: granted, by: access)
      if case .success(let now) = after, granted.allSatisfy({ now.verdict(on: $0, of: order).isSo }) { break }
    }
    for one in asked { end(one, after) }
    asked = []
  }

  private func look(at targets: [OrderTarget], by access: some SchedulerAccess) async
    -> Result<Lookout, Lookout.Failure>
  {
    do throws(Lookout.Failure) { return .success(try await Lookout(of: order, targets: targets, by: access)) } catch {
      return .failure(error)
    }
  }

  /// Rests even when the operator leaves: what was asked for is looked at all the same.
  private static func rest(_ pause: Duration) async {
    await Task.detached { try? await Task.sleep(for: pause) }.value
  }

  private mutating func end(_ asked: Asked, _ after: Result<Lookout, Lookout.Failure>) {
    for (place, target) in asked.command.targets.enumerated() {
      var result = Self.result(of: target, asked.answer, after, order)
      if place == 0 {
        let outcome: AuditEntry.Outcome =
          switch result.outcome {
          case .done: .done
          case .refused: .failed
          case .unclear: .unclear
          }
        if let gap = door.noteEnd(entry(asked.command, outcome, asked.answer.words, result.remark)) {
          result.remark?.rest.append(gap)
        }
      }
      results.append(result)
    }
  }

  private static func result(
    of target: OrderTarget, _ answer: SchedulerAnswer, _ after: Result<Lookout, Lookout.Failure>,
    _ order: SchedulerOrder
  ) -> OrderResult {
    switch answer.end {
    case .exited(let status) where status != 0:
      return OrderResult(target, .refused, answer: answer.words, Saying(.orderEndedWith, String(status)))
    case .notRun(let reason):
      return OrderResult(target, .refused, answer: answer.words, Saying(.orderNotStarted, [reason]))
    case .exited, .timedOut, .lost: break
    }
    switch after {
    case .failure(let failure): return OrderResult(target, .unclear, answer: answer.words, failure.saying)
    case .success(let now):
      let (isSo, seen) = now.verdict(on: target, of: order)
      if isSo { return OrderResult(target, .done, answer: answer.words, seen) }
      if let doubt = doubt(of: answer) {
        return OrderResult(target, .unclear, answer: answer.words, doubt.followed(by: seen))
      }
      return OrderResult(
        target, .unclear, answer: answer.words,
        Saying(.orderUnchanged, seen.values.isEmpty ? [.word(seen.word)] : seen.values))
    }
  }

  private static func doubt(of answer: SchedulerAnswer) -> Saying? {
    switch answer.end {
    case .timedOut: Saying(.orderTimedOut, String(Int(limit.seconds)))
    case .lost(let reason): Saying(.orderLost, [reason])
    case .exited, .notRun: nil
    }
  }

  /// Nothing was asked for; the log says that and why.
  private mutating func refuse(_ targets: [OrderTarget], _ saying: Saying) {
    let command = OrderCommand([], on: targets)
    let gap = door.noteEnd(entry(command, .refused, nil, saying))
    results += targets.map { OrderResult($0, .refused, gap.map { saying.followed(by: $0) } ?? saying) }
  }

  private func entry(
    _ command: OrderCommand, _ outcome: AuditEntry.Outcome, _ answer: String? = nil, _ report: Saying? = nil
  ) -> AuditEntry {
    AuditEntry(
      time: door.clock.now(), user: door.user, process: getpid(), operation: order.verb.rawValue,
      targets: command.targets.map(\.id), words: command.arguments.isEmpty ? order.verb.rawValue : command.text,
      arguments: command.arguments, queue: order.queue,
      isSimulated: isSimulated, outcome: outcome, answer: answer, report: report)
  }
}

extension Saying {
  fileprivate func followed(by other: Saying) -> Saying {
    var both = self
    both.rest.append(other)
    return both
  }
}
