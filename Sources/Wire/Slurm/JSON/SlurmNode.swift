internal import SiteModel

extension JSONScanner {
  private enum NodeField: String, CaseIterable {
    case name, host = "hostname", state, marks = "state_flags", reason, reasonUser = "reason_set_by_user"
    case reasonMoment = "reason_changed_at", partitions, processors = "cpus", processorsHeld = "alloc_cpus"
    case memory = "real_memory", memoryHeld = "alloc_memory", resources = "gres", resourcesHeld = "gres_used"
    case features, reservation
  }
  private static let nodeFields = JSONFields(NodeField.self)

  /// Reads a member of `nodes`; nil for what names no node.
  mutating func slurmNode(
    placing nodes: inout SlurmNodeTable, _ resources: SlurmResources
  ) throws(Malformed) -> (node: ScheduledNode, host: String)? {
    guard kind == .object else {
      try skip()
      return nil
    }
    var node = ScheduledNode(node: 0, state: "", condition: .unknown)
    var (name, host) = ("", "")
    var states: [String] = []
    var marks: [String] = []
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      guard let field = Self.nodeFields[key] else { return }
      switch field {
      case .name: name = try scanner.slurmText()
      case .host: host = try scanner.slurmText()
      case .state: states = try scanner.slurmTexts()
      case .marks: marks = try scanner.slurmTexts()
      default:
        if try !scanner.readText(field, into: &node, resources) { try scanner.readNumber(field, into: &node) }
      }
    }
    guard !name.isEmpty else { return nil }
    let words = (states + marks).filter { !$0.isEmpty }
    node.state = words.map { $0.lowercased() }.joined(separator: "+")
    node.condition = ScheduledNode.Condition(slurm: words)
    node.node = Int32(nodes.place(of: name))
    // Of resources in use the older answers say nothing where there are none at all.
    node.accelerators = node.accelerators ?? 0
    return (node, host)
  }

  /// False for a field that is none of the texts.
  private mutating func readText(
    _ field: NodeField, into node: inout ScheduledNode, _ resources: SlurmResources
  ) throws(Malformed) -> Bool {
    switch field {
    case .reason: node.reason = try slurmText()
    case .reasonUser: node.reasonUser = try slurmText()
    case .partitions: node.partitions = try slurmTexts()
    case .features:
      node.features = try slurmTexts(limit: SlurmJob.shortList)
        .flatMap { $0.split(separator: ",").map(String.init) }
    case .reservation: node.reservation = try slurmText()
    case .resources:
      let has = try slurmText(limit: SlurmJob.shortList).withSlurmBytes { resources.accelerators(inUse: $0) }
      node.accelerators = has.map { $0.set.count }
      node.acceleratorKind = has?.make ?? ""
    case .resourcesHeld:
      let used = try slurmText(limit: SlurmJob.shortList).withSlurmBytes { resources.accelerators(inUse: $0) }
      if let used { node.acceleratorsHeld = used.set }
    default: return false
    }
    return true
  }

  private mutating func readNumber(_ field: NodeField, into node: inout ScheduledNode) throws(Malformed) {
    let number = try slurmNumber()
    let whole = number.whole.map { Int32(clamping: $0) }
    switch field {
    case .reasonMoment: node.reasonMoment = number.moment
    case .processors: node.processors = whole
    case .processorsHeld: node.processorsHeld = whole
    // Slurm counts memory in MiB.
    case .memory: node.memory = number.value.map { $0 * 1_048_576 }
    case .memoryHeld: node.memoryHeld = number.value.map { $0 * 1_048_576 }
    default: break
    }
  }
}
