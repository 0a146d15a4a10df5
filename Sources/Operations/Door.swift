internal import Glibc
package import SiteModel
package import Wording

/// The one door through which anything outside is changed. Each operation is on the audit log before it begins and
/// after it has ended; one that cannot be audited is not done.
package struct Door: Sendable {
  let log: AuditLog?
  let user: AuditUser
  let clock: any TimeSource
  private let site: AuditSite?

  /// `log` is nil where there is no place for one: everything is then refused. `clock` is the wall's, also where the
  /// site is simulated, for the changes are real. `site` is what it is a door of: several sites share a log.
  package init(log: AuditLog?, user: AuditUser, clock: any TimeSource, site: AuditSite? = nil) {
    self.log = log
    self.user = user
    self.clock = clock
    self.site = site
  }

  /// Audits, runs, reads back, audits; the sentence tells how it went.
  package func perform(_ operation: Operation) -> Saying {
    if let refusal = note(entry(operation, .begun)) { return refusal }
    let (outcome, said) = attempt(operation)
    var report = said
    if let gap = noteEnd(entry(operation, outcome, said)) { report.rest.append(gap) }
    return report
  }

  /// Puts a line on the log; says why the operation is not to be done when that fails.
  func note(_ entry: AuditEntry) -> Saying? {
    guard let log else { return Saying(.auditNowhere, []) }
    do throws(AuditFailure) { try log.append(entry.at(site)) } catch {
      return Saying(.auditRefuses, [.word(error.reason), .text(CleanText.cleaned(log.path))])
    }
    return nil
  }

  /// Puts the line on the log that tells how it ended; says so when that fails.
  func noteEnd(_ entry: AuditEntry) -> Saying? {
    guard let log else { return nil }
    do throws(AuditFailure) { try log.append(entry.at(site)) } catch {
      return Saying(.auditEndsEarly, [.word(error.reason), .text(CleanText.cleaned(log.path))])
    }
    return nil
  }

  private func attempt(_ operation: Operation) -> (AuditEntry.Outcome, Saying) {
    do throws(OperationFailure) {
      try operation.run()
      return (.done, try operation.readBack())
    } catch { return (.failed, error.saying) }
  }

  private func entry(_ operation: Operation, _ outcome: AuditEntry.Outcome, _ report: Saying? = nil) -> AuditEntry {
    AuditEntry(
      time: clock.now(), user: user, process: getpid(), operation: operation.name, targets: operation.targets,
      words: operation.words, outcome: outcome, report: report)
  }
}
