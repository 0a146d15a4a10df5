internal import Glibc
package import History
package import SiteModel

extension HistoryFile {
  /// That of another process that writes now, whatever the locks say: it may have come to the file by a way on which
  /// these are others.
  package var rivalLease: Lease? { standingLease.flatMap { $0.isRival() ? $0 : nil } }
}

extension Lease {
  /// True while another has it: it was renewed within its life. No process number is believed: two may have the same, or
  /// not see each other, each in a container of its own. `own` is what this process has written.
  func isRival(of own: Lease? = nil) -> Bool {
    let isOwn = process == getpid() && (own.map { $0.started == started } ?? true)
    return !isOwn && isAlive(onBoot: BootClock.boot, at: BootClock.uptime)
  }
}
