internal import Glibc
internal import Sharing
package import SiteModel
package import StrictYAML

/// What a process has to do with the alarms of its site. While it asks the sources it keeps them, and takes orders from
/// the other consoles of this machine; while it reads what another process records, its own orders go to that one.
package actor AlarmPart: AlarmAuthority {
  /// Where other consoles find this process while it keeps the alarms; nil where it takes no orders at all.
  package nonisolated let socket: String?
  private let roles: RoleBook?
  private let hand: (any RecordingHand)?
  private let logs: [any AlarmLog]
  private let evidence: AlarmKeeper.EvidenceAtHand
  private var keeper: AlarmKeeper?
  private var listener: AlarmListener?
  private var other: AlarmsElsewhere?
  private var account: Account?
  /// Own orders that have not been answered, and who waits for that.
  private var ordersUnderWay = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// For what only shows alarms: it gives no orders and takes none.
  package init() {
    (socket, roles, hand, logs) = (nil, nil, nil, [])
    evidence = { nil }
  }

  /// `rolesFile`: the file that says who may do what; nil: the one in its usual place. `hand`: what records the site here,
  /// and knows the alarms to go on from. `evidence`: what pages have just been worked out from.
  package init(
    rolesFile: String?, socket: String, hand: (any RecordingHand)? = nil, logs: [any AlarmLog] = [],
    evidence: @escaping AlarmKeeper.EvidenceAtHand = { nil }
  ) throws(FileError) {
    roles = try RoleBook(path: rolesFile)
    (self.socket, self.hand, self.logs, self.evidence) = (socket, hand, logs, evidence)
  }

  /// A name for a socket that nobody can have taken before.
  package static var freshSocket: String { AlarmListener.freshName() }

  package func carryOut(_ order: AlarmOrder) async -> AlarmReport {
    if let keeper {
      ordersUnderWay += 1
      defer { noteAnswer() }
      return await keeper.take(order, from: ownAccount())
    }
    if let other { return await other.carryOut(order) }
    return AlarmReport(order, refusing: .nobodyThere)
  }

  private func noteAnswer() {
    ordersUnderWay -= 1
    guard ordersUnderWay == 0 else { return }
    for one in waiting { one.resume() }
    waiting = []
  }

  private func ownAccount() -> Account {
    let known = account ?? Accounts.ofProcess
    account = known
    return known
  }

  /// Begins to keep the alarms: from those on the site where they have been read from another's history, or from those in
  /// this process' own where that goes further: a number that is on the log is never given again.
  func keep(_ sites: SiteKeeper, clock: any TimeSource) async -> AlarmKeeper {
    await end()
    var board = await sites.current.alarms.flatMap { $0.isUnkept ? nil : $0 }
    if let kept = await hand?.resumed(await sites.current), kept.board.lastEvent > board?.lastEvent ?? 0 || board == nil
    {
      await sites.adopt(kept.site)
      board = kept.board
    }
    let roles = roles
    let secure: AlarmKeeper.Secure = { [hand] in await hand?.secure() }
    let keeper = AlarmKeeper(
      of: sites, clock: clock, resuming: board, logs: logs, evidence: evidence, secure: secure
    ) { roles?.role(of: $0) }
    self.keeper = keeper
    other = nil
    if let socket {
      let listener = AlarmListener(name: socket) { order, account in await keeper.take(order, from: account) }
      // Where no socket is to be had, this console's own orders are still taken.
      if await listener.open() { self.listener = listener }
    }
    return keeper
  }

  /// Ends that: orders under way are answered, logs have what there was. What is done is in the history, as long as that is
  /// written to until this returns.
  func end() async {
    let (keeper, listener) = (keeper, listener)
    (self.keeper, self.listener) = (nil, nil)
    await listener?.close()
    if ordersUnderWay > 0 { await withCheckedContinuation { waiting.append($0) } }
    await keeper?.stop()
  }

  /// Hears of whoever keeps the alarms in this process' stead; nil: of nobody.
  func follow(_ lease: Lease?) {
    guard socket != nil, let lease, let name = lease.socket else { return other = nil }
    other = AlarmsElsewhere(name: name, keeper: lease.user)
  }
}
