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
  /// The one that matters most: a first-out that nobody has acknowledged, else the worst there is.
  let foremost: Int?
  private let places: [Key: Int32]

  /// What makes a finding of a moment the finding of an alarm.
  private struct Key: Hashable {
    var kind: Finding.Kind
    var subject: Finding.Subject
    var quantity: Quantity?
    init(_ finding: Finding) {
      kind = finding.kind
      subject = finding.subject
      quantity = finding.quantity
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
        counts[priority].all += 1
        if alarms[place].needsAcknowledgement { counts[priority].unacknowledged += 1 }
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
    return loud.first { firstOut[$0] < 0 } ?? loud.first ?? announced.first { firstOut[$0] < 0 } ?? announced.first
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

/// What pages mark things with: the findings of a moment where nobody keeps alarms, else the alarms.
struct Marks: Sendable {
  /// What is active comes first, worst first, then what is back to normal and waits for somebody, then what is set aside.
  let findings: [Finding]
  /// Those that are announced, worst first.
  let attention: [Finding]

  init(_ index: AlarmIndex, else findings: [Finding], in site: borrowing Site) {
    guard !index.board.isUnkept else {
      self.findings = findings
      attention = findings
      return
    }
    let alarms = index.board.alarms
    var groups: [[Finding]] = [[], [], []]
    for place in alarms.indices where alarms[place].isPlaced(in: site) {
      let group = alarms[place].isSetAside ? 2 : alarms[place].isActive ? 0 : 1
      groups[group].append(alarms[place].finding)
    }
    self.findings = groups.flatMap(\.self)
    attention = alarms.filter { !$0.isSetAside && $0.isPlaced(in: site) }.map(\.finding)
  }
}
