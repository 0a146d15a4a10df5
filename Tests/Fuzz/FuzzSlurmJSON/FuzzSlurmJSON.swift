internal import FuzzDriver
internal import SiteModel
internal import Wire

/// Any bytes as an answer of Slurm in JSON: of its controller and of its accounting, read twice by one reader.
@main
struct FuzzSlurmJSON {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      for author in [SlurmJSONReader.Author.controller, .accounting] { FuzzSlurmJSON.read(bytes, from: author) }
      return 0
    }
  }

  private static func read(_ bytes: [UInt8], from author: SlurmJSONReader.Author) {
    let now = Moment(seconds: 1_795_486_340)
    var reader = SlurmJSONReader()
    var reports: [QueueReport] = []
    for _ in 0..<2 {
      var report = QueueReport(queue: "slurm", kind: .slurm)
      let outcome = try? reader.read(bytes, from: author, into: &report, at: now)
      let isTold = outcome.map { $0 != .unchanged } ?? false
      expect(isTold || (report.jobs == nil && report.nodes == nil), "a failed answer left something behind")
      check(report, reader.subjects.subjects)
      reports.append(report)
    }
    expect(reports[0].jobs == reports[1].jobs && reports[0].nodes == reports[1].nodes, "read again it is another")
    // Whoever reads the whole text takes what the reader took, and refuses nothing more.
    if reports[0].jobs != nil { expect((try? JSONValue(bytes)) != nil, "taken, and no JSON") }
  }

  private static func check(_ report: QueueReport, _ subjects: [EntityKey]) {
    expect(Set(subjects).count == subjects.count, "a subject stands twice")
    let jobs = (report.jobs ?? []) + (report.ended ?? [])
    for job in jobs {
      expect(!job.id.isEmpty, "a job without a name of its own")
      for place in job.places {
        expect(subjects.indices.contains(Int(place.node)) && place.accelerators.count >= 0, "\(place)")
        expect(place.processors ?? 0 >= 0, "\(place)")
      }
      expect(job.acceleratorCount ?? 0 >= 0 && job.array?.count ?? 0 >= 0, "\(job)")
    }
    for node in report.nodes ?? [] { expect(subjects.indices.contains(Int(node.node)), "\(node)") }
    let words = jobs.flatMap { [$0.id, $0.name, $0.user, $0.partition, $0.reason, $0.dependency, $0.stateText] }
    let others = (report.nodes ?? []).flatMap {
      [$0.state, $0.reason, $0.acceleratorKind] + $0.partitions + $0.features
    }
    let texts = words + others + (report.partitions ?? []).map(\.name) + subjects.map(\.node)
    expect(texts.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) }, "unsafe: \(texts)")
  }
}
