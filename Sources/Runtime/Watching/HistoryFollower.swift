internal import Glibc
internal import History
internal import SiteModel

/// Brings into a site what another process writes into its history, which that does every two seconds: read whole at
/// first, and when it has not been looked at for long; else what is new. A machine that cannot keep up looks less often,
/// so that to follow a site never takes more than a fifth of a core.
actor HistoryFollower {
  private let path: String
  private let topology: Topology
  private let keeper: SiteKeeper
  private let clock: any TimeSource
  private var file: HistoryFile?
  private var inode: UInt = 0
  private var tail: RecordTail?
  private var readAt: ContinuousClock.Instant?
  private var lookedAt: ContinuousClock.Instant?
  private var rest = Duration.zero

  /// Who has not looked for so long reads the site whole: what was new then may have been put away meanwhile.
  private static let absence = Duration.seconds(20)
  /// What may have been missed is found again within that time.
  private static let term = Duration.seconds(1800)

  init(path: String, of topology: Topology, into keeper: SiteKeeper, clock: any TimeSource) {
    self.path = path
    self.topology = topology
    self.keeper = keeper
    self.clock = clock
  }

  /// Takes in what is new. Costs next to nothing when nothing is. What cannot be read now is tried again: that nothing
  /// comes shows. `speed`: how fast the site's clock goes, against everybody's.
  func step(speed: Double) async {
    let began = ContinuousClock.now
    let elapsed = lookedAt.map { began - $0 } ?? .seconds(3600)
    guard elapsed >= rest else { return }
    do throws(PastFailure) {
      let file = try opened()
      if let tail, elapsed < Self.absence, readAt.map({ began - $0 < Self.term }) ?? false {
        let (next, isWhole) = try await keeper.follow(tail)
        self.tail = isWhole ? next : nil
        // Never as long as would have the site read whole.
        rest = min((ContinuousClock.now - began) * 5, Self.absence / 4)
      } else {
        let now = clock.now()
        let next = try RecordTail(of: file, at: now, speed: speed)
        await keeper.adopt(try file.site(at: now))
        (tail, readAt) = (next, began)
        // What comes next is little.
        rest = .zero
      }
    } catch {
      (file, tail) = (nil, nil)
      rest = min((ContinuousClock.now - began) * 5, Self.absence / 4)
    }
    lookedAt = ContinuousClock.now
  }

  /// The file that stands there now.
  private func opened() throws(PastFailure) -> HistoryFile {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if let file, isThere, status.st_ino == inode { return file }
    let opened = try HistoryFile(path: path, topology: topology)
    (file, inode, tail) = (opened, status.st_ino, nil)
    return opened
  }
}
