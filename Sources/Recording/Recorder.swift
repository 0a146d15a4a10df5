internal import Glibc
internal import History
package import SiteModel

/// Records a site, while it has the lease: writes down what the site takes in, and says in the history every second that
/// it does.
///
/// A full disk does not end it: what cannot be written is counted and told, and writing goes on as soon as it can. A
/// history that is damaged, or that another has come to own, does.
package actor Recorder: RecordingHand {
  package nonisolated let path: String
  private let subject: Subject
  private let clock: any TimeSource
  private var held: Held?
  package private(set) var end: RecordingRefusal?
  /// Where the record ended that a simulated site goes on from; nil while that begins one.
  package private(set) var resumedFrom: Moment?
  /// What keeps the file from being written; nil while nothing does.
  package private(set) var fault: RecordingFault?
  /// When that was first seen, by a clock that no one sets and that runs no faster for a simulated site.
  private var faultBegan: ContinuousClock.Instant?

  /// What is recorded, and by whom.
  package struct Subject: Sendable {
    package var topology: Topology
    package var holder: Lease.Holder
    /// Seconds of the site that pass in a real one.
    package var speed: Double
    package var settings: RecordingSettings
    /// The socket on which the holder takes acts.
    package var socket: String?
    /// Told, before anything is written, of the newest moment that is recorded: a simulated site goes on from there.
    package var goOn: (@Sendable (Moment) -> Void)?
    /// True where the folder is made that the history lies in.
    package var makesFolder = false

    package init(
      _ topology: Topology, by holder: Lease.Holder, settings: RecordingSettings = RecordingSettings(),
      speed: Double = 1
    ) {
      self.settings = settings
      self.topology = topology
      self.holder = holder
      self.speed = speed
    }
  }

  /// What there is while the lease is held.
  private struct Held {
    var lock: LeaseLock
    var table: LeaseTable
    var writer: HistoryWriter
    var tap: HistoryTap
    var lease: Lease
    var writing: Task<Void, Never>
    var renewing: Task<Void, Never>
  }

  /// Readings lost to faults that are over.
  private var lostBefore = 0
  /// How long a recorder waits for a console to give the lease back.
  private static let patience = Duration.seconds(10)
  /// How long anything but a full disk may keep a recorder from writing.
  private static let forbearance = Duration.seconds(10)
  /// How long an answer waits for the file.
  private static let securing = Duration.seconds(3)
  private static let renewalPeriod = Duration.seconds(1)

  /// `path` may lead to the history by links.
  package init(path: String, of subject: Subject, clock: any TimeSource) {
    self.path = RealPath.of(path)
    self.subject = subject
    self.clock = clock
  }

  /// The lease as it was last renewed; nil while it is not held.
  package var lease: Lease? { held?.lease }
  /// Readings that could not be written since the lease was taken.
  package var lost: Int { (held?.tap.lost ?? 0) + lostBefore + (fault?.lost ?? 0) }
  package var isWanted: Bool { subject.holder == .console && held?.lock.isTaken(.recorder) ?? false }

  package func resumed(_ site: Site) async -> (site: Site, board: AlarmBoard)? { await held?.writer.resumed(site) }

  package func take() async throws(RecordingRefusal) -> any SiteTap {
    if let held { return held.tap }
    do throws(PastFailure) {
      if subject.makesFolder { try RecordingFolder.make(above: path) } else { try RecordingFolder.check(above: path) }
      try WriterConnection.checkNames(of: path)
      try checkSite()
    } catch { throw .past(error) }
    let lock = try await obtainedLock()
    if let goOn = subject.goOn, let end = newestRecorded {
      goOn(end)
      resumedFrom = end
    }
    let lease = newLease()
    let rival: Lease?
    do throws(PastFailure) {
      let writer = try HistoryWriter(path: path, site: subject.topology, settings: subject.settings, clock: clock)
      let table = try LeaseTable(of: path)
      rival = try table.write(lease)
      if rival == nil { return begin(lock, table, writer, lease) }
    } catch { throw .past(error) }
    throw .held(by: rival)
  }

  /// That another site is recorded there is said before anybody is waited for.
  private func checkSite() throws(PastFailure) {
    do throws(PastFailure) { _ = try HistoryFile(path: path, topology: subject.topology) } catch {
      switch error {
      case .otherSite(_, let name) where name.isEmpty: break
      case .otherSite, .otherPlan, .tooNew: throw error
      // One that cannot be read may be in the making; else the writer tells.
      case .nothingThere, .notKept, .file, .damaged, .folderMissing, .manyNames: break
      }
    }
  }

  /// A recorder goes before consoles, and of two recorders the first has it.
  private func obtainedLock() async throws(RecordingRefusal) -> LeaseLock {
    let isRecorder = subject.holder == .recorder
    do throws(PastFailure) {
      let lock = try LeaseLock(beside: path)
      let isFree = isRecorder ? try lock.take(.recorder) : !lock.isTaken(.recorder)
      let deadline = ContinuousClock.now + (isRecorder ? Self.patience : .zero)
      while isFree {
        // Whoever writes all the same has come to the file by a way on which the lock is another.
        if try lock.take(.lease), rivalLease == nil { return lock }
        guard ContinuousClock.now < deadline, !Task.isCancelled else { break }
        // Cancelled: looked at above.
        try? await Task.sleep(for: .milliseconds(50))
      }
    } catch { throw .past(error) }
    let lease = (try? HistoryFile(path: path))?.standingLease
    // Who has just taken it has not said so yet: what stands there is of another.
    guard let lease, let age = lease.age(onBoot: BootClock.boot, at: BootClock.uptime), age > Self.patience else {
      throw .held(by: lease)
    }
    throw .mute(lease)
  }

  /// Nil of a history that is only to be made, too; of one that cannot be read the writer says why.
  private var newestRecorded: Moment? {
    do throws(PastFailure) { return try HistoryFile(path: path).span()?.to } catch { return nil }
  }

  private var rivalLease: Lease? { (try? HistoryFile(path: path))?.rivalLease }

  private func begin(_ lock: LeaseLock, _ table: LeaseTable, _ writer: HistoryWriter, _ lease: Lease) -> HistoryTap {
    let tap = HistoryTap()
    (end, fault, lostBefore, faultBegan) = (nil, nil, 0, nil)
    let writing = Task { await tap.drain { await self.write($0) } }
    let renewing = Task {
      while !Task.isCancelled {
        // Cut short when the lease is given back.
        try? await Task.sleep(for: Self.renewalPeriod)
        await self.renew()
      }
    }
    held = Held(
      lock: lock, table: table, writer: writer, tap: tap, lease: lease, writing: writing, renewing: renewing)
    return tap
  }

  private func newLease() -> Lease {
    let user = geteuid()
    let name = getpwuid(user).map { CleanText.cleaned(String(cString: $0.pointee.pw_name), limit: 64) }
    var lease = Lease(
      holder: subject.holder, process: getpid(), user: user, userName: name ?? "", boot: BootClock.boot,
      started: SystemClock().now(), renewed: BootClock.uptime, siteMoment: clock.now(), speed: subject.speed)
    lease.socket = subject.socket
    return lease
  }

  private func write(_ deliveries: [Delivery]) async {
    guard let writer = held?.writer else { return }
    var isAwaited = false
    for delivery in deliveries {
      switch delivery {
      case .source(let description): await writer.register(description)
      case .batch(let batch, let duration): await writer.append(batch, took: duration)
      case .failure(let failure, let source, let moment, let duration):
        await writer.append(failure, of: source, at: moment, took: duration)
      case .alarms(let news):
        await writer.append(news)
        isAwaited = isAwaited || news.act?.report.done.isEmpty == false
      case .memory(let site, let moment): await writer.append(memoryOf: site, at: moment)
      }
    }
    // Whoever gave the order is told that it is done once it cannot be lost any more.
    if isAwaited { await writer.flush() }
  }

  package func secure() async {
    guard let tap = held?.tap else { return }
    let mark = tap.taken
    let deadline = ContinuousClock.now + Self.securing
    while tap.given < mark, ContinuousClock.now < deadline {
      do { try await Task.sleep(for: .milliseconds(2)) } catch { return }
    }
  }

  /// Says that this process is still there. Where even that cannot be written, the age of the row says it.
  private func renew() async {
    guard let writer = held?.writer else { return }
    note(await writer.fault)
    guard var held, end == nil, !Task.isCancelled else { return }
    guard held.lock.isInPlace else { return end = .past(.file(path: held.lock.path, .system(code: ENOENT))) }
    held.lease.renewed = BootClock.uptime
    held.lease.siteMoment = clock.now()
    held.lease.lost = lost
    held.lease.fault = fault.map { "\($0.failure)" }
    self.held = held
    // The writer meets the same obstacle, and tells of it.
    if let rival = (try? held.table.write(held.lease)) ?? nil { end = .held(by: rival) }
  }

  private func note(_ newest: RecordingFault?) {
    if newest == nil { lostBefore += fault?.lost ?? 0 }
    fault = newest
    guard let newest else { return faultBegan = nil }
    let began = faultBegan ?? .now
    faultBegan = began
    guard !newest.failure.isPassing, .now - began > Self.forbearance else { return }
    end = .past(newest.failure)
  }

  package func letGo() async {
    guard let held else { return }
    held.renewing.cancel()
    held.tap.close()
    await held.writing.value
    await held.renewing.value
    // What cannot be said any more the lock says.
    try? held.table.clear(held.lease)
    held.table.close()
    await held.writer.close()
    self.held = nil
    held.lock.letGo(.lease)
    held.lock.letGo(.recorder)
  }
}

extension PastFailure {
  /// True for what can be over in a while: a full disk, another that is just writing.
  fileprivate var isPassing: Bool {
    guard case .file(_, .system(let code)) = self else { return false }
    return code == ENOSPC || code == EDQUOT || code == EBUSY
  }
}
