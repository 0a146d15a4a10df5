internal import Analysis
internal import SiteModel

/// What the queue says of the racks, for the maps that show it: the job that has most of each, with a letter or digit for a
/// key, and what is free in it. It takes a look at every node, and holds for a digest.
package struct RackQueue: Sendable {
  struct Top: Sendable {
    /// Place in `JobPlacements.holders`.
    var holder: Int
    /// How many other jobs are in the rack.
    var others: Int
  }

  struct Seats: Sendable {
    var held = 0
    var free = 0
    var out = 0
    /// Nodes that the scheduler does not use, those that it believes dead among them, and all it knows.
    var nodesOut = 0
    var nodesDown = 0
    var nodes = 0

    /// Processors, for racks without accelerators.
    var processorsHeld = 0
    var processors = 0

    var total: Int { held + free + out }
    /// What jobs hold of it, 0 to 1; nil where the scheduler counts nothing.
    var heldShare: Double? {
      if total > 0 { return Double(held) / Double(total) }
      return processors > 0 ? Double(processorsHeld) / Double(processors) : nil
    }
    /// True where no node takes or has jobs.
    var isOut: Bool { nodes > 0 && nodesOut == nodes && held == 0 }
  }

  /// By rack.
  private let tops: [Top?]
  private let seats: [Seats]
  /// By place in `JobPlacements.holders`.
  private let keys: [Int: Character]
  /// The same by job, which another answer of the scheduler has elsewhere.
  private let letters: [JobReference: Character]
  /// Jobs that have most of a rack, those with most racks first.
  let keyed: [Int]

  /// A job keeps the key that it had.
  init(of digest: Digest, after earlier: RackQueue? = nil) {
    tops = digest.racks.map { Self.top(of: $0.nodes, in: digest) }
    seats = digest.racks.map { Self.seats(of: $0.nodes, in: digest.site) }
    var counts: [Int: Int] = [:]
    for top in tops { if let top { counts[top.holder, default: 0] += 1 } }
    for node in digest.unplaced {
      for claim in digest.placements.claims(on: node) { counts[Int(claim.holder), default: 0] += 1 }
    }
    let sorted = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
    keyed = Array(sorted.prefix(JobLetters.all.count))
    // A job that has most of no rack has a key too, as far as they reach: it may be the one that was picked out.
    let rest = digest.placements.holders.indices.lazy.filter { counts[$0] == nil }
    let lettered = keyed + rest.prefix(JobLetters.all.count - keyed.count)
    let references = lettered.map(digest.placements.reference)
    let letters = JobLetters.letters(of: references, kept: earlier?.letters ?? [:])
    self.letters = letters
    keys = Dictionary(
      uniqueKeysWithValues: zip(lettered, references).compactMap { holder, job in
        letters[job].map { (holder, $0) }
      })
  }

  func top(of rack: Int) -> Top? { tops.indices.contains(rack) ? tops[rack] : nil }
  func seats(of rack: Int) -> Seats { seats.indices.contains(rack) ? seats[rack] : Seats() }

  /// A letter or digit; `*` where there are more jobs than those.
  func key(of holder: Int) -> String { keys[holder].map { String($0) } ?? "*" }

  private static func top(of nodes: [Int], in digest: Digest) -> Top? {
    var counts: [Int: Int] = [:]
    for node in nodes {
      for claim in digest.placements.claims(on: node) {
        counts[Int(claim.holder), default: 0] += max(1, Int(claim.accelerators.count))
      }
    }
    let most = counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }
    return most.map { Top(holder: $0.key, others: counts.count - 1) }
  }

  private static func seats(of nodes: [Int], in site: Site) -> Seats {
    var seats = Seats()
    for node in nodes {
      guard let own = site.scheduled(node) else { continue }
      seats.nodes += 1
      if own.condition.isOut { seats.nodesOut += 1 }
      if [.down, .failing].contains(own.condition) { seats.nodesDown += 1 }
      seats.processors += Int(own.processors ?? 0)
      seats.processorsHeld += Int(own.processorsHeld ?? 0)
      guard let places = own.acceleratorPlaces else { continue }
      seats.held += places.held
      seats.free += places.free
      seats.out += places.out
    }
    return seats
  }
}

extension Digest {
  var placements: JobPlacements { jobs.placements }
}
