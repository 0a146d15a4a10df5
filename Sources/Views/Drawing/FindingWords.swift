internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

extension Scene {
  /// The figures behind a finding, and what else there is to say: "36.2 °C > 35.0 °C", "17 of 18"; empty when there are
  /// neither.
  func reason(of finding: Finding) -> String {
    [finding.kind == .foreignAlert ? "" : finding.name, figures(of: finding), detail(of: finding)].filter {
      !$0.isEmpty
    }.joined(separator: "  ")
  }

  private func detail(of finding: Finding) -> String {
    switch finding.detail {
    case .readings?: finding.since.map { words(.readingsOld, Figures.span(now - $0)) } ?? ""
    case .failure(let failure)?: words.text(of: failure)
    case .xid(let code)?: words.xid(code)
    case .code(let code)?: words(.vendorCode, "\(code)")
    case .contradiction(let contradiction)?: text(of: contradiction)
    case .part(let count, let whole)?: counted(Double(count), of: Double(whole))
    case .overload(let text)?, .other(let text)?, .event(let text)?: text
    case .alert(let name, let summary, let muting)?: words.alert(name, summary, muting)
    case nil: ""
    }
  }

  private func figures(of finding: Finding) -> String {
    guard let value = finding.value else { return "" }
    switch finding.kind {
    case .acceleratorMissing, .linkDegraded: return finding.limit.map { counted(value, of: $0) } ?? ""
    case .pcieDegraded:
      func named(_ figure: Double) -> String {
        finding.quantity == .pcieWidth
          ? "x" + Figures.grouped(figure) : words(.pcieGeneration, Figures.grouped(figure))
      }
      return finding.limit.map { words(.countOf, named(value), named($0)) } ?? ""
    case .acceleratorThrottled: return words(of: ThrottleReasons(reading: value))
    case .uncorrectedErrors: return Figures.grouped(value)
    // That they are there says everything.
    case .pumpsStopped, .portDown, .pendingRowRemap, .rowRemapFailure, .acceleratorUnhealthy, .acceleratorErrorCode,
      .nodeMissing, .sourceSilent, .sourceStale, .leakDetected, .pumpFailed, .deviceUnwell, .feedDead, .planContradicts,
      .loopStopped, .gridLost, .rackUnpowered, .jobNodeLost, .nodeDrained, .nodeDownBySchedule,
      .nodeDown, .foreignAlert:
      return ""
    case .jobIdle: return words(.wastes, Figures.text(value, .watt))
    case .readingsContradict:
      guard let limit = finding.limit else { return "" }
      return words(.outputAboveInput, Figures.text(value, .watt), Figures.text(limit, .watt))
    case .coolingStarved: return "\(words(.valve)) \(Figures.text(value, .ratio))"
    case .onBattery: return "\(words(.charge)) \(Figures.text(value, .ratio))"
    case .valueStale: return Figures.span(.seconds(value.isFinite ? min(value, 1e9) : 0))
    case .valueBad: return finding.quantity.map { words($0.word) } ?? ""
    case .limitBroken, .deviation, .rapidChange, .readingsDiffer, .siteCondition:
      guard let quantity = finding.quantity, let limit = finding.limit else { return "" }
      return "\(words(quantity.word)) \(Figures.text(value, beyond: limit, quantity.unit))"
    case .acceleratorTemperature, .acceleratorMemoryTemperature, .inletTemperature, .sensorTemperature, .fanSlow,
      .rackPower, .coolantSupplyWarm, .dewPointMargin, .supplyOverloaded, .feedLossOverload:
      guard let quantity = finding.quantity else { return "" }
      guard let limit = finding.limit else { return Figures.text(value, quantity.unit) }
      let isLower = [.fanSlow, .dewPointMargin].contains(finding.kind)
      return Figures.text(value, beyond: limit, quantity.unit, isLower: isLower)
    }
  }

  func text(of contradiction: Finding.Contradiction) -> String {
    func side(_ isPrimary: Bool) -> String { words(isPrimary ? .primarySide : .secondarySide) }
    return switch contradiction {
    case .heat(let isPrimary, let reported, let computed):
      words(.heatContradicts, side(isPrimary), Figures.text(reported, .watt), Figures.text(computed, .watt))
    case .balance(let given, let taken):
      words(.sidesContradict, Figures.text(given, .watt), Figures.text(taken, .watt))
    case .coldReturn(let isPrimary): words(.returnColder, side(isPrimary))
    case .pressureRise(let isPrimary): words(.returnPressureHigher, side(isPrimary))
    }
  }

  private func counted(_ value: Double, of whole: Double) -> String {
    words(.countOf, Figures.grouped(value), Figures.grouped(whole))
  }

  /// "B08", the rack in which the subject stands, or all that sources speak for; empty when it stands nowhere, in several
  /// or is a rack itself. Of a thing of the building that serves several: how many.
  func place(of finding: Finding) -> String {
    if case .rack = finding.subject { return "" }
    if case .entity(let id) = finding.subject, !id.kind.isOfNode {
      let racks = digest.racks(hangingOn: site.coolingUnit(of: id) ?? id)
      if racks.count == 1 { return site.topology.racks[racks[0]].name }
      return racks.isEmpty ? "" : words(.rackCount, Figures.grouped(racks.count))
    }
    let racks = digest.present.racks(of: finding)
    return racks.count == 1 ? site.topology.racks[racks[0]].name : ""
  }

  /// When a finding began, as the page of alarms tells it; nothing where that is not known.
  func since(_ finding: Finding) -> Phrase {
    if let alarm = alarm(of: finding) { return since(alarm, isShort: true) }
    guard let moment = finding.since, moment > .never else { return Phrase() }
    return Phrase(shortClock(moment), .label)
  }
}
