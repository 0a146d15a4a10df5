internal import Orders
internal import SiteModel

/// A job of the queue as `squeue -r` tells it now.
struct JobSighting: Hashable, Sendable {
  /// What tells one apart, then what an order changes; user and name stand last, for they can hold anything.
  static let format = "%i|%T|%Q|%l|%r|%u|%j"

  var id: String
  var stateText: String
  var priority: Int?
  var limit: String
  var reason: String
  /// "user|name", cleaned.
  var owner: String

  init?(line: Substring) {
    let parts = line.split(separator: "|", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, OrderGrammar.isJob(parts[0]) else { return nil }
    (id, stateText, limit, reason) = (parts[0], parts[1], parts[3], parts[4])
    priority = Int(parts[2])
    owner = CleanText.cleaned(parts[5])
  }

  var state: JobState { JobState.allCases.first { $0.name == stateText.lowercased() } ?? .unknown }
  var isHeld: Bool { state == .requeueHold || SchedulerVerb.isHeld(reason: reason) }
  /// "PENDING JobHeldAdmin"
  var text: String {
    CleanText.cleaned(reason == "None" || reason.isEmpty ? stateText : "\(stateText) \(reason)", limit: 80)
  }

  /// True when it is the job that the operator saw: a number comes again when the scheduler has counted round.
  func belongs(to target: OrderTarget) -> Bool {
    guard !target.user.isEmpty else { return true }
    guard owner.hasPrefix("\(target.user)|") else { return false }
    // Names that were cut, here or there, are the same as far as they go.
    let name = owner.dropFirst(target.user.count + 1).prefix(100)
    let seen = target.name.prefix(100)
    return name.hasPrefix(seen) || seen.hasPrefix(name)
  }
}

/// A node as `scontrol -o show node` tells it now.
struct NodeSighting: Hashable, Sendable {
  var name: String
  /// "MIXED+DRAIN"
  var state: String
  /// "hot, RMA 4711 [root@2026-11-24T02:13:01]"
  var reason: String

  init?(line: Substring) {
    guard line.hasPrefix("NodeName="), let name = Self.field("NodeName=", in: line),
      let state = Self.field(" State=", in: line)
    else { return nil }
    self.name = name
    self.state = CleanText.cleaned(state, limit: 80)
    reason = line.range(of: " Reason=").map { CleanText.cleaned(String(line[$0.upperBound...]), limit: 500) } ?? ""
  }

  private static func field(_ key: String, in line: Substring) -> String? {
    line.range(of: key).map { String(line[$0.upperBound...].prefix { $0 != " " }) }
  }

  private var words: Set<Substring> { Set(state.split { $0 == "+" || $0 == "*" }) }
  var isDrained: Bool { !words.isDisjoint(with: ["DRAIN", "DRAINED", "DRAINING"]) }
  /// Switched off to save power (`POWERED_DOWN`) is not out of use.
  var isOut: Bool { isDrained || !words.isDisjoint(with: ["DOWN", "FAIL", "FAILING", "ERROR"]) }
}

extension Substring {
  /// Where the text stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if let end = index(place, offsetBy: text.count, limitedBy: endIndex), self[place..<end] == text {
        return place..<end
      }
      place = index(after: place)
    }
    return nil
  }
}
