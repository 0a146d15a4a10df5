internal import SiteModel

/// Where coolant enters and leaves: a unit's primary or secondary side, or a node.
struct ConnectorSide: Hashable, Sendable {
  var owner: String
  var isPrimary: Bool
}

/// What one coolant connector said in one poll.
struct ConnectorReport: Sendable {
  var path: String
  var name: String
  /// Not connected: it counts for nothing.
  var isOut: Bool
  /// In base units, in the order of `ConnectorProperty.all`; nil for what it did not say.
  var values: [Double?]
  /// The sensors behind them.
  var sensors: [String?]
}

/// A property of coolant connectors, and how those of one side make the side's.
struct ConnectorProperty: Sendable {
  enum Sum: Sendable {
    case total
    /// Water of several pipes mixes by its flows.
    case mixed
    /// Connectors of one side hang on one header, and show its pressure but for the losses on the way.
    case mean
  }

  let name: String
  let factor: Double
  let sum: Sum
  /// Of a connector by itself, of the primary side and of the secondary; nil where a side has no such quantity.
  let own: Quantity
  let primary: Quantity?
  let secondary: Quantity?

  private init(
    _ name: String, times factor: Double = 1, _ sum: Sum, _ own: Quantity, primary: Quantity?, secondary: Quantity?
  ) {
    self.name = name
    self.factor = factor
    self.sum = sum
    self.own = own
    self.primary = primary
    self.secondary = secondary
  }

  static let all = [
    ConnectorProperty("FlowLitersPerMinute", .total, .flow, primary: .primaryFlow, secondary: .flow),
    ConnectorProperty("RatedFlowLitersPerMinute", .total, .ratedFlow, primary: nil, secondary: .ratedFlow),
    ConnectorProperty("FlowControlLitersPerMinute", .total, .flowSetPoint, primary: nil, secondary: .flowSetPoint),
    ConnectorProperty(
      "SupplyTemperatureCelsius", .mixed, .supplyTemperature, primary: .primarySupplyTemperature,
      secondary: .supplyTemperature),
    ConnectorProperty(
      "ReturnTemperatureCelsius", .mixed, .returnTemperature, primary: .primaryReturnTemperature,
      secondary: .returnTemperature),
    ConnectorProperty(
      "SupplyTemperatureControlCelsius", .mixed, .supplySetPoint, primary: nil, secondary: .supplySetPoint),
    ConnectorProperty(
      "SupplyPressurekPa", times: 1000, .mean, .supplyPressure, primary: .primarySupplyPressure,
      secondary: .supplyPressure),
    ConnectorProperty(
      "ReturnPressurekPa", times: 1000, .mean, .returnPressure, primary: .primaryReturnPressure,
      secondary: .returnPressure),
    ConnectorProperty(
      "DeltaPressurekPa", times: 1000, .mean, .pressureDifference, primary: nil, secondary: .pressureDifference),
    ConnectorProperty("HeatRemovedkW", times: 1000, .total, .heat, primary: .primaryHeat, secondary: .heat),
    ConnectorProperty(
      "ValvePositionPercent", times: 0.01, .mean, .valvePosition, primary: .valvePosition, secondary: nil),
  ]

  func quantity(of side: ConnectorSide) -> Quantity? { side.isPrimary ? primary : secondary }
}

/// A side with one connector has its values. One with several has their sums, and each connector is a part of its own: an
/// operator asks for the whole first, and then which branch starves.
extension RedfishReader {
  mutating func readConnector(_ document: RedfishDocument, _ side: ConnectorSide, _ path: String) {
    guard let whole = keys[side.owner] else { return }
    if connectors[side]?.contains(path) != true { connectors[side, default: []].append(path) }
    let properties = ConnectorProperty.all
    report(
      ConnectorReport(
        path: path, name: document.text("Name") ?? document.text("Id") ?? path, isOut: isOut(document),
        values: properties.map { property in
          let value = document[property.name]
          // A set point is an excerpt of a control, not of a sensor.
          let number = value?.number("Reading") ?? value?.number("SetPoint") ?? document.number(property.name)
          return number.map { $0 * property.factor }
        },
        sensors: properties.map { document[$0.name]?.text("DataSourceUri") }), of: side)
    if !side.isPrimary, !isOut(document) { readCoolant(document, subject(whole)) }
  }

  /// When all connectors have spoken.
  mutating func settleConnectors() {
    for (side, paths) in connectors {
      let told = reports[side] ?? []
      guard let whole = keys[side.owner] else { continue }
      let place = subject(whole)
      let out = Set(told.filter(\.isOut).map(\.path))
      let count = paths.count - out.count
      let inUse = told.filter { !$0.isOut }
      for (index, property) in ConnectorProperty.all.enumerated() {
        if count > 1 {
          for report in inUse { settle(report, index, property.own, on: connector(report, of: whole)) }
        }
        guard let quantity = property.quantity(of: side) else { continue }
        if count == 1, let report = inUse.first {
          settle(report, index, quantity, on: place)
        } else if inUse.count == count, let sum = Self.sum(inUse, index, property.sum) {
          put(place, quantity, sum, quality: .derived)
        }
      }
    }
  }

  private mutating func settle(_ report: ConnectorReport, _ index: Int, _ quantity: Quantity, on place: Int) {
    guard let value = report.values[index] else { return }
    put(place, quantity, value)
    note(report.sensors[index], place, quantity)
  }

  private mutating func connector(_ report: ConnectorReport, of whole: EntityKey) -> Int {
    if let key = keys[report.path] { return subject(key) }
    let prefix = whole.node.isEmpty ? whole.name : whole.node
    let own = CleanText.cleaned(report.name, limit: 60)
    return subject(name(.building(.coolantConnector, "\(prefix)/\(own)"), at: report.path))
  }

  /// Nil where one of them does not say: a sum without it would be too small, and a mean another.
  private static func sum(_ reports: [ConnectorReport], _ index: Int, _ kind: ConnectorProperty.Sum) -> Double? {
    let values = reports.compactMap { $0.values[index] }
    guard !values.isEmpty, values.count == reports.count else { return nil }
    switch kind {
    case .total: return values.reduce(0, +)
    case .mean: return values.reduce(0, +) / Double(values.count)
    case .mixed:
      // Flow is the first of all properties.
      let flows = reports.compactMap { $0.values[0] }
      let total = flows.reduce(0, +)
      guard flows.count == values.count, total > 0, flows.allSatisfy({ $0 >= 0 }) else { return nil }
      return zip(values, flows).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
  }
}
