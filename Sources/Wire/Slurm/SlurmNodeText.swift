package import SiteModel

/// The answer of `scontrol -o -d show node`: the nodes, each with its state, what it has and what jobs hold of it.
package enum SlurmNodeText {
  package struct Rows: Sendable {
    /// `ScheduledNode.node` is the place in the table of nodes.
    package var nodes: [ScheduledNode] = []
    /// The hosts that the nodes say they are, in the same order.
    package var hosts: [String] = []
  }

  private enum Key: Int, CaseIterable {
    case name = 0
    case host, state, reason, comment, extra, partitions, features, processors, held, memory, memoryHeld, resources
    case used, configured, reservation, system, address, boot

    var name: String {
      switch self {
      case .name: "NodeName"
      case .host: "NodeHostName"
      case .state: "State"
      case .reason: "Reason"
      case .comment: "Comment"
      case .extra: "Extra"
      case .partitions: "Partitions"
      case .features: "ActiveFeatures"
      case .processors: "CPUTot"
      case .held: "CPUAlloc"
      case .memory: "RealMemory"
      case .memoryHeld: "AllocMem"
      case .resources: "Gres"
      case .used: "GresUsed"
      case .configured: "CfgTRES"
      case .reservation: "ReservationName"
      case .system: "OS"
      case .address: "NodeAddr"
      case .boot: "BootTime"
      }
    }
  }

  private static let keys = SlurmRecord.Keys(
    Key.allCases.map(\.name) + ["ThreadsPerCore"], free: ["Reason", "Comment", "Extra", "OS"])

  package static func read(
    _ answer: UnsafeRawBufferPointer, nodes: inout SlurmNodeTable, resources: SlurmResources = SlurmResources()
  ) throws(SlurmTextFault) -> Rows {
    var rows = Rows()
    let places = SlurmRecord.beginnings(of: "NodeName=", in: answer)
    guard !places.isEmpty || answer.count == 0 || answer.begins(with: "No nodes") else { throw .notSlurm }
    guard places.isEmpty || answer[answer.count - 1] == Byte.newline else { throw .cutShort }
    for (index, start) in places.enumerated() {
      let end = index + 1 < places.count ? places[index + 1] : answer.count
      let fields = SlurmFieldTable(keys, in: answer, from: start, to: end - 1)
      guard let name = fields[Key.name.rawValue] else { continue }
      var node = node(fields, at: nodes.place(of: name.cleaned))
      count(resources, fields, into: &node)
      rows.nodes.append(node)
      rows.hosts.append(fields.text(Key.host.rawValue))
    }
    return rows
  }

  private static func node(_ fields: SlurmFieldTable, at place: Int) -> ScheduledNode {
    let state = fields.text(Key.state.rawValue).lowercased()
    let words = state.split { $0 == "+" || $0 == "*" }.map(String.init)
    var node = ScheduledNode(
      node: place, state: state,
      condition: ScheduledNode.Condition(slurm: words + (state.contains("*") ? ["not_responding"] : [])))
    if let reason = fields[Key.reason.rawValue] { explain(&node, reason) }
    node.partitions = list(fields[Key.partitions.rawValue])
    node.features = list(fields[Key.features.rawValue])
    node.reservation = fields.text(Key.reservation.rawValue)
    node.processors = fields[Key.processors.rawValue]?.wholeNumber.map { Int32(clamping: $0) }
    node.processorsHeld = fields[Key.held.rawValue]?.wholeNumber.map { Int32(clamping: $0) }
    node.memory = fields[Key.memory.rawValue].flatMap { SlurmValue.memory($0) }
    node.memoryHeld = fields[Key.memoryHeld.rawValue].flatMap { SlurmValue.memory($0) }
    return node
  }

  /// "PSU failure, RMA 4711 [root@1795658620]".
  private static func explain(_ node: inout ScheduledNode, _ reason: SlurmBytes) {
    node.reason = reason.cleaned
    guard reason.count > 0, reason[reason.count - 1] == UInt8(ascii: "]"),
      let open = reason.lastIndex(of: UInt8(ascii: "[")),
      let at = reason.part(open, reason.count).lastIndex(of: UInt8(ascii: "@"))
    else { return }
    node.reason = trimmed(reason.part(0, open)).cleaned
    node.reasonUser = reason.part(open + 1, open + at).cleaned
    node.reasonMoment = reason.part(open + at + 1, reason.count - 1).moment
  }

  private static func trimmed(_ bytes: SlurmBytes) -> SlurmBytes {
    bytes.part(0, (bytes.lastIndex { $0 != 0x20 } ?? -1) + 1)
  }

  private static func list(_ bytes: SlurmBytes?) -> [String] {
    bytes.map { $0.split(by: Byte.comma).filter { $0.count > 0 }.map(\.cleaned) } ?? []
  }

  private static func count(_ resources: SlurmResources, _ fields: SlurmFieldTable, into node: inout ScheduledNode) {
    let has = fields[Key.resources.rawValue].flatMap { resources.accelerators(inUse: $0) }
    let tracked = fields[Key.configured.rawValue].flatMap { resources.accelerators(inTotal: $0) }
    let used = fields[Key.used.rawValue].flatMap { resources.accelerators(inUse: $0) }
    // A node without a word of accelerators has none: Slurm says all of its generic resources here.
    node.accelerators = Int32(clamping: has.map { Int($0.set.count) } ?? tracked ?? 0)
    node.acceleratorKind = has?.make ?? used?.make ?? ""
    if let used { node.acceleratorsHeld = used.set }
  }
}
