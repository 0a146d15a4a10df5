internal import SiteModel

/// What a device's logs say, and what its registries say that it means.
struct DeviceEvents: Sendable {
  private var logs: [String: [LoggedEvent]] = [:]
  /// The logs read since the walk began.
  private var seen: Set<String> = []
  private var registries: [String: MessageRegistry] = [:]
  /// Registries that were looked for since the walk began.
  private var sought: Set<String> = []

  mutating func beginWalk() {
    seen = []
    sought = []
  }

  /// The walk is over and everything answered: other logs are no more.
  mutating func forgetUnseen() { logs = logs.filter { seen.contains($0.key) } }

  /// The device may be another when it comes back.
  mutating func forgetRegistries() { registries = [:] }

  mutating func take(_ page: LogPage, of log: String) {
    seen.insert(log)
    logs[log] = page.events
  }

  mutating func keep(_ log: String) { seen.insert(log) }

  mutating func take(_ registry: MessageRegistry) {
    if let known = registries[registry.series], known.minorVersion > registry.minorVersion { return }
    registries[registry.series] = registry
  }

  /// Registries that events name and that nobody has looked for: while nothing may stand, none.
  var unknownSeries: Set<String> {
    let all = logs.values.joined()
    let subjects = Set(all.lazy.filter(\.mayBegin).map(\.subject))
    guard !subjects.isEmpty else { return [] }
    let named = Set(all.lazy.filter { subjects.contains($0.subject) }.map(\.message.series))
    return named.subtracting(registries.keys).subtracting(sought)
  }

  /// From here on those are known, or not to be had before the next walk.
  mutating func seek(_ series: Set<String>) { sought.formUnion(series) }

  /// A file of that registry is one that was looked for.
  func isSought(_ registry: String) -> Bool { sought.contains(EventMessageID.series(registry)) }

  /// What stands now; what can no longer matter is forgotten, for thousands of devices have logs.
  mutating func settle(at now: Moment) -> [StandingEvents.Condition] {
    guard logs.values.contains(where: { !$0.isEmpty }) else { return [] }
    let all = logs.sorted { $0.key < $1.key }.flatMap(\.value)
    let begun = all.filter(\.mayBegin)
    let subjects = Set(begun.map(\.subject))
    for (log, events) in logs { logs[log] = events.filter { subjects.contains($0.subject) } }
    if begun.isEmpty { registries = [:] }
    return StandingEvents(all, registries: registries, at: now).conditions
  }
}
