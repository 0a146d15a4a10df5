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
      let state = try await access.state(ofSilence: id)
      switch order.act {
      case .make(let silence) where state == "active":
        return (.done, Saying(.silenceMade, order.system, (now + silence.length).timestamp, id))
      case .expire where state == "expired": return (.done, Saying(.silenceExpired, id, order.system))
      default: return (.unclear, Saying(.silenceDiffers, order.system, CleanText.cleaned(state, limit: 80)))
      }
    } catch {
      let system = Saying.Value.text(order.system)
      return error.isUnclear
        ? (.unclear, Saying(.silenceUnclear, [system, error.reason]))
        : (.failed, Saying(.silenceRefused, [system, error.reason]))
    }
  }

  private func entry(
    _ order: SilenceOrder, _ outcome: AuditEntry.Outcome, _ report: Saying? = nil
  ) -> AuditEntry {
    let (name, targets, words): (String, [String], String) =
      switch order.act {
      case .make(let silence):
        (
          "silence", silence.matchers.map(\.text),
          "silence for \(Int(silence.length.seconds)) s at \(order.system): \(silence.comment)"
        )
      case .expire(let id): ("expire-silence", [id], "expire-silence \(id) at \(order.system)")
      }
    return AuditEntry(
      time: clock.now(), user: user, process: getpid(), operation: name, targets: targets, words: words,
      outcome: outcome, report: report)
  }
}
