internal import Analysis
internal import Canvas
internal import SiteModel
internal import Wording

extension Finding.Kind {
  var word: Word {
    switch self {
    case .sourceSilent: .sourceSilent
    case .nodeMissing: .nodeMissing
    case .acceleratorMissing: .acceleratorMissing
    case .acceleratorTemperature: .acceleratorHot
    case .acceleratorMemoryTemperature: .acceleratorMemoryHot
    case .acceleratorThrottled: .acceleratorThrottled
    case .acceleratorErrorCode: .acceleratorErrorCode
    case .acceleratorUnhealthy: .acceleratorUnhealthy
    case .uncorrectedErrors: .uncorrectedErrors
    case .pendingRowRemap: .pendingRowRemap
    case .rowRemapFailure: .rowRemapFailure
    case .pcieDegraded: .pcieDegraded
    case .linkDegraded: .linkDegraded
    case .inletTemperature: .inletHigh
    case .sensorTemperature: .sensorHot
    case .fanSlow: .fanSlow
    case .portDown: .portDown
    case .rackPower: .rackPowerHigh
    }
  }

  /// True when a value below the limit is the fault.
  var isTooLow: Bool { [.fanSlow, .pcieDegraded, .linkDegraded].contains(self) }
}

extension Scene {
  /// "36.2 °C > 35.0 °C", or the source's own words; empty when there is neither.
  func reason(of finding: Finding) -> String {
    var text = ""
    if let value = finding.value, let quantity = finding.quantity, finding.kind != .acceleratorThrottled,
      finding.kind != .acceleratorErrorCode
    {
      text = Figures.text(value, quantity.unit)
      if let limit = finding.limit {
        text += (finding.kind.isTooLow ? " < " : " > ") + Figures.text(limit, quantity.unit)
      }
    }
    if let detail = finding.detail { text += (text.isEmpty ? "" : "  ") + detail }
    return text
  }

  /// "B08", where the subject stands; empty when it stands nowhere or is a rack itself.
  func place(of finding: Finding) -> String {
    guard case .entity(let id) = finding.subject, let plan = site.plan(of: site.directory.node(of: id)),
      let rack = plan.rack
    else { return "" }
    return site.topology.racks[rack].name
  }

  /// The time of day at which a finding began, else nothing.
  func since(_ finding: Finding) -> String {
    guard let since = finding.since, since > .never else { return "" }
    return ClockFace.minute(since, utcOffset: utcOffset)
  }
}
