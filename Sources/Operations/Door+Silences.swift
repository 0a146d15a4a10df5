internal import Glibc
package import Orders
internal import SiteModel
package import Wording

extension Door {
  /// Carries out what an operator has confirmed: audits, asks, looks at what is there then, audits.
  package func perform(_ order: SilenceOrder, by access: some SilenceAccess) async -> Saying {
    // The dialog has looked too; an Alertmanager itself lets an empty comment pass, and refuses only a missing one.
    if case .make(let silence) = order.act, silence.comment.isEmpty { return Saying(.silenceNoComment, []) }
    if let refusal = note(entry(order, .begun)) { return refusal }
    let (outcome, said) = await attempt(order, by: access)
    var report = said
    if let gap = noteEnd(entry(order, outcome, said)) { report.rest.append(gap) }
    return report
  }

  private func attempt(
    _ order: SilenceOrder, by access: some SilenceAccess
  ) async -> (AuditEntry.Outcome, Saying) {
    do throws(SilenceRefusal) {
      let now = clock.now()
      let id = try await access.ask(for: order, by: user.name, at: now)
      let isMaking = if case .make = order.act { true } else { false }
      let spread = try await access.spread(ofSilence: id, awaiting: isMaking ? "active" : "expired")
      switch order.act {
      case .make(let silence) where spread.state == "active":
        return (.done, told(Saying(.silenceMade, system(order), (now + silence.length).timestamp, id), spread))
      case .expire where spread.state == "expired":
        return (.done, told(Saying(.silenceExpired, id, system(order)), spread))
      default:
        return (.unclear, Saying(.silenceDiffers, system(order), CleanText.cleaned(spread.state, limit: 80)))
      }
    } catch {
      let system = Saying.Value.text(self.system(order))
      return error.isUnclear
        ? (.unclear, Saying(.silenceUnclear, [system, error.reason]))
        : (.failed, Saying(.silenceRefused, [system, error.reason]))
    }
  }

  private func system(_ order: SilenceOrder) -> String {
    order.systems.map { CleanText.cleaned($0, limit: 40) }.joined(separator: ", ")
  }

  /// What was done, and at how many members of a cluster that is known.
  private func told(_ saying: Saying, _ spread: SilenceSpread) -> Saying {
    guard spread.members > 1 else { return saying }
    var saying = saying
    let isKnown = spread.agreeing == spread.members
    saying.rest.append(
      Saying(isKnown ? .silenceKnown : .silenceKnownToSome, String(spread.agreeing), String(spread.members)))
    return saying
  }

  private func entry(
    _ order: SilenceOrder, _ outcome: AuditEntry.Outcome, _ report: Saying? = nil
  ) -> AuditEntry {
    let (name, targets, words): (String, [String], String) =
      switch order.act {
      case .make(let silence):
        (
          "silence", silence.matchers.map(\.text),
          "silence for \(Int(silence.length.seconds)) s at \(system(order)): \(silence.comment)"
        )
      case .expire(let id): ("expire-silence", [id], "expire-silence \(id) at \(system(order))")
      }
    return AuditEntry(
      time: clock.now(), user: user, process: getpid(), operation: name, targets: targets, words: words,
      outcome: outcome, report: report)
  }
}
