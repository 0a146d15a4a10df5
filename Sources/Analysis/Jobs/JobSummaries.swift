package import SiteModel

/// Makes the figures of jobs, when asked: of a hundred thousand only those on screen are worked out.
package final class JobSummaries: Sendable {
  package let placements: JobPlacements
  private let present: Present
  private let sharing: PowerSharing
  private let loads, processorLoads, temperatures, powers: FreshColumn

  package convenience init(_ present: Present) { self.init(present, JobPlacements(of: present.site)) }

  package init(_ present: Present, _ placements: JobPlacements) {
    self.present = present
    self.placements = placements
    sharing = PowerSharing(present, placements)
    loads = present.column(.accelerator, .load)
    processorLoads = present.column(.node, .load)
    temperatures = present.column(.accelerator, .temperature)
    powers = present.column(.accelerator, .power)
  }

  /// Of a job that holds nothing only what it has taken so far.
  package subscript(job: JobReference) -> JobFigures {
    var figures = JobFigures()
    if let entry = present.site.ledger[job] {
      if entry.watched > .zero { (figures.energy, figures.watched) = (entry.energy, entry.watched) }
      figures.isEnergyEstimated = entry.isEstimated
    }
    guard let holder = placements.holder(of: job) else { return figures }
    let content = placements.job(holder)
    var tally = JobTally()
    for place in content.places { add(Int(place.node), of: holder, place.accelerators, to: &tally) }
    tally.finish(&figures)
    countIdle(of: content, in: &figures)
    return figures
  }

  /// What a node draws, by who makes it do so.
  package func shares(of node: Int) -> NodeShares { sharing.shares(of: node) }

  /// What a job has and does on the node.
  package func figures(of holder: Int, on node: Int) -> JobNodeFigures {
    var figures = JobNodeFigures(node: node)
    if let share = sharing.shares(of: node).shares.first(where: { $0.holder == holder }) {
      (figures.power, figures.isPowerEstimated) = (share.watts, share.isEstimated)
      figures.isPowerLeast = share.isLeast
    }
    guard let claim = placements.claims(on: node).first(where: { Int($0.holder) == holder }) else { return figures }
    figures.acceleratorCount = Int(claim.accelerators.count)
    figures.accelerators = placements.accelerators(of: claim, on: node)
    var load = Sum()
    for index in figures.accelerators ?? [] {
      load.add(loads[index])
      figures.hottestAccelerator.raise(to: temperatures[index], of: .accelerator(index))
    }
    figures.load = claim.accelerators.count == 0 ? processorLoads[node] : load.mean
    return figures
  }

  private func add(_ node: Int, of holder: Int, _ accelerators: AcceleratorSet, to tally: inout JobTally) {
    let own = figures(of: holder, on: node)
    tally.power.add(own.power)
    tally.isEstimated = tally.isEstimated || own.isPowerEstimated
    tally.isLeast = tally.isLeast || own.isPowerLeast
    tally.nodes.expected += 1
    if present.states.indices.contains(node), present.states[node].isReporting { tally.nodes.count += 1 }
    if accelerators.count == 0 {
      tally.processors.add(processorLoads[node])
    } else {
      for index in own.accelerators ?? [] { tally.add(load: loads[index]) }
      // Those of which it is not told which they are are not known.
      tally.coverage.expected += Int(accelerators.count) - (own.accelerators?.count ?? 0)
    }
    if let load = own.load {
      tally.nodesWithLoad += 1
      if load < tally.slowest?.value ?? .infinity { tally.slowest = Extreme(id: .node(node), value: load) }
    }
    if let hottest = own.hottestAccelerator { tally.hottest.raise(to: hottest.value, of: hottest.id) }
  }

  private func countIdle(of job: Job, in figures: inout JobFigures) {
    guard let idle = IdleAccelerators(of: job, present, placements, powers) else { return }
    figures.idleAccelerators = idle.accelerators.count
    figures.idlePower = idle.power
  }
}

/// Sums over what a job holds.
private struct JobTally {
  var power = Sum()
  var isEstimated = false
  var isLeast = false
  var nodes = Coverage()
  var processors = Sum()
  var coverage = Coverage()
  var slowest: Extreme?
  var nodesWithLoad = 0
  var hottest: Extreme?
  private var sum = 0.0
  private var squares = 0.0
  private var least = Double.infinity
  private var greatest = -Double.infinity

  mutating func add(load: Double?) {
    coverage.expected += 1
    guard let load else { return }
    coverage.count += 1
    sum += load
    squares += load * load
    least = min(least, load)
    greatest = max(greatest, load)
  }

  func finish(_ figures: inout JobFigures) {
    figures.power = power.value
    figures.isPowerEstimated = isEstimated
    figures.isPowerLeast = isLeast || !power.coverage.isComplete
    figures.nodes = nodes
    figures.loadCoverage = coverage
    figures.hottestAccelerator = hottest
    if nodesWithLoad > 1 { figures.slowestNode = slowest }
    guard coverage.expected > 0 else { return figures.load = processors.mean }
    guard coverage.count > 0 else { return }
    let mean = sum / Double(coverage.count)
    figures.load = mean
    guard coverage.count > 1 else { return }
    let variance = max(0, squares / Double(coverage.count) - mean * mean)
    figures.loadSpread = JobFigures.Spread(least: least, greatest: greatest, deviation: variance.squareRoot())
  }
}

/// What every job draws now, to be added up: for `Site.remember`.
package func jobPowers(of site: borrowing Site, at now: Moment) -> [JobPower] {
  let site = copy site
  guard site.queues.contains(where: { !$0.holding.isEmpty }) else { return [] }
  let placements = JobPlacements(of: site)
  let sharing = PowerSharing(Present(site, at: now), placements)
  var sums = [Double](repeating: .nan, count: placements.holders.count)
  var isEstimated = [Bool](repeating: false, count: sums.count)
  for node in site.directory.nodes {
    guard !placements.claims(on: node).isEmpty else { continue }
    for share in sharing.shares(of: node).shares {
      guard let watts = share.watts else {
        isEstimated[share.holder] = true
        continue
      }
      sums[share.holder] = (sums[share.holder].isNaN ? 0 : sums[share.holder]) + watts
      if share.isEstimated || share.isLeast { isEstimated[share.holder] = true }
    }
  }
  return sums.indices.filter { !sums[$0].isNaN }.map { holder in
    let job = placements.job(holder)
    let reference = JobReference(queue: Int(placements.holders[holder].queue), id: job.id)
    return JobPower(reference, began: job.began, watts: sums[holder], isEstimated: isEstimated[holder])
  }
}
