internal import FuzzDriver
internal import SiteModel
internal import Wire

/// Any bytes as an answer of Slurm in JSON: of its controller and of its accounting, read twice by one reader.
@main
struct FuzzSlurmJSON {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      for manner in [SlurmJSONReader.Manner.controller, .details, .accounting] { FuzzSlurmJSON.read(bytes, manner) }
      return 0
    }
  }

  private static func read(_ bytes: [UInt8], _ manner: SlurmJSONReader.Manner) {
    let now = Moment(seconds: 1_795_486_340)
    var nodes = SlurmNodeTable()
    let first = try? SlurmJSONReader().read(bytes, manner, nodes: &nodes, at: now)
    let second = try? SlurmJSONReader().read(bytes, manner, nodes: &nodes, at: now)
    expect(first?.jobs?.jobs == second?.jobs?.jobs && first?.ended == second?.ended, "read again it is another")
    expect(first?.nodes?.nodes == second?.nodes?.nodes, "read again it is another")
    guard let first else { return }
    expect((try? JSONValue(bytes)) != nil, "taken, and no JSON")
    check(first, nodes.names)
  }

  private static func check(_ told: SlurmJSONAnswer, _ nodes: [String]) {
    expect(Set(nodes).count == nodes.count, "a node stands twice")
    expect(told.jobs?.jobs.count == told.jobs?.numbers.count, "jobs without numbers")
    let jobs = (told.jobs?.jobs ?? []) + (told.ended ?? [])
    for job in jobs {
      expect(!job.id.isEmpty, "a job without a name of its own")
      for place in job.places {
        expect(nodes.indices.contains(Int(place.node)) && place.accelerators.count >= 0, "\(place)")
      }
    }
    for node in told.nodes?.nodes ?? [] { expect(nodes.indices.contains(Int(node.node)), "\(node)") }
    let words = jobs.flatMap { [$0.id, $0.name, $0.user, $0.partition, $0.reason, $0.dependency, $0.stateText] }
    let others = (told.nodes?.nodes ?? []).flatMap {
      [$0.state, $0.reason, $0.acceleratorKind] + $0.partitions + $0.features
    }
    let texts = words + others + (told.partitions ?? []).map(\.name) + nodes
    expect(texts.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) }, "unsafe: \(texts)")
  }
}
