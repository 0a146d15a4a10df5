internal import SiteModel

/// A node's power, shared out among the jobs on it and nobody.
///
/// A job's share is what its accelerators are measured to draw, and of the rest (the node's power less that of all its
/// accelerators) as much as it has of the node's cores; idle cores and accelerators belong to nobody. Where it is not
/// told which accelerators a job has, or what one draws, it goes by count. All shares and `idle` together are `watts`.
package struct NodeShares: Hashable, Sendable {
  package struct Share: Hashable, Sendable {
    /// Place in `JobPlacements.holders`.
    package var holder: Int
    /// W; nil when nothing is known of the node's power.
    package var watts: Double?
    /// True when part of it is shared out by cores or counts, not measured.
    package var isEstimated = false
    /// True when more is drawn than is known: the node does not measure itself whole.
    package var isLeast = false
  }

  /// W of the node, as far as known.
  package var watts: Double?
  package var shares: [Share] = []
  /// W that no job accounts for.
  package var idle: Double?
}

/// Shares out the power of nodes.
struct PowerSharing {
  private let powers: NodePowers
  private let accelerators: FreshColumn
  private let cores: FreshColumn
  private let placements: JobPlacements
  private let site: Site

  init(_ present: Present, _ placements: JobPlacements) {
    self.placements = placements
    site = present.site
    powers = NodePowers(present)
    accelerators = present.column(.accelerator, .power)
    cores = present.column(.node, .coreCount)
  }

  func shares(of node: Int) -> NodeShares {
    let claims = placements.claims(on: node)
    guard let power = powers[node] else {
      return NodeShares(shares: claims.map { NodeShares.Share(holder: Int($0.holder)) })
    }
    let members = site.directory.accelerators(of: node)
    let coreCount = coreCount(of: node, claims)
    if claims.count == 1, let claim = claims.first, let processors = claim.processors, let coreCount,
      processors >= coreCount, claim.accelerators.count >= members.count
    {
      let isLeast = power.basis != .measured
      let share = NodeShares.Share(holder: Int(claim.holder), watts: power.watts, isLeast: isLeast)
      return NodeShares(watts: power.watts, shares: [share], idle: 0)
    }
    var sharing = NodeSharing(power, drawn: members.map { accelerators[Int($0)] }, claims: Array(claims))
    sharing.shareAccelerators { JobPlacements.place(of: $0, among: members, on: node, in: site) }
    sharing.shareRest(cores: coreCount)
    return sharing.result
  }

  /// The cores that the scheduler has to give; where it does not say, those that the node has.
  private func coreCount(of node: Int, _ claims: ArraySlice<JobPlacements.Claim>) -> Int? {
    for queue in site.queues {
      if let count = queue.nodes[Int32(node)]?.processors { return Int(count) }
    }
    return cores[node].flatMap { (1...1e6).contains($0) ? Int($0) : nil }
  }
}

/// One node's power while it is being shared out.
private struct NodeSharing {
  let power: NodePower
  let claims: [JobPlacements.Claim]
  /// W by the node's accelerators, together no more than the node draws; what none of them tells is put in their place.
  private var drawn: [Double]
  /// True for accelerators whose power is not measured, or whose measure cannot be right.
  private var isGuess: [Bool]
  private var rest: Double
  private(set) var result: NodeShares

  init(_ power: NodePower, drawn: [Double?], claims: [JobPlacements.Claim]) {
    self.power = power
    self.claims = claims
    let known = drawn.compactMap(\.self)
    let sum = known.reduce(0, +)
    isGuess = drawn.map { $0 == nil }
    var fill = 0.0
    if power.basis == .measured, known.count < drawn.count {
      // As much as the others on average; where none is known, all that the node draws, by count.
      let room = max(0, power.watts - sum) / Double(drawn.count - known.count)
      fill = known.isEmpty ? room : min(room, sum / Double(known.count))
    }
    // Accelerators that draw more than their node are measured at another moment, or badly.
    let scale = sum > power.watts && sum > 0 ? power.watts / sum : 1
    if scale < 1 { isGuess = isGuess.map { _ in true } }
    self.drawn = drawn.map { $0.map { $0 * scale } ?? fill }
    rest = max(0, power.watts - self.drawn.reduce(0, +))
    result = NodeShares(watts: power.watts, idle: 0)
    result.shares = claims.map {
      NodeShares.Share(holder: Int($0.holder), watts: 0, isLeast: power.basis != .measured)
    }
  }

  /// `place` finds the accelerator that a scheduler's number stands for.
  mutating func shareAccelerators(place: (Int) -> Int?) {
    var owners = [Int](repeating: 0, count: drawn.count)
    let held = claims.map { claim in
      claim.accelerators.isKnown ? Set(claim.accelerators.numbers.compactMap(place)) : []
    }
    for places in held {
      for place in places { owners[place] += 1 }
    }
    for (index, places) in held.enumerated() {
      for place in places {
        add(drawn[place] / Double(owners[place]), to: index, isSure: owners[place] == 1 && !isGuess[place])
      }
      let accelerators = claims[index].accelerators
      // Some that the scheduler gave are not among those that Aisle knows.
      if accelerators.isKnown && places.count < accelerators.count { result.shares[index].isLeast = true }
    }
    sharePool(owners.indices.filter { owners[$0] == 0 })
  }

  /// Accelerators that no job names go to the jobs that name none, by how many they have.
  private mutating func sharePool(_ pool: [Int]) {
    let watts = pool.reduce(0) { $0 + drawn[$1] }
    let takers = claims.indices.filter { !claims[$0].accelerators.isKnown }
    let wanted = takers.reduce(0) { $0 + Int(claims[$1].accelerators.count) }
    let whole = max(wanted, pool.count)
    for index in takers where whole > 0 {
      let count = Int(claims[index].accelerators.count)
      let isAll = count == whole && !pool.contains { isGuess[$0] }
      add(watts * Double(count) / Double(whole), to: index, isSure: isAll)
      if wanted > pool.count { result.shares[index].isLeast = true }
    }
    result.idle = whole > 0 ? watts * Double(whole - wanted) / Double(whole) : 0
  }

  mutating func shareRest(cores: Int?) {
    let shares = coreShares(of: cores)
    for (index, share) in shares.enumerated() {
      add(rest * share, to: index, isSure: claims.count == 1 && share >= 1 && cores != nil)
    }
    result.idle = (result.idle ?? 0) + rest * max(0, 1 - shares.reduce(0, +))
  }

  /// How much of the node's cores each job has, together 1 at the most. A job that does not say has as much of them as of
  /// the accelerators; one without accelerators its part of what the others leave.
  private func coreShares(of cores: Int?) -> [Double] {
    let told = claims.reduce(0) { $0 + ($1.processors ?? 0) }
    let whole = Double(max(told, cores ?? told, 1))
    var shares: [Double?] = claims.map { claim in
      if let processors = claim.processors { return Double(processors) / whole }
      let count = Int(claim.accelerators.count)
      return count > 0 && !drawn.isEmpty ? min(1, Double(count) / Double(drawn.count)) : nil
    }
    let open = shares.count { $0 == nil }
    if open > 0 {
      let left = max(0, 1 - shares.compactMap(\.self).reduce(0, +)) / Double(open)
      shares = shares.map { $0 ?? left }
    }
    let sum = shares.compactMap(\.self).reduce(0, +)
    return shares.map { ($0 ?? 0) / max(1, sum) }
  }

  private mutating func add(_ watts: Double, to index: Int, isSure: Bool) {
    result.shares[index].watts = (result.shares[index].watts ?? 0) + watts
    if !isSure && watts > 0 { result.shares[index].isEstimated = true }
  }
}
