internal import Analysis
package import Canvas
package import Interaction
package import SiteModel
internal import Wording

/// Makes scenes, and remembers what it worked out: the digest for as long as neither the site nor the second has
/// changed (of a large site for a second), the order of the list for as long as site, place, filter and sort are the same.
package struct SceneMaker: Sendable {
  package var utcOffset: Int
  package var operatorName: String?
  package var ambiguous: TextWidth.Ambiguous
  private var digest: (key: DigestKey, value: Digest)?
  private var listing: (key: ListingKey, value: Listing)?
  private var roster = Roster()
  private var sieve = JobSieve()
  /// What hangs on the thing that the page of power tells of, for as long as digest and thing are the same.
  private var dependency: (digest: Digest, value: Dependency)?

  /// The same of the unit that the page of cooling draws.
  private var outlook: (digest: Digest, value: UnitOutlook)?

  /// What the queue says of the racks, and of the job that is drawn in full.
  private var rackQueue: (digest: Digest, value: RackQueue)?
  private var jobOutlook: (digest: Digest, value: JobOutlook)?
  /// What the page of alarms searches and tells in full.
  private var alarmDesk = AlarmDesk()
  /// What was recorded of the site, where something is: the log and history of alarms.
  package var past: (any Past)? {
    get { alarmDesk.past }
    set { alarmDesk.past = newValue }
  }

  private struct DigestKey: Equatable {
    var version: UInt64
    var second: Int64
    /// In the past: the moment, since sites built anew from a record may well count their changes alike.
    var replayed: Moment?
  }

  /// The moment of the past of which everything here is; nil for now.
  private var replayed: Moment?

  /// What the order of a list hangs on.
  private struct ListingKey: Equatable {
    var version: UInt64
    var place: Place
    var filter: String
    var nodeSort: Sorting<NodeColumn>
    var jobSort: Sorting<JobColumn>
    var showsEndedJobs: Bool
    var foldsGroups: Bool
    var foldExceptions: Set<JobReference>
    var coolingSort: Sorting<CoolingColumn>
    var powerSort: Sorting<PowerColumn>
    var alarmSort: Sorting<AlarmColumn>
    var alarmSheet: AlarmSheet
    var groupsAlarms: Bool
    var unfoldedAlarms: Set<AlarmID>
    var language: Language
    /// Findings come and go with time alone, and jobs wait; other lists change only with the site.
    var second: Int64
  }

  package init(utcOffset: Int = 0, operatorName: String? = nil, ambiguous: TextWidth.Ambiguous = .narrow) {
    self.utcOffset = utcOffset
    self.operatorName = operatorName
    self.ambiguous = ambiguous
  }

  /// The scene of a site for a console. With `reusingDigest` the digest made last stands for the site, be it a second
  /// older: what a key asks for must not wait for sums over ten thousand nodes.
  package mutating func scene(
    of site: Site, for console: Console, at now: Moment, reusingDigest: Bool = false
  ) -> Scene {
    // A place inside a thing that this site does not hold is the page itself.
    var console = console
    if let detail = console.place.detail, !site.holds(detail) { console.place.detail = nil }
    if console.replay?.shown != replayed { forget(exceptOf: console.replay?.shown) }
    let kept = reusingDigest ? digest.flatMap { $0.value.isAbout(site) ? $0.value : nil } : nil
    let digest = kept ?? digest(of: site, at: now)
    var jobOutlook: JobOutlook?
    if console.page == .jobs, case .job(let job)? = console.place.detail {
      jobOutlook = self.jobOutlook(of: job, in: digest)
    }
    let listing = listing(of: digest, for: console, jobOutlook)
    var scene = Scene(
      digest: digest, console: console, order: listing.order, total: listing.total, columns: listing.columns,
      utcOffset: utcOffset, operatorName: operatorName, ambiguous: ambiguous)
    if console.page == .jobs { scene.jobIndex = sieve.index }
    if console.page == .power { scene.dependency = dependency(of: scene) }
    if console.page == .cooling { scene.outlook = outlook(of: scene) }
    if [.racks, .overview].contains(console.page), scene.rackMetric.isOfQueue {
      scene.rackQueue = rackQueue(of: digest)
    }
    scene.jobOutlook = jobOutlook
    if console.page == .alarms { scene.alarmOutlook = alarmDesk.outlook(of: scene) }
    return scene
  }

  /// Nothing of one moment of the past stands for another, or for now.
  private mutating func forget(exceptOf moment: Moment?) {
    if digest?.key.replayed != moment { digest = nil }
    var fresh = SceneMaker(utcOffset: utcOffset, operatorName: operatorName, ambiguous: ambiguous)
    fresh.digest = digest
    fresh.replayed = moment
    fresh.past = past
    self = fresh
  }

  /// Follows thousands of arrows in a large site: once a digest, not once a frame.
  private mutating func dependency(of scene: Scene) -> Dependency? {
    guard let thing = scene.shownPowerItem?.id else { return nil }
    let digest = scene.digest
    if let dependency, dependency.digest === digest, dependency.value.thing == thing { return dependency.value }
    let value = Dependency(
      of: thing, in: digest.evidence, supply: digest.supply, racks: digest.racks)
    dependency = (digest, value)
    return value
  }

  private mutating func outlook(of scene: Scene) -> UnitOutlook? {
    guard let unit = scene.shownCoolingUnit else { return nil }
    let digest = scene.digest
    if let outlook, outlook.digest === digest, outlook.value.unit == unit.id { return outlook.value }
    let value = UnitOutlook(of: unit, in: digest)
    outlook = (digest, value)
    return value
  }

  private mutating func rackQueue(of digest: Digest) -> RackQueue {
    if let rackQueue, rackQueue.digest === digest { return rackQueue.value }
    let value = RackQueue(of: digest, after: rackQueue?.value)
    rackQueue = (digest, value)
    return value
  }

  private mutating func jobOutlook(of job: JobReference, in digest: Digest) -> JobOutlook {
    if let jobOutlook, jobOutlook.digest === digest, jobOutlook.value.job == job { return jobOutlook.value }
    let value = JobOutlook(of: job, in: digest)
    jobOutlook = (digest, value)
    return value
  }

  /// Takes a digest that was worked out elsewhere for the newest.
  package mutating func adopt(_ digest: Digest, replayed: Moment? = nil) {
    let second = digest.now.nanoseconds / 1_000_000_000
    self.digest = (DigestKey(version: digest.site.version, second: second, replayed: replayed), digest)
  }

  /// True where a digest takes so long that it is better worked out beside the console.
  package static func isLarge(_ site: borrowing Site) -> Bool {
    site.directory.nodes.count + site.directory.count(of: .accelerator) > eagerLimit
  }

  private mutating func digest(of site: Site, at now: Moment) -> Digest {
    let key = DigestKey(version: site.version, second: now.nanoseconds / 1_000_000_000, replayed: replayed)
    if let digest, digest.key == key || isGoodEnough(digest.key, for: site, second: key.second) { return digest.value }
    let value = Digest(of: site, at: now, after: digest?.value)
    digest = (key, value)
    return value
  }

  /// A large site's digest costs milliseconds and its sources bring news many times a second: once a second is enough.
  /// A small one's follows every change.
  private func isGoodEnough(_ known: DigestKey, for site: Site, second: Int64) -> Bool {
    Self.isLarge(site) && known.second == second && known.replayed == replayed
  }

  /// Nodes and accelerators up to which news is shown at once.
  private static let eagerLimit = 4_096

  private mutating func listing(
    of digest: Digest, for console: Console, _ jobOutlook: JobOutlook?
  ) -> Listing {
    let key = ListingKey(
      version: digest.site.version, place: console.place, filter: console.filterInForce, nodeSort: console.nodeSort,
      jobSort: console.jobSort, showsEndedJobs: console.showsEndedJobs, foldsGroups: console.foldsGroups,
      foldExceptions: console.foldExceptions, coolingSort: console.coolingSort, powerSort: console.powerSort,
      alarmSort: console.alarmSort, alarmSheet: console.alarmSheet,
      groupsAlarms: console.groupsAlarms, unfoldedAlarms: console.unfoldedAlarms, language: console.language,
      second: [.overview, .jobs, .alarms].contains(console.page) ? digest.now.nanoseconds / 1_000_000_000 : 0)
    if let listing, listing.key == key { return listing.value }
    if console.place == Place(.jobs) {
      let value = sieve.listing(of: digest, for: console)
      listing = (key, value)
      return value
    }
    if console.page == .alarms {
      let value = alarmDesk.listing(of: digest, for: console)
      listing = (key, value)
      return value
    }
    roster.refresh(from: digest.site)
    if console.page == .nodes, !console.filterInForce.isEmpty { roster.refresh(withQueuesOf: digest) }
    let value = Listing(of: digest, for: console, roster: roster, jobOutlook: jobOutlook)
    listing = (key, value)
    return value
  }
}

extension Console {
  /// The filter of the page's list: what is being typed, else what was last accepted.
  package var filterInForce: String {
    if case .filter(let text, _) = layers.last { return text }
    return filter
  }
}

extension Site {
  /// True for things that the site knows.
  fileprivate func holds(_ selection: Selection) -> Bool {
    switch selection {
    case .entity(let id): id.index >= 0 && Int(id.index) < directory.count(of: id.kind)
    case .rack(let index): topology.racks.indices.contains(index)
    case .source(let index): sources.indices.contains(index)
    case .job(let reference): queues.indices.contains(reference.queue)
    case .alarm, .alarmEvent: true
    }
  }
}
