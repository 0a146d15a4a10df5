internal import History
internal import SiteModel

/// Keeps a site fed: follows whoever records it, else asks the sources and records where it may. See `Watch` for how it
/// decides.
actor SiteWatch {
  private let setup: HistorySetup
  private let topology: Topology
  private let keeper: SiteKeeper
  private let standing: StandingBoard
  private let clock: any TimeSource
  private let feeds: Feeds
  private var watch: Watch
  private var lookout: LeaseLookout
  private var follower: HistoryFollower?
  /// Why nothing is recorded.
  private var refusal: RecordingRefusal?
  private var areFeedsAtWork = false

  /// What can be done to the site's own feeds.
  struct Feeds: Sendable {
    /// Sets them to work, with what listens in on them.
    var begin: @Sendable () async -> Void
    /// Ends them and waits until nothing is under way.
    var end: @Sendable () async -> Void
    /// Ends the taking of orders about alarms, before what they would change is no longer written.
    var close: (@Sendable () async -> Void)?
    /// Tells who keeps the alarms while another records: whose lease was seen, if anybody's.
    var meet: (@Sendable (Lease?) async -> Void)?
    /// Sets the clock of a simulated site; nil for one in real time.
    var setClock: (@Sendable (Moment) -> Void)?
  }

  init(
    _ setup: HistorySetup, of topology: Topology, keeper: SiteKeeper, standing: StandingBoard, clock: any TimeSource,
    feeds: Feeds
  ) {
    self.setup = setup
    self.topology = topology
    self.keeper = keeper
    self.standing = standing
    self.clock = clock
    self.feeds = feeds
    watch = Watch(canRecord: setup.hand != nil)
    lookout = LeaseLookout(candidates: setup.candidates, of: topology)
  }

  static let period = Duration.milliseconds(500)

  /// Returns when its task is cancelled, with the feeds ended and the lease given back.
  func run() async {
    while !Task.isCancelled {
      await look()
      do { try await Task.sleep(for: Self.period) } catch { break }
    }
    // Written first what is there: the feeds may take their time.
    if watch.course == .recording {
      await feeds.close?()
      await setup.hand?.letGo()
      standing.post(nil, path: nil)
    }
    await endFeeds()
  }

  private func beginFeeds() async {
    guard !areFeedsAtWork else { return }
    areFeedsAtWork = true
    await feeds.begin()
  }

  private func endFeeds() async {
    guard areFeedsAtWork else { return }
    areFeedsAtWork = false
    await feeds.end()
  }

  private func look() async {
    let uptime = BootClock.uptime
    let isRecording = watch.course == .recording
    let seen = lookout.sight(at: uptime, except: isRecording ? setup.hand?.path : nil)
    let end = isRecording ? await setup.hand?.end : nil
    // A recorder may wait for this very file, or have one of its own for the site.
    let isWanted = isRecording ? await setup.hand?.isWanted ?? false || seen?.lease.holder == .recorder : false
    refusal = end ?? refusal
    // One simulation is gone on with by another of the same options only.
    if let seen { watch.canAskAgain = feeds.setClock == nil || seen.plan == .same }
    let sight = isRecording ? nil : seen.map { Watch.Sight($0.path, renewed: $0.lease.renewed) }
    await take(watch.step(seeing: sight, isWanted: isWanted, hasEnded: end != nil, at: uptime))
    if let follower {
      await feeds.meet?(seen?.lease)
      await follow(follower, lease: seen?.lease, at: uptime)
    }
    await tell(seen, at: uptime)
  }

  private func take(_ step: Watch.Step) async {
    switch step {
    case .stay: break
    case .follow(let path): await follow(path)
    case .record: await record()
    case .ask: await ask()
    case .handOver: await handOver()
    }
  }

  private func follow(_ path: String) async {
    await endFeeds()
    await keeper.connect(nil)
    follower = HistoryFollower(path: path, of: topology, into: keeper, clock: clock)
    refusal = nil
  }

  private func record() async {
    guard let hand = setup.hand else { return }
    do throws(RecordingRefusal) {
      let tap = try await hand.take()
      follower = nil
      refusal = nil
      // What has been asked so far stands in no record: site, alarms and their numbers go on from what does.
      await endFeeds()
      await keeper.connect(tap)
      watch.taken()
      await beginFeeds()
    } catch {
      refusal = error
      let isHeld =
        switch error {
        case .held, .mute: true
        case .past: false
        }
      await take(watch.refused(isHeld: isHeld, at: BootClock.uptime))
    }
  }

  private func ask() async {
    follower = nil
    await keeper.connect(nil)
    await setup.hand?.letGo()
    await beginFeeds()
  }

  private func handOver() async {
    guard let hand = setup.hand else { return }
    await endFeeds()
    await keeper.connect(nil)
    await hand.letGo()
    watch.handedOver(hand.path, at: BootClock.uptime)
    await follow(hand.path)
  }

  private func follow(_ follower: HistoryFollower, lease: Lease?, at uptime: Duration) async {
    if let lease, let setClock = feeds.setClock, let age = lease.age(onBoot: BootClock.boot, at: uptime) {
      setClock(lease.siteMoment + age * lease.speed)
    }
    await follower.step(speed: lease?.speed ?? 1)
  }

  private func tell(_ sight: LeaseLookout.Sight?, at uptime: Duration) async {
    switch watch.course {
    case .undecided: break
    case .recording: standing.post(.recording(fault: await setup.hand?.fault), path: setup.hand?.path)
    case .asking: standing.post(setup.isViewer ? nil : .unrecorded(refusal ?? .past(.notKept)), path: nil)
    case .following(let path):
      guard let sight, let age = sight.lease.age(onBoot: BootClock.boot, at: uptime) else { break }
      let lease = sight.lease
      standing.post(
        .reading(
          lease.holder, heard: clock.now() - age * lease.speed, hasFault: lease.fault != nil, speed: lease.speed,
          plan: sight.plan),
        path: path)
    }
  }
}
