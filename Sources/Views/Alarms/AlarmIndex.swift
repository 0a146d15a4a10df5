internal import SiteModel

/// What pages need to know of all alarms, worked out once with the digest: what follows from what, how many there are of
/// each sort, which one matters most, and which alarm a finding is.
struct AlarmIndex: Sendable {
  /// How many alarms there are of one priority.
  struct Count: Hashable, Sendable {
    /// All that are announced.
    var all = 0
    /// Those of them that ask to be acknowledged.
    var unacknowledged = 0
    /// Those of them whose cause is there.
    var active = 0
    /// Those that are there and ask to be acknowledged.
    var burning = 0
  }

  let board: AlarmBoard
  /// By priority, critical first.
  let counts: [Count]
  /// Alarms set aside, by why.
  let shelved: Int
  let suppressed: Int
  let outOfService: Int
  /// By place on the board: the place of the first-out that explains it, -1 where nothing does.
  let firstOut: [Int32]
  /// By place of a first-out: the places of what follows from it, the oldest first, what is set aside last.
  let followers: [Int: [Int]]
  /// The one that matters most: a first-out that nobody has acknowledged, else the worst there is; what is active before
  /// what is gone.
  let foremost: Int?
  /// The one that a wall tells of in plain sight.
  let alert: Int?
  private let places: [Key: Int32]

  /// What makes a finding of a moment the finding of an alarm.
  private struct Key: Hashable {
    var kind: Finding.Kind
    var subject: Finding.Subject
    var quantity: Quantity?
    var name: String
    init(_ finding: Finding) {
      kind = finding.kind
      subject = finding.subject
      quantity = finding.quantity
      name = finding.name
    }
  }

  init(of board: AlarmBoard) {
    self.board = board
    let alarms = board.alarms
    var counts = Priority.allCases.map { _ in Count() }
    var (shelved, suppressed, outOfService) = (0, 0, 0)
    var places: [Key: Int32] = [:]
    places.reserveCapacity(alarms.count)
    for place in alarms.indices {
      let key = Key(alarms[place].finding)
      if places[key] == nil { places[key] = Int32(place) }
      switch alarms[place].state {
      case .shelved: shelved += 1
      case .suppressed: suppressed += 1
      case .outOfService: outOfService += 1
      default:
        let priority = alarms[place].priority.rawValue - 1
        let (isLoud, isActive) = (alarms[place].needsAcknowledgement, !alarms[place].isGone)
        counts[priority].all += 1
        if isLoud { counts[priority].unacknowledged += 1 }
        if isActive { counts[priority].active += 1 }
        if isLoud, isActive { counts[priority].burning += 1 }
      }
    }
    self.counts = counts
    (self.shelved, self.suppressed, self.outOfService) = (shelved, suppressed, outOfService)
    self.places = places
    let firstOut = Self.firstOuts(of: board)
    self.firstOut = firstOut
    var followers: [Int: [Int]] = [:]
    for place in alarms.indices where firstOut[place] >= 0 {
      followers[Int(firstOut[place]), default: []].append(place)
    }
    // As they came, one after another; what is set aside behind the rest.
    self.followers = followers.mapValues { places in
      places.sorted { a, b in
        let (one, other) = (alarms[a], alarms[b])
        if one.isSetAside != other.isSetAside { return other.isSetAside }
        return one.raisedAt != other.raisedAt ? one.raisedAt < other.raisedAt : a < b
      }
    }
    foremost = Self.foremost(of: board, firstOut)
    let alerts = alarms.indices.filter { alarms[$0].isAlert }
    alert = alerts.first { firstOut[$0] < 0 } ?? alerts.first
  }

  /// Follows what explains each alarm to its end; what goes round in circles has none.
  private static func firstOuts(of board: AlarmBoard) -> [Int32] {
    let causes = board.alarms.map { alarm in
      alarm.root.flatMap { board.place(of: $0) }.map { Int32($0) } ?? -1
    }
    return causes.indices.map { place in
      var first = causes[place]
      for _ in 0..<16 where first >= 0 && causes[Int(first)] >= 0 { first = causes[Int(first)] }
      return first >= 0 && (causes[Int(first)] >= 0 || Int(first) == place) ? -1 : first
    }
  }

  private static func foremost(of board: AlarmBoard, _ firstOut: [Int32]) -> Int? {
    let announced = board.alarms.indices.prefix { !board.alarms[$0].isSetAside }
    let loud = announced.filter { board.alarms[$0].needsAcknowledgement }
    let burning = loud.filter { !board.alarms[$0].isGone }
    let active = announced.filter { !board.alarms[$0].isGone }
    for places in [burning, loud, active, Array(announced)] where !places.isEmpty {
      return places.first { firstOut[$0] < 0 } ?? places.first
    }
    return nil
  }

  /// The alarm that a finding is; nil for one that has not lasted long enough to be one.
  func alarm(of finding: Finding) -> Alarm? { places[Key(finding)].map { board.alarms[Int($0)] } }

  /// What follows from an alarm, in that order.
  func followers(of place: Int) -> [Alarm] { (followers[place] ?? []).map { board.alarms[$0] } }

  var setAside: Int { shelved + suppressed + outOfService }
}

extension Alarm {
  /// True for an alarm about something that is in the site's tables.
  func isPlaced(in site: borrowing Site) -> Bool {
    switch finding.subject {
    case .entity(let id): id.index >= 0 && Int(id.index) < site.directory.count(of: id.kind)
    case .rack(let index): site.topology.racks.indices.contains(index)
    case .source(let index):
      site.sources.indices.contains(index) && finding.otherSources.allSatisfy(site.sources.indices.contains)
    case .job(let job): site.queues.indices.contains(job.queue)
    }
  }
}

/// What pages mark things with, and what they tell of them: the findings of a moment where nobody keeps alarms, else the
/// alarms. What is gone marks nothing: it is told behind what is there, as gone.
struct Marks: Sendable {
  /// What is there and announced, worst first.
  let active: [Finding]
  /// What is gone, and waits for somebody to see or to reset it; worst first.
  let gone: [Finding]
  /// What things are marked with: what is there, announced before set aside.
  let findings: [Finding]
  /// All there is to tell of a thing.
  var told: [Finding] { active + gone + findings.dropFirst(active.count) }

  init(_ index: AlarmIndex, else findings: [Finding], in site: borrowing Site) {
    guard !index.board.isUnkept else {
      (self.findings, active, gone) = (findings, findings, [])
      return
    }
    let alarms = index.board.alarms
    var groups: (active: [Finding], gone: [Finding], aside: [Finding]) = ([], [], [])
    for place in alarms.indices where alarms[place].isPlaced(in: site) {
      if alarms[place].isGone {
        groups.gone.append(alarms[place].finding)
      } else if !alarms[place].isSetAside {
        groups.active.append(alarms[place].finding)
      } else if alarms[place].isActive {
        groups.aside.append(alarms[place].finding)
      }
    }
    (active, gone) = (groups.active, groups.gone)
    self.findings = groups.active + groups.aside
  }
}
