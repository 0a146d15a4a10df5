internal import Glibc
internal import History
internal import SiteModel

/// Looks whether anybody writes one of some histories. A file is opened once, and anew when another stands in its place.
struct LeaseLookout: Sendable {
  /// A history that another process writes.
  struct Sight: Sendable {
    var path: String
    var lease: Lease
    /// How the plan by which that one records stands to one's own.
    var plan: PlanKinship
  }

  private struct Opened: Sendable {
    var file: HistoryFile
    var inode: UInt
    /// Of whoever writes since that moment.
    var plan: (holder: Int32, since: Moment, kinship: PlanKinship)?
  }

  private let candidates: [String]
  private let plan: PlanStamp
  private var opened: [String: Opened] = [:]

  init(candidates: [String], of topology: Topology) {
    self.candidates = candidates.map { RealPath.of($0) }
    plan = PlanStamp(of: topology)
  }

  /// The first history of this site that another process writes now. `own`: the one that this process writes.
  mutating func sight(at uptime: Duration, except own: String? = nil) -> Sight? {
    for path in candidates where path != own {
      guard let lease = lease(of: path), lease.isAlive(onBoot: BootClock.boot, at: uptime) else { continue }
      let kinship = kinship(of: path, to: lease)
      // Whoever records another site of the same name is nobody to follow.
      if kinship != .foreign { return Sight(path: path, lease: lease, plan: kinship) }
    }
    return nil
  }

  /// Asked of the file once for each that writes it.
  private mutating func kinship(of path: String, to lease: Lease) -> PlanKinship {
    if let known = opened[path]?.plan, known.holder == lease.process, known.since == lease.started {
      return known.kinship
    }
    guard let file = opened[path]?.file else { return .foreign }
    do throws(PastFailure) {
      // An older Aisle does not tell.
      let kinship = try file.plan()?.kinship(to: plan) ?? .same
      opened[path]?.plan = (lease.process, lease.started, kinship)
      return kinship
    } catch { return .foreign }
  }

  /// Nil for a history that cannot be read, too: whoever wants to write or read it says why.
  private mutating func lease(of path: String) -> Lease? {
    var status = stat()
    // By one of several names only part of what is written is seen.
    guard stat(path, &status) == 0, status.st_nlink == 1 || access(path + "-wal", F_OK) == 0 else {
      opened[path] = nil
      return nil
    }
    if opened[path]?.inode != status.st_ino {
      opened[path] = (try? HistoryFile(path: path)).map { Opened(file: $0, inode: status.st_ino) }
    }
    guard let file = opened[path]?.file else { return nil }
    do throws(PastFailure) { return try file.lease() } catch {
      opened[path] = nil
      return nil
    }
  }
}
