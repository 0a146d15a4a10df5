package import SiteModel

/// Which resources of a device are asked for, and what the answers led to: a state machine without a network.
///
/// The first poll walks the tree from the service root along the links that matter here; the next ones ask only for
/// resources whose values change, until it is time to walk again. Links are followed once however they lie, only within
/// the service, and only so many. Where the service offers to expand collections (`$expand`), members come with them;
/// where it marks states (`ETag`), what has not changed is not sent again.
package struct RedfishWalk: Sendable {
  package static let root = "/redfish/v1/"
  /// Resources of one device; more are told and left out.
  package static let resourceLimit = 4_000
  /// Time between walks of the whole tree.
  package static let walkEvery = Duration.seconds(600)

  /// A resource to ask for.
  package struct Question: Hashable, Sendable {
    /// With its query, if any.
    package var path: String
    /// The mark of the state that is known; nil asks for the resource in any case.
    package var knownTag: String?
  }

  private(set) var roles: [String: RedfishRole] = [:]
  private var order: [String] = []
  private var waiting: [String] = []
  /// What is read when all before it is known: systems, then chassis, some of which are boxes of others.
  private var later: [[String]] = [[], []]
  private var asked: Set<String> = []
  /// What to put behind a collection's path to have its members with it; empty where that is not offered.
  var expansion = ""
  /// Members that came with their collection, by member.
  private var carriers: [String: String] = [:]
  /// Marks of the states that the reader keeps.
  private var tags: [String: String] = [:]
  var reader: RedfishReader
  private var walked: Moment?
  private var isWalking = false
  /// The service says that it is a simulation's.
  var isSimulated = false
  /// Where the service lists its registries.
  var registryFiles: String?
  /// The service offers to begin a collection further on (`$skip`).
  var maySkip = false
  /// How many entries of long logs stand before those asked for.
  var skips: [String: Int] = [:]
  private var complaints: [Complaint] = []
  private var isFull = false
  /// Everything that the device has was answered for.
  private var isWhole = true

  /// `node`: the host that the device speaks for, where the site file says so. `unit`: the site's own name for the first
  /// unit that the device has. `mark` tells its other things from those of its like that call themselves the same.
  package init(source: SourceID, node: String? = nil, unit: String? = nil, mark: String = "") {
    reader = RedfishReader(source: source, node: node, unit: unit, mark: mark)
  }

  /// Begins a poll.
  package mutating func begin(at now: Moment) {
    complaints = []
    isWhole = true
    asked = []
    later = [[], []]
    isWalking = walked.map { now - $0 >= Self.walkEvery } ?? true
    reader.begin(isWalking: isWalking)
    if isWalking {
      roles = [:]
      order = []
      isFull = false
      waiting = []
      expansion = ""
      carriers = [:]
      // Marks are not relied upon for ever: some devices change values and forget to change them.
      tags = [:]
      registryFiles = nil
      skips = [:]
      add(Self.root, .serviceRoot)
    } else {
      var seen: Set<String> = []
      let live = order.filter { roles[$0]?.isLive ?? false }.map { carriers[$0] ?? $0 }
      waiting = live.filter { seen.insert($0).inserted }.reversed()
    }
  }

  /// The next poll walks the tree anew.
  package mutating func forget() {
    walked = nil
    reader.events.forgetRegistries()
  }

  /// The next resource to ask for; nil when none is known now. More may come with the answers to those asked for.
  package mutating func next() -> Question? {
    if waiting.isEmpty, asked.isEmpty, let stage = later.firstIndex(where: { !$0.isEmpty }) {
      swap(&waiting, &later[stage])
    }
    if waiting.isEmpty, asked.isEmpty { seekRegistries() }
    guard let path = waiting.popLast() else { return nil }
    asked.insert(path)
    // A further page of a collection has a query already.
    if case .collection? = roles[path], !path.contains("?") { return Question(path: path + expansion) }
    if let skipped = skips[path] { return Question(path: "\(path)?$skip=\(skipped)") }
    return Question(path: path, knownTag: tags[path])
  }

  /// A device answered; `tag` marks this state of the resource. False when what answers is no Redfish service.
  @discardableResult
  package mutating func take(_ bytes: [UInt8], of asked: String, tag: String? = nil) -> Bool {
    let path = path(of: asked)
    self.asked.remove(path)
    guard let role = roles[path] else { return true }
    if role == .registry, bytes.count > Self.registryByteLimit {
      complain(path, .tooLarge(place: "MessageRegistry", limit: Self.registryByteLimit))
      return true
    }
    do {
      // A collection's mark need not change with its members.
      tags[path] = asked == path ? tag : nil
      read(try RedfishDocument(bytes), role, path, keeping: tags[path] != nil)
    } catch {
      tags[path] = nil
      if role == .serviceRoot { return false }
      complain(path, .told("not JSON"))
    }
    return true
  }

  /// The resource that was asked for, without what was put behind it.
  private func path(of asked: String) -> String {
    roles[asked] != nil ? asked : String(decoding: asked.utf8.prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
  }

  /// A device answered that a resource is what it was: so are its values, now.
  package mutating func takeUnchanged(_ path: String) {
    asked.remove(path)
    reader.repeatKept(path)
  }

  private mutating func read(_ document: RedfishDocument, _ role: RedfishRole, _ path: String, keeping: Bool = false) {
    reader.read(document, role, path, keeping: keeping)
    if isWalking || role.isOfRegistries { follow(document, role, path) }
    if case .collection = role { readMembers(of: document, path) }
    if role == .logEntries { readLog(document, path) }
  }

  /// Members that came with their collection need not be asked for.
  private mutating func readMembers(of collection: RedfishDocument, _ path: String) {
    for member in collection.objects("Members") {
      guard let own = member.path.flatMap(Self.path), let role = roles[own] else { continue }
      // A collection that holds itself is no member.
      if case .collection = role { continue }
      if member.count > 1 {
        if role.isLive { carriers[own] = path }
        read(member, role, own)
      } else if carriers.removeValue(forKey: own) != nil {
        // The service no longer does what it did.
        waiting.append(own)
      }
    }
  }

  /// A device did not answer for a resource. False when without it nothing can be read.
  package mutating func fail(_ failure: SourceFailure, of asked: String) -> Bool {
    let path = path(of: asked)
    self.asked.remove(path)
    // A service that cannot expand after all is asked as if it had not offered to.
    // Others may have been asked to while this one was.
    let isLog = roles[path] == .logEntries
    if isLog { failLog(failure, path, wasSkipping: asked != path) }
    if asked != path, !isLog, failure.kind == .refused || failure.kind == .unavailable {
      expansion = ""
      carriers = [:]
      waiting.append(path)
      return true
    }
    if roles[path] == .serviceRoot { return false }
    // A link that leads nowhere is common, and is told once, when the tree is walked.
    if failure == .status(404) || failure == .status(410) {
      if isWalking { complain(path, .told("HTTP 404")) }
      roles[path] = nil
      return true
    }
    isWhole = false
    complain(path, .told(failure.kind.rawValue))
    return true
  }

  /// What the poll brought.
  package mutating func finish(at now: Moment) -> Batch {
    if isWalking, isWhole { reader.events.forgetUnseen() }
    var batch = reader.batch(at: now)
    if isWalking {
      walked = now
      forgetTheWay()
    }
    isWalking = false
    batch.isSimulated = isSimulated
    batch.complaints = Array((complaints + batch.complaints).prefix(20))
    return batch
  }

  /// Until the next walk only what is asked for at every poll matters; of thousands of devices the rest is much.
  private mutating func forgetTheWay() {
    order = order.filter { roles[$0]?.isLive ?? false }
    let needed = Set(order).union(carriers.values)
    roles = roles.filter { needed.contains($0.key) }
    reader.forgetTheWay()
  }

  mutating func complain(_ path: String, _ reason: Complaint.Reason) {
    guard complaints.count < 20 else { return }
    complaints.append(Complaint(subject: CleanText.cleaned(path, limit: 120), reason))
  }

  // MARK: Links

  /// In this poll once more.
  mutating func askAgain(_ path: String) { waiting.append(path) }

  /// Not before the next walk.
  mutating func dismiss(_ path: String) { roles[path] = nil }

  /// A resource of registries that matters again, though it may have been read.
  mutating func askAnew(_ link: String?, _ role: RedfishRole, isCarried: Bool = false) {
    guard let path = link.flatMap(Self.path), roles[path]?.isOfRegistries ?? true else { return }
    dismiss(path)
    add(path, role, isCarried: isCarried)
  }

  /// `isCarried`: the resource has come already.
  mutating func add(_ link: String?, _ role: RedfishRole, isCarried: Bool = false) {
    guard let link, let path = Self.path(link), roles[path] == nil else { return }
    guard order.count < Self.resourceLimit else {
      if !isFull { complain(path, .skipped(sampler: "Redfish")) }
      isFull = true
      return
    }
    roles[path] = role
    order.append(path)
    if isCarried { return }
    // Last in, first out: units are read whole before the next one.
    switch role {
    case .collection(of: .system): later[0].append(path)
    case .collection(of: .chassis): later[1].append(path)
    default: waiting.append(path)
    }
  }

  /// A link as a path of this service; nil for one that leads elsewhere. Byte by byte: each poll asks it of every value.
  static func path(_ link: String) -> String? {
    var link = link
    return link.withUTF8 { bytes in
      var path = bytes.prefix { $0 != UInt8(ascii: "#") }
      guard path.starts(with: root.utf8.dropLast()), path.count < 512 else { return nil }
      var last: UInt8 = 0
      for byte in path {
        guard byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "\\") else { return nil }
        if byte == UInt8(ascii: "."), last == byte { return nil }
        last = byte
      }
      if path.last == UInt8(ascii: "/") { path = path.dropLast() }
      return path.count == root.utf8.count - 1 ? root : String(decoding: path, as: UTF8.self)
    }
  }
}
