import AisleTesting
import Testing

@Suite(
  "aisle snapshot beside a real Slurm cluster",
  .enabled(if: SlurmCluster.obstacle == nil, Comment(rawValue: SlurmCluster.obstacle ?? "")))
struct SlurmComparisonTests {
  @Test("Every field of every job and node is as squeue, scontrol and sacct have it")
  func fields() async throws {
    try await SlurmCluster.during { cluster in
      try await cluster.fill(limit: true)
      let number = try #require(cluster.jobs["limit"])
      for _ in 0..<150 where try await !cluster.said("squeue -h -t all -j \(number) -o %T").hasPrefix("TIMEOUT") {
        try await Task.sleep(for: .seconds(1))
      }
      // The accounting hears of it a little later.
      try await Task.sleep(for: .seconds(2))
      try await compare(cluster)
    }
  }

  /// Slurm is asked before and after Aisle: what changes in between may be as either has it.
  private func compare(_ cluster: SlurmCluster) async throws {
    let before = try await SlurmTruth(of: cluster)
    let outcome = try await cluster.snapshot("--format", "json")
    let after = try await SlurmTruth(of: cluster)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let facts = try AisleFacts(outcome.output)
    var comparison = FieldComparison()
    comparison.compare("job", facts.jobs, before.jobs, after.jobs)
    comparison.compare("node", facts.nodes, before.nodes, after.nodes)
    comparison.compare("ended job", facts.ended, before.ended, after.ended)
    print(comparison.summary)
    for difference in comparison.differences { Issue.record("\(difference)") }
    #expect(before.jobs.count > 50 && before.nodes.count == 8 && before.ended.count >= 5)
    let states = Set(before.jobs.values.compactMap { $0["state"] })
    #expect(states.isSuperset(of: ["running", "pending", "suspended", "completed", "failed", "cancelled", "timeout"]))
  }
}

/// Compares records field by field, and counts.
struct FieldComparison {
  private(set) var differences: [String] = []
  private var counts: [(kind: String, records: Int, fields: Int)] = []

  mutating func compare(
    _ kind: String, _ facts: [String: SlurmTruth.Record], _ before: [String: SlurmTruth.Record],
    _ after: [String: SlurmTruth.Record]
  ) {
    var fields = 0
    for id in Set(facts.keys).union(before.keys).sorted() {
      guard let fact = facts[id] else {
        if after[id] != nil { differences.append("\(kind) \(id): Aisle does not have it") }
        continue
      }
      guard let truth = before[id] ?? after[id] else {
        differences.append("\(kind) \(id): only Aisle has it")
        continue
      }
      for field in Set(fact.keys).union(truth.keys).union(after[id].map { Set($0.keys) } ?? []).sorted() {
        fields += 1
        if fact[field] == truth[field] || after[id].map({ $0[field] == fact[field] }) ?? false { continue }
        let said = truth[field] ?? "nothing"
        differences.append("\(kind) \(id), \(field): Aisle has \(fact[field] ?? "nothing"), Slurm \(said)")
      }
    }
    counts.append((kind, before.count, fields))
  }

  var summary: String {
    let parts = counts.map { "\($0.fields) fields of \($0.records) \($0.kind)s" }
    return "compared with Slurm: \(parts.joined(separator: ", ")); \(differences.count) differences"
  }
}
