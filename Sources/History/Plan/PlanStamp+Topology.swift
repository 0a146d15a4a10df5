package import SiteModel

extension PlanStamp {
  /// Of a plan as it was read.
  package init(of topology: Topology) {
    var told = topology
    (told.sources, told.alarms, told.origin) = ([], AlarmPlan(), nil)
    var encoder = RecordEncoder(reference: .never)
    encoder.put(TopologyRecord(told))
    var text = PlanText()
    for source in topology.sources { text.add(source) }
    text.add(topology.alarms)
    let origin = topology.origin ?? PlanOrigin()
    text.add([origin.options])
    let bytes = encoder.bytes + Array(text.text.utf8)
    self.init(
      origin: origin, fingerprint: bytes.withUnsafeBytes { Checksum.of($0) }, marks: Self.marks(of: topology))
  }

  /// An alarm system may be shared by sites, and says nothing of which one this is.
  private static func marks(of topology: Topology) -> [UInt64] {
    var names: [String] = []
    for source in topology.sources where source.kind != .alertmanager {
      names += source.targets.map { "\(source.kind.rawValue) \($0.url)" }
      guard source.targets.isEmpty else { continue }
      let commands = source.commands
      let parts = [
        source.kind.rawValue, source.name, source.daemon?.url, commands.folder, commands.configuration,
        topology.origin?.options,
      ]
      names.append(parts.map { $0 ?? "" }.joined(separator: " "))
    }
    if names.isEmpty { names = topology.nodes.map { "node \($0.name)" } }
    let marks = Set(names.map { name in Array(name.utf8).withUnsafeBytes { Checksum.of($0) } })
    return Array(marks.sorted().prefix(mostMarks))
  }
}
