internal import Glibc
internal import History
internal import SiteModel

/// Brings into a site what another process writes into its history: rebuilt from the file when that has changed, which
/// the writer does every two seconds. A large site is rebuilt less often, so that to follow it never takes more than a
/// fifth of a core.
actor HistoryFollower {
  private let path: String
  private let topology: Topology
  private let keeper: SiteKeeper
  private let clock: any TimeSource
  private var file: HistoryFile?
  private var inode: UInt = 0
  private var seen: HistoryMark?
  private var builtAt: ContinuousClock.Instant?
  private var rest = Duration.zero

  /// What is no reading may wait so long.
  private static let patience = Duration.seconds(2)

  init(path: String, of topology: Topology, into keeper: SiteKeeper, clock: any TimeSource) {
    self.path = path
    self.topology = topology
    self.keeper = keeper
    self.clock = clock
  }

  /// Takes in what is new. Costs next to nothing when nothing is. What cannot be read now is tried again: that nothing
  /// comes shows.
  func step() async {
    let began = ContinuousClock.now
    let elapsed = builtAt.map { began - $0 }
    guard elapsed.map({ $0 >= rest }) ?? true else { return }
    do throws(PastFailure) {
      let file = try opened()
      let mark = try file.mark()
      guard mark != seen, mark.isOfReadings(beyond: seen) || elapsed.map({ $0 >= Self.patience }) ?? true else {
        return
      }
      await keeper.adopt(try file.site(at: clock.now()))
      seen = mark
      builtAt = began
      rest = (ContinuousClock.now - began) * 5
    } catch { file = nil }
  }

  /// The file that stands there now.
  private func opened() throws(PastFailure) -> HistoryFile {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if let file, isThere, status.st_ino == inode { return file }
    let opened = try HistoryFile(path: path, topology: topology)
    (file, inode, seen) = (opened, status.st_ino, nil)
    return opened
  }
}
