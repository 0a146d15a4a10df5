package import SiteModel

/// The figures of the whole site that `Trends` remembers; a figure that nobody reports is not in the answer.
///
/// `power` is all that is known, measured nodes and summed parts together, in watts; `acceleratorLoad` is the mean,
/// 0 to 1; `busyCompute` is in FLOP/s at the site's precision. The others are `EnergyMetrics`' own.
package func totals(of site: borrowing Site, at now: Moment) -> [Trends.SiteTotal: Double] {
  let present = Present(copy site, at: now)
  let powers = NodePowers(present)
  var power = PowerFigure()
  for node in present.directory.nodes { power.add(powers[node]) }
  let loads = present.column(.accelerator, .load)
  var load = Sum()
  for index in 0..<present.directory.count(of: .accelerator) { load.add(loads[index]) }
  var figures = energyFlows(of: present)
  figures[.power] = power.total
  figures[.acceleratorLoad] = load.mean
  figures[.busyCompute] = ComputeFigure(of: present).busy[present.topology.precision]
  return figures
}

private func energyFlows(of present: Present) -> [Trends.SiteTotal: Double] {
  let sources = PowerSummary.equipment(in: present).filter(\.kind.isSource)
  let metrics = EnergyMetrics(
    flowsOf: present, sitePower: BuildingSummary.sitePower(of: present), racks: RackPowers(present), sources: sources)
  var flows: [Trends.SiteTotal: Double] = [:]
  flows[.facilityPower] = metrics.facilityPower
  flows[.machinePower] = metrics.coverage.isComplete ? metrics.machinePower : nil
  flows[.suppliedPower] = metrics.suppliedPower
  flows[.renewablePower] = metrics.renewablePower
  flows[.reusedHeat] = metrics.reusedHeat
  flows[.makeupFlow] = metrics.makeupFlow
  flows[.carbonRate] = metrics.carbonRate
  return flows
}
