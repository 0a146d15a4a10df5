package import SiteModel

/// Which jobs hold which nodes and accelerators, found from either side. Made once a digest, out of the jobs that hold
/// nodes only.
package final class JobPlacements: Sendable {
  /// A job that holds nodes, by its queue and its place in the queue's jobs.
  package struct Holder: Hashable, Sendable {
    package var queue: Int32
    package var place: Int32
  }

  /// What a job holds on one node.
  package struct Claim: Hashable, Sendable {
    /// Place in `holders`.
    package var holder: Int32
    /// What the scheduler counts as cores; -1 when it does not say.
    var processorCount: Int32
    package var accelerators: AcceleratorSet

    package var processors: Int? { processorCount < 0 ? nil : Int(processorCount) }
  }

  package let holders: [Holder]
  private let claims: [Claim]
  /// By node: where its claims begin.
  private let starts: [Int32]
  private let site: Site

  package init(of site: Site) {
    self.site = site
    var holders: [Holder] = []
    for (queue, content) in site.queues.enumerated() {
      for place in content.holding { holders.append(Holder(queue: Int32(queue), place: place)) }
    }
    self.holders = holders
    let count = site.directory.nodes.count
    var starts = [Int32](repeating: 0, count: count + 1)
    func places(_ holder: Holder) -> [JobPlace] { site.queues[Int(holder.queue)].jobs[Int(holder.place)].places }
    for holder in holders {
      for place in places(holder) where place.node < count { starts[Int(place.node) + 1] += 1 }
    }
    for node in 0..<count { starts[node + 1] += starts[node] }
    self.starts = starts
    var next = starts
    let nobody = Claim(holder: -1, processorCount: -1, accelerators: AcceleratorSet())
    var claims = [Claim](repeating: nobody, count: Int(starts[count]))
    for (index, holder) in holders.enumerated() {
      for place in places(holder) where place.node < count {
        claims[Int(next[Int(place.node)])] = Claim(
          holder: Int32(index), processorCount: place.processors ?? -1, accelerators: place.accelerators)
        next[Int(place.node)] += 1
      }
    }
    self.claims = claims
  }

  /// What jobs hold on a node, in the queues' order.
  package func claims(on node: Int) -> ArraySlice<Claim> {
    guard node >= 0, node + 1 < starts.count else { return [] }
    return claims[Int(starts[node])..<Int(starts[node + 1])]
  }

  package func job(_ holder: Int) -> Job {
    site.queues[Int(holders[holder].queue)].jobs[Int(holders[holder].place)]
  }

  package func reference(_ holder: Int) -> JobReference {
    JobReference(queue: Int(holders[holder].queue), id: job(holder).id)
  }

  /// The job's place in `holders`; nil for one that holds nothing.
  package func holder(of job: JobReference) -> Int? {
    guard site.queues.indices.contains(job.queue), let place = site.queues[job.queue].place(of: job.id) else {
      return nil
    }
    let sought = Holder(queue: Int32(job.queue), place: Int32(place))
    // Sorted by queue and place, as they were made.
    var (low, high) = (0, holders.count)
    while low < high {
      let middle = (low + high) / 2
      let other = holders[middle]
      if (other.queue, other.place) < (sought.queue, sought.place) { low = middle + 1 } else { high = middle }
    }
    return low < holders.count && holders[low] == sought ? low : nil
  }

  /// The jobs that hold nodes among those that a reference stands for: the job itself; all components of a heterogeneous
  /// job; all tasks of an array, where it is the array or those of it that wait.
  package func holders(of job: JobReference) -> [Int] {
    let own = holder(of: job)
    let content = site.job(job)
    let number = Int(job.id)
    let leader = content.map(\.leader) ?? number
    let array = content.map { own == nil ? $0.array?.number : nil } ?? number
    guard leader != nil || array != nil else { return own.map { [$0] } ?? [] }
    return holders.indices.filter { index in
      guard Int(holders[index].queue) == job.queue else { return false }
      if index == own { return true }
      let jobs = site.queues[job.queue].jobs
      let place = Int(holders[index].place)
      return (leader != nil && jobs[place].leader == leader) || (array != nil && jobs[place].array?.number == array)
    }
  }

  /// Jobs on some nodes, by their place in `holders`, each once.
  package func holders(onNodes nodes: some Sequence<Int>) -> [Int] {
    var seen: Set<Int32> = []
    for node in nodes {
      for claim in claims(on: node) { seen.insert(claim.holder) }
    }
    return seen.map { Int($0) }.sorted()
  }

  // MARK: Numbers of accelerators

  /// The accelerator that a scheduler's number stands for: on a node whose accelerators bear numbers the one of that name,
  /// else the one at that place. By index in the directory; nil where there is none.
  package func accelerator(_ number: Int, on node: Int) -> Int? {
    let members = site.directory.accelerators(of: node)
    return Self.place(of: number, among: members, on: node, in: site).map { Int(members[$0]) }
  }

  /// The same as a place among the node's accelerators.
  static func place(of number: Int, among members: [Int32], on node: Int, in site: Site) -> Int? {
    func name(_ place: Int) -> String { site.directory.name(of: .accelerator(Int(members[place]))) }
    guard number >= 0, !members.isEmpty else { return nil }
    // Those that are planned bear their numbers in order.
    if number < members.count, name(number) == String(number) { return number }
    if let place = members.indices.first(where: { name($0) == String(number) }) { return place }
    // Where others are numbered, it is one of which nothing is known.
    let areNumbered = members.indices.contains { Int(name($0)) != nil }
    return !areNumbered && number < members.count ? number : nil
  }

  /// The accelerators that a claim holds, by index in the directory; nil where it is not told which. A claim to as many as
  /// the node has holds them all.
  package func accelerators(of claim: Claim, on node: Int) -> [Int]? {
    if claim.accelerators.isKnown { return claim.accelerators.numbers.compactMap { accelerator($0, on: node) } }
    let members = site.directory.accelerators(of: node)
    return claim.accelerators.count >= members.count ? members.map { Int($0) } : nil
  }

  /// The jobs that hold an accelerator; where no job's numbers are told, all that hold some on its node.
  package func holders(ofAccelerator index: Int) -> [Int] {
    let node = site.directory.node(of: .accelerator(index))
    return claims(on: node).filter { claim in
      claim.accelerators.count > 0 && accelerators(of: claim, on: node)?.contains(index) ?? false
    }.map { Int($0.holder) }
  }
}
