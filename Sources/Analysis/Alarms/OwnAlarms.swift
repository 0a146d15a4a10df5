internal import SiteModel

/// What the site file's own alarms find.
func ownAlarms(_ present: Present) -> [Finding] { present.topology.alarms.rules.flatMap { $0.findings(in: present) } }

extension AlarmRule {
  func findings(in present: Present) -> [Finding] {
    if isPlainLimit, things.isEmpty { return plainFindings(in: present) }
    let watched = self.watched(in: present)
    let columns = RuleColumns(self, things: watched.isEmpty ? [] : watched, in: present)
    var found: [Finding] = []
    if things.isEmpty {
      var start = 0
      while start < watched.count {
        let block = start..<min(start + RuleColumns.block, watched.count)
        for (place, value) in columns.values(of: self.value, block).enumerated() where isBroken(by: value) {
          found.append(finding(about: block.lowerBound + place, value))
        }
        start = block.upperBound
      }
    } else {
      for index in watched {
        let value = columns.values(of: self.value, index..<index + 1)[0]
        if isBroken(by: value) { found.append(finding(about: index, value)) }
      }
    }
    return found
  }

  /// One quantity of all things of a kind: nothing is reckoned, and nothing allocated where nothing is wrong.
  private func plainFindings(in present: Present) -> [Finding] {
    guard case .quantity(let quantity) = value else { return [] }
    let column = present.column(kind, quantity)
    return column.indices(beyond: limit, side, count: present.directory.count(of: kind)).compactMap { index in
      column[index].map { finding(about: index, $0) }
    }
  }

  /// What it reckons for one thing; nil where something of it is missing, stale or bad.
  func value(for id: EntityID, in present: Present) -> Double? {
    guard id.kind == kind, id.index >= 0 else { return nil }
    let needsPeers = value.contains { if case .peers = $0 { true } else { false } }
    let columns = RuleColumns(self, things: needsPeers ? watched(in: present) : [], in: present)
    let index = Int(id.index)
    let value = columns.values(of: self.value, index..<index + 1)[0]
    return value.isFinite ? value : nil
  }

  /// The things that it watches, by index. Parts of nodes are watched by their nodes' names.
  private func watched(in present: Present) -> [Int] {
    let directory = present.directory
    guard !things.isEmpty else { return Array(0..<directory.count(of: kind)) }
    return things.flatMap { name -> [Int] in
      if !kind.isOfNode { return directory.id(of: .building(kind, name)).map { [Int($0.index)] } ?? [] }
      guard let node = directory.id(of: .node(name)) else { return [] }
      return kind == .node ? [Int(node.index)] : directory.members(kind, of: Int(node.index)).map { Int($0) }
    }
  }

  private func isBroken(by value: Double) -> Bool { side == .upper ? value > limit : value < limit }

  private func finding(about index: Int, _ value: Double) -> Finding {
    var finding = Finding(
      findingKind, priority, .entity(EntityID(kind, index)), value: value, limit: limit,
      quantity: self.value.quantities.first)
    finding.name = name
    return finding
  }
}

extension AlarmPlan {
  /// What a rule reckons for one thing; nil where something of it is missing, stale or bad.
  func value(of name: String, for id: EntityID, in present: Present) -> Double? {
    rule(named: name)?.value(for: id, in: present)
  }
}
