package import SiteModel

/// How a cooling unit has changed over what is remembered of it.
package struct UnitTrends: Hashable, Sendable {
  /// UA in W/K, and what it gains a second; below 0 it fouls.
  package var conductance: SlowChange.Line?
  /// By filter: Pa at the present flow, and what it gains a second.
  package var filters: [EntityID: SlowChange.Line] = [:]

  package init(of unit: CoolingUnit, in site: Site) {
    let seconds = site.trends.seconds
    guard seconds.count > 1 else { return }
    func values(_ quantity: Quantity, _ id: EntityID? = nil) -> [Double?] {
      site.trends.values(of: id ?? unit.id, quantity)
    }
    let flows = values(.flow)
    guard flows.count == seconds.count else { return }
    readFilters(of: unit, seconds, flows, values)
    let sides = [
      Quantity.supplyTemperature, .returnTemperature, .primarySupplyTemperature, .primaryReturnTemperature,
      .primaryFlow,
    ].map { values($0) }
    var points: [(time: Double, conductance: Double, flow: Double, primaryFlow: Double)] = []
    let coolant = Coolant(unit.coolant)
    for place in seconds.indices {
      guard let supply = sides[0][place], let back = sides[1][place], let cold = sides[2][place],
        let warm = sides[3][place], let primaryFlow = sides[4][place], let flow = flows[place], flow > 0,
        primaryFlow > 0
      else { continue }
      let rate = coolant.capacityRate(flow: flow * HeatTransfer.litrePerMinute, at: (supply + back) / 2)
      let coldRate = Coolant(.water).capacityRate(
        flow: primaryFlow * HeatTransfer.litrePerMinute, at: (cold + warm) / 2)
      guard
        let exchanger = HeatTransfer.exchanger(
          heat: rate * (back - supply), hotInlet: back, coldInlet: cold, hotRate: rate, coldRate: coldRate)
      else { continue }
      points.append((seconds[place], exchanger.conductance, flow, primaryFlow))
    }
    conductance = SlowChange.fouling(of: points)
  }

  private mutating func readFilters(
    of unit: CoolingUnit, _ seconds: [Double], _ flows: [Double?], _ values: (Quantity, EntityID?) -> [Double?]
  ) {
    for filter in unit.filters {
      let pressures = values(.pressureDifference, filter.id)
      guard pressures.count == seconds.count else { continue }
      let points = seconds.indices.compactMap { place in
        pressures[place].flatMap { pressure in
          flows[place].map { (time: seconds[place], pressure: pressure, flow: $0) }
        }
      }
      filters[filter.id] = SlowChange.clogging(of: points)
    }
  }
}
