package import SiteModel

/// The figures of the whole site that `Trends` remembers; a figure that nobody reports is not in the answer.
///
/// `power` is all that is known, measured nodes and summed parts together, in watts; `acceleratorLoad` is the mean,
/// 0 to 1; `busyCompute` is in FLOP/s at the site's precision.
package func totals(of site: borrowing Site, at now: Moment) -> [Trends.SiteTotal: Double] {
  let present = Present(copy site, at: now)
  let powers = NodePowers(present)
  var power = PowerFigure()
  for node in present.directory.nodes { power.add(powers[node]) }
  let loads = present.column(.accelerator, .load)
  var load = Sum()
  for index in 0..<present.directory.count(of: .accelerator) { load.add(loads[index]) }
  var figures: [Trends.SiteTotal: Double] = [:]
  figures[.power] = power.total
  figures[.acceleratorLoad] = load.mean
  figures[.busyCompute] = ComputeFigure(of: present).busy[present.topology.precision]
  return figures
}
