internal import SiteModel

extension Simulation {
  /// The building's meters: what enters and leaves every stage of the power chain.
  mutating func readMeters() {
    var stages: [SimulatedMeters.Stage] = []
    let powered = nodes.indices.filter { nodes[$0].innerPower > 0 }
    var power = powered.reduce(0) { $0 + nodes[$1].innerPower }
    let poweredRacks = racks.indices.filter { racks[$0].isPowered }
    var place = PowerConversion.Place.node
    for conversion in plan.conversions {
      enter(conversion.place, from: &place, &power, poweredRacks)
      let count = place == .node ? powered.count : place == .rack ? poweredRacks.count : 1
      let input = (power + conversion.fixedLoss * Double(conversion.unitCount * count)) / conversion.efficiency
      stages.append(SimulatedMeters.Stage(input: input, output: power))
      power = input
    }
    enter(.site, from: &place, &power, poweredRacks)
    // Where equipment passes the power on, its losses come to it.
    for index in plan.powerOrder { power += powerUnits[index].output * (1 / plan.powerUnits[index].efficiency - 1) }
    meters = SimulatedMeters(stages: stages, site: power)
  }

  /// What joins the chain between two places: switches in the racks, then all that cools.
  private func enter(
    _ next: PowerConversion.Place, from place: inout PowerConversion.Place, _ power: inout Double, _ powered: [Int]
  ) {
    if place == .node, next != .node {
      power += powered.reduce(0) { $0 + plan.racks[$1].devicePower }
      place = .rack
    }
    if place == .rack, next == .site {
      // Air handlers are counted where the site file says how power comes to them.
      power += plan.powerUnits.isEmpty ? coolingPower(withAir: false) : coolingPower(withAir: true)
      place = .site
    }
  }
}
