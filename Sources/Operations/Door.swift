internal import Glibc
package import SiteModel
package import Wording

/// The one door through which anything outside is changed. Each operation is on the audit log before it begins and after
/// it has ended; one that cannot be audited is not done.
package struct Door: Sendable {
  private let log: AuditLog?
  private let user: String
  private let clock: any TimeSource

  /// `log` is nil where there is no place for one: everything is then refused. `clock` is the wall's, also where the site
  /// is simulated, for the changes are real.
  package init(log: AuditLog?, user: String, clock: any TimeSource) {
    self.log = log
    self.user = user
    self.clock = clock
  }

  /// Audits, runs, reads back, audits; the sentence tells how it went.
  package func perform(_ operation: Operation) -> Saying {
    guard let log else { return Saying(.auditNowhere) }
    do throws(AuditFailure) { try log.append(entry(operation, .begun)) } catch {
      return Saying(.auditRefuses, [.word(error.reason), .text(CleanText.cleaned(log.path))])
    }
    let (outcome, said) = attempt(operation)
    var report = said
    do throws(AuditFailure) { try log.append(entry(operation, outcome, said)) } catch {
      report.rest.append(Saying(.auditEndsEarly, [.word(error.reason), .text(CleanText.cleaned(log.path))]))
    }
    return report
  }

  private func attempt(_ operation: Operation) -> (AuditEntry.Outcome, Saying) {
    do throws(OperationFailure) {
      try operation.run()
      return (.done, try operation.readBack())
    } catch { return (.failed, error.saying) }
  }

  private func entry(_ operation: Operation, _ outcome: AuditEntry.Outcome, _ report: Saying? = nil) -> AuditEntry {
    AuditEntry(
      time: clock.now(), user: user, process: getpid(), operation: operation, outcome: outcome, report: report)
  }
}
