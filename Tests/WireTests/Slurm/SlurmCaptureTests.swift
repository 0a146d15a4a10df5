import AisleTesting
import SiteModel
import Testing

@testable import Wire

/// The same queue, read by its JSON and as `squeue` writes it in columns.
@Suite(.enabled(if: Fixtures.has("slurm/squeue.json"), "skipped: no fixtures"))
struct SlurmCaptureTests {
  /// Rows of a capture of `squeue -o`, by column; columns are those of its first line.
  private func rows(_ name: String) -> [[String: String]] {
    let lines = Fixtures.text(name).split(separator: "\n")
    let head = lines.first?.split(separator: "|", omittingEmptySubsequences: false).map(String.init) ?? []
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(head, cells)) { first, _ in first }
    }
  }

  @Test func itSaysWhatTheColumnsSay() throws {
    let answer = SlurmAnswer(Fixtures.bytes("slurm/squeue.json"))
    let rows = rows("slurm/squeue_o.txt")
    #expect(rows.count == 14 && answer.told.version == "22.05.8")
    for row in rows {
      let folded = row["JOBID"] ?? ""
      let id = folded.contains("[") ? "\(folded.prefix { $0 != "[" })*" : folded
      let job = try #require(answer.job(id), "\(id)")
      #expect(job.name == row["NAME"] && job.user == row["USER"] && job.partition == row["PARTITION"])
      #expect(job.stateText == row["STATE"] && job.reason == row["REASON"])
      #expect(job.priority.map { "\($0)" } == row["PRIORITY"])
      #expect(job.nodeCount.map { "\($0)" } == row["NODES"] && job.processorCount.map { "\($0)" } == row["CPUS"])
      #expect((job.dependency.isEmpty ? "(null)" : job.dependency) == row["DEPENDENCY"])
      let start = job.began ?? job.expectedStart
      #expect(start.map { "\($0.timestamp.prefix(19))" } ?? "N/A" == row["START_TIME"], "\(id)")
      #expect(job.submitted.map { "\($0.timestamp.prefix(19))" } == row["SUBMIT_TIME"])
      let names = SlurmNodeList.names(row["NODELIST"] ?? "") ?? []
      #expect(job.places.map { answer.node(of: $0) } == names)
      let array = row["ARRAY_TASK_ID"] ?? ""
      #expect(array == "N/A" ? job.array == nil : job.array?.tasks == "\(array.prefix { $0 != "%" })")
    }
  }

  @Test func tasksAreAsManyAsUnfoldedRows() {
    let answer = SlurmAnswer(Fixtures.bytes("slurm/squeue.json"))
    let rows = rows("slurm/squeue_r.txt")
    let waiting = rows.filter { $0["JOBID"]?.hasPrefix("8_") ?? false && $0["STATE"] == "PENDING" }
    #expect(Int(answer.job("8_*")?.array?.count ?? 0) == waiting.count)
  }

  @Test func acceleratorsAreThoseOfGRES() {
    let answer = SlurmAnswer(Fixtures.bytes("slurm/squeue.json"))
    #expect(answer.job("1")?.places.map(\.accelerators) == [AcceleratorSet(0..<8), AcceleratorSet(0..<8)])
    #expect(answer.job("1")?.places.map(\.processors) == [8, 8] && answer.job("1")?.acceleratorCount == 16)
    #expect(answer.job("2")?.places.map(\.accelerators) == [AcceleratorSet(0...3)])
    #expect((0...3).map { answer.job("8_\($0)")?.places.first?.accelerators.numbers } == [[4], [5], [6], [7]])
    #expect(answer.job("7")?.acceleratorCount == 0)
  }

  @Test func allCapturesAreRead() {
    #expect(SlurmAnswer(Fixtures.bytes("slurm/sinfo.json")).told.nodes?.nodes.count == 6)
    #expect(SlurmAnswer(Fixtures.bytes("slurm/rest/slurm_v0.0.38_jobs.json")).failure == nil)
    #expect(SlurmAnswer(Fixtures.bytes("slurm/rest/slurm_v0.0.38_nodes.json")).told.nodes?.nodes.isEmpty == false)
    #expect(SlurmAnswer(Fixtures.bytes("slurm/rest/slurm_v0.0.38_partitions.json")).told.partitions?.count == 3)
    #expect(SlurmAnswer(Fixtures.bytes("slurm/rest/slurm_v0.0.38_ping.json")).failure == nil)
    #expect(SlurmAnswer(Fixtures.bytes("slurm/rest/slurm_v0.0.39_jobs.json")).failure == .scheduler(.notItsAnswer))
    #expect(SlurmAnswer(Fixtures.bytes("slurm/squeue_controller_down.json")).failure?.kind == .unavailable)
    for name in ["slurm/sacct.json", "slurm/rest/slurmdb_v0.0.38_jobs.json"] {
      let answer = SlurmAnswer(Fixtures.bytes(name), .accounting)
      #expect(answer.told.ended?.isEmpty == false && answer.told.ended?.allSatisfy { $0.state.hasEnded } == true)
    }
    let newer = SlurmAnswer(Fixtures.bytes("slurm/newer/squeue_out.json"))
    #expect(newer.jobs?.map(\.id) == ["26515966", "58948420_*"])
    #expect(newer.job("58948420_*")?.array?.count == 10 && newer.job("26515966")?.places.first?.processors == 1)
    #expect(SlurmAnswer(Fixtures.bytes("slurm/newer/sinfo_out.json")).told.nodes?.nodes.count == 4)
  }
}
