internal import History
package import SiteModel

/// A site as its history has it now, for a program that looks once.
package struct RecordedSite: Sendable {
  package let site: Site
  /// What time it is at the site.
  package let now: Moment
  package let standing: RecordStanding
  /// What else the file tells.
  package let past: any Past

  /// From the first of `candidates` that another process writes; nil where nobody does, or where it cannot be read: then
  /// the sources are there to be asked.
  package init?(of topology: Topology, among candidates: [String], clock: any TimeSource) {
    var lookout = LeaseLookout(candidates: candidates, of: topology)
    guard let seen = lookout.sight(at: BootClock.uptime) else { return nil }
    do throws(PastFailure) { try self.init(of: topology, from: seen.path, clock: clock) } catch { return nil }
  }

  /// From a file, whether anybody writes it or not.
  package init(of topology: Topology, from path: String, clock: any TimeSource) throws(PastFailure) {
    let file = try HistoryFile(path: path, topology: topology)
    past = file
    let lease = try file.lease()
    let age = lease?.age(onBoot: BootClock.boot, at: BootClock.uptime)
    if let lease, let age, age <= Lease.life {
      now = topology.isSimulated ? lease.siteMoment + age * lease.speed : clock.now()
      standing = .reading(
        lease.holder, heard: now - age * lease.speed, hasFault: lease.fault != nil, speed: lease.speed,
        plan: try file.plan()?.kinship(to: PlanStamp(of: topology)) ?? .same)
      site = try file.site(at: now)
    } else {
      // Nobody makes a simulated site's time go on: it stands at the newest that is known.
      let last = topology.isSimulated ? try file.site(at: lease?.siteMoment ?? .latest).moment : clock.now()
      now = last
      site = try file.site(at: last)
      standing = .read(newest: site.moment)
    }
    if site.moment == .never { throw .nothingThere }
  }
}

extension Moment {
  /// Later than any that is recorded.
  fileprivate static let latest = Moment(nanoseconds: .max)
}
