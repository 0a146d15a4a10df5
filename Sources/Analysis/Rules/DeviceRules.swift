internal import SiteModel

/// Devices that call themselves unwell (a tripped breaker, a failed chiller, a power supply) for a reason that nothing
/// else tells: one finding a unit, about its worst part. Critical by their own word is high here, for what follows from
/// it may be nothing, and is told by what measures it.
func unwellDevices(_ present: Present, knowing findings: [Finding]) -> [Finding] {
  var groups: [Unit: Finding] = [:]
  var order: [Unit] = []
  for kind in EntityKind.allCases {
    let severities = present.column(kind, .severity)
    for index in 0..<min(severities.count, present.directory.count(of: kind)) {
      guard severities.anyValue(at: index) >= 1, let severity = severities[index] else { continue }
      let id = EntityID(kind, index)
      let unit = Unit(of: id, in: present.directory)
      let priority: Priority = severity >= 2 ? .high : .medium
      guard var known = groups[unit] else {
        groups[unit] = Finding(.deviceUnwell, priority, .entity(id))
        order.append(unit)
        continue
      }
      if priority < known.priority { (known.priority, known.subject) = (priority, .entity(id)) }
      known.count += 1
      groups[unit] = known
    }
  }
  guard !order.isEmpty else { return [] }
  let told = gravest(of: findings, in: present.directory)
  return order.compactMap { unit in
    guard var finding = groups[unit], !(told[unit].map { $0 <= finding.priority } ?? false) else { return nil }
    // In the device's own words, where its log has some.
    if case .entity(let id) = finding.subject { finding.detail = present.site.fact(.event, of: id).map { .event($0) } }
    return finding
  }
}

/// A thing with its parts: a node, or of the building all whose names are its name and more.
private struct Unit: Hashable {
  var node: Int
  var name: Substring

  private static let parts: Set<EntityKind> = [
    .pump, .filter, .reservoir, .leakDetector, .circuit, .outlet, .coolantConnector, .powerSupply, .fan, .sensor,
  ]

  init(of id: EntityID, in directory: Directory) {
    node = directory.node(of: id)
    let own = directory.name(of: id)[...]
    let unit = Self.parts.contains(id.kind) ? own.lastIndex(of: "/").map { own[..<$0] } : nil
    name = id.kind.isOfNode && node >= 0 ? "" : unit ?? own
  }
}

/// The gravest that is told of each unit. What only doubts its figures, or speaks of what would happen, explains nothing.
private func gravest(of findings: [Finding], in directory: Directory) -> [Unit: Priority] {
  var told: [Unit: Priority] = [:]
  for finding in findings where ![.readingsContradict, .feedLossOverload].contains(finding.kind) {
    guard case .entity(let id) = finding.subject else { continue }
    let unit = Unit(of: id, in: directory)
    told[unit] = min(told[unit] ?? finding.priority, finding.priority)
  }
  return told
}
