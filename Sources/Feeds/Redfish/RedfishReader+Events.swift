internal import SiteModel

/// What devices' logs say of the things that are read.
extension RedfishReader {
  /// Tells what stands at the things that it is about: in words, and as a severity that may worsen the thing's own verdict
  /// but never better it.
  mutating func settleEvents(at now: Moment) {
    var told: Set<Int> = []
    // The gravest comes first, and its words are shown.
    for condition in events.settle(at: now) {
      guard let subject = subject(ofOrigin: condition.origin) else { continue }
      worsen(subject, to: condition.severity)
      if told.insert(subject).inserted { say(subject, .event, condition.text) }
    }
    for subject in eventful.subtracting(told).sorted() { say(subject, .event, "") }
    eventful = told
  }

  /// The thing that a link leads to, or the nearest that it is a part of; else what the device is itself.
  private mutating func subject(ofOrigin origin: String?) -> Int? {
    var path = origin.flatMap(RedfishWalk.path) ?? ""
    while let slash = path.lastIndex(of: "/"), path.count > RedfishWalk.root.count {
      if let key = keys[path] { return subject(key) }
      path = String(path[..<slash])
    }
    if let key = firstUnit.flatMap({ keys[$0] }) { return subject(key) }
    // Which of several nodes is not known.
    let nodes = Set(keys.values.filter { $0.kind == .node })
    return nodes.count == 1 ? nodes.first.map { subject($0) } : nil
  }
}
