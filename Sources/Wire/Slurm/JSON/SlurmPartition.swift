internal import SiteModel

extension JSONScanner {
  private enum PartitionField: String, CaseIterable {
    case name, state, marks = "flags", timeLimit = "max_time_limit", tier = "priority_tier", nodeCount = "total_nodes"
    case resources = "tres"
    // 23.11 and later: what was one name is two, one within the other.
    case partition, nodes, maximums, priority, total, time, level = "tier", configured
  }
  private static let partitionFields = JSONFields(PartitionField.self)

  /// Reads a member of `partitions`; nil for what names none.
  mutating func slurmPartition(_ resources: SlurmResources) throws(Malformed) -> JobPartition? {
    var partition = JobPartition("")
    guard kind == .object else {
      try skip()
      return nil
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      guard let field = Self.partitionFields[key] else { return }
      if scanner.kind == .object, [.partition, .nodes, .maximums, .priority, .resources].contains(field) {
        try scanner.members { (scanner: inout JSONScanner, key) throws(Malformed) in
          guard let inner = Self.partitionFields[key] else { return }
          switch (field, inner) {
          case (.partition, .state), (.nodes, .total), (.maximums, .time), (.priority, .level),
            (.resources, .configured):
            try scanner.read(inner, into: &partition, resources)
          default: break
          }
        }
      } else {
        try scanner.read(field, into: &partition, resources)
      }
    }
    return partition.name.isEmpty ? nil : partition
  }

  private mutating func read(
    _ field: PartitionField, into partition: inout JobPartition, _ resources: SlurmResources
  ) throws(Malformed) {
    switch field {
    case .name: partition.name = try slurmText()
    case .state: partition.state = SlurmStates.word(among: try slurmTexts()).lowercased()
    case .marks:
      partition.isDefault = try slurmTexts().contains { $0.lowercased() == "default" }
    case .timeLimit, .time: partition.timeLimit = try slurmNumber().minutes
    case .tier, .level: partition.tier = try slurmNumber().whole
    case .nodeCount, .total: partition.nodeCount = try slurmNumber().whole
    case .resources, .configured:
      let text = try slurmText(limit: SlurmJob.shortList)
      partition.acceleratorCount = text.isEmpty ? nil : text.withSlurmBytes { resources.accelerators(inTotal: $0) ?? 0 }
    case .partition, .nodes, .maximums, .priority: break
    }
  }

  private enum ReservationField: String, CaseIterable {
    case name, begins = "start_time", ends = "end_time", nodes = "node_list", nodeCount = "node_count", users, accounts
    case marks = "flags"
  }
  private static let reservationFields = JSONFields(ReservationField.self)

  /// Reads a member of `reservations`; nil for what names none.
  mutating func slurmReservation(at now: Moment) throws(Malformed) -> JobReservation? {
    var reservation = JobReservation("")
    guard kind == .object else {
      try skip()
      return nil
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      switch Self.reservationFields[key] {
      case .name: reservation.name = try scanner.slurmText()
      case .begins: reservation.begins = try scanner.slurmNumber().moment
      case .ends: reservation.ends = try scanner.slurmNumber().moment
      case .nodes: reservation.nodes = try scanner.slurmText(limit: SlurmJob.shortList)
      case .nodeCount: reservation.nodeCount = try scanner.slurmNumber().whole
      case .users: reservation.users = try scanner.slurmText()
      case .accounts: reservation.accounts = try scanner.slurmText()
      case .marks: reservation.flags = try scanner.slurmTexts().joined(separator: ",").uppercased()
      case nil: break
      }
    }
    reservation.isActive =
      reservation.begins.map { $0 <= now } ?? false && reservation.ends.map { now < $0 } ?? true
    return reservation.name.isEmpty ? nil : reservation
  }
}
