internal import Glibc
package import History
package import SiteModel

extension HistoryFile {
  /// That of another process that writes now, whatever the locks say: it may have come to the file by a way on which
  /// these are others.
  package var rivalLease: Lease? { standingLease.flatMap { $0.isRival ? $0 : nil } }
}

extension Lease {
  /// True while another process of this machine has it: it was renewed within its life, and that process is there,
  /// which one that was killed is not.
  var isRival: Bool {
    guard process != getpid(), isAlive(onBoot: BootClock.boot, at: BootClock.uptime) else { return false }
    return kill(process, 0) == 0 || errno == EPERM
  }
}
