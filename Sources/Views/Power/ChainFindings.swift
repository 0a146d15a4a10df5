internal import Analysis
internal import SiteModel

/// The worst that is wrong at each step of the power chain, worked out once for all frames.
struct ChainFindings: Sendable {
  private var worst: [PowerChain.Step.Kind: Priority] = [:]

  /// `findings` are worst first.
  init(_ findings: [Finding], in topology: Topology) {
    for finding in findings {
      guard let step = Self.step(of: finding, in: topology), worst[step] == nil else { continue }
      worst[step] = finding.priority
    }
  }

  subscript(step: PowerChain.Step.Kind) -> Priority? { worst[step] }

  private static func step(of finding: Finding, in topology: Topology) -> PowerChain.Step.Kind? {
    switch finding.subject {
    case .rack: return finding.kind == .rackPower ? .racks : nil
    case .source, .job: return nil
    case .entity(let id):
      switch id.kind {
      case .powerFeed: return .feeds
      case .powerDistributionUnit: return .units
      case .powerEquipment:
        switch topology.powerEquipment[Int(id.index)].kind {
        case .transformer: return .transformers
        case .switchboard: return .switchboards
        case .ups, .hvdc: return .converters
        case .grid, .photovoltaic, .wind, .storage, .generator: return .sources
        }
      default: return nil
      }
    }
  }
}
