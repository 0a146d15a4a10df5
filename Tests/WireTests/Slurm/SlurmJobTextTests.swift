import AisleTesting
import SiteModel
import Testing
import Wire

@Suite("The answer of scontrol show job") struct SlurmJobTextTests {
  private func read(
    _ text: String, odd: [Int: String] = [:], known: Set<Int> = [1, 2, 3], isAlone: Bool = false,
    nodes: inout SlurmNodeTable
  ) throws -> SlurmJobText.Rows {
    var reader = SlurmJobText()
    reader.isAlone = isAlone
    return try text.withBytes {
      try reader.read($0, oddNames: odd.mapValues { Array($0.utf8) }, nodes: &nodes) { known.contains($0) }
    }
  }

  private func read(_ text: String, odd: [Int: String] = [:], isAlone: Bool = false) throws -> SlurmJobText.Rows {
    var nodes = SlurmNodeTable()
    return try read(text, odd: odd, isAlone: isAlone, nodes: &nodes)
  }

  private func record(_ number: Int, _ name: String, places: String = "", comment: String = "(null)") -> String {
    "JobId=\(number) JobName=\(name) UserId=bob(1002) Priority=84 JobState=RUNNING Reason=None ExitCode=0:0 "
      + "StartTime=1795658623 EndTime=1795687423 NodeList=gpu01 NumNodes=1 NumCPUs=1 TRES=cpu=1,gres/gpu=4 "
      + "JOB_GRES=gpu:h100:4   \(places) MinCPUsNode=1 Command=/bin/train --Nodes=gpu09 a b WorkDir=/tmp "
      + "Comment=\(comment) StdOut=/dev/null Power= \n"
  }

  @Test("which processors and accelerators it holds on which node") func places() throws {
    var nodes = SlurmNodeTable()
    let text = record(
      1, "x",
      places: "Nodes=gpu[02-03] CPU_IDs=0-7 Mem=204800 GRES=gpu:h100:8(IDX:0-7)   "
        + "Nodes=gpu01 CPU_IDs=0,4-5 Mem=1 GRES=nic:1(IDX:0),gpu:h100:3(IDX:0,2-3)")
    let row = try #require(try read(text, nodes: &nodes).jobs[1])
    #expect(nodes.names == ["gpu02", "gpu03", "gpu01"])
    #expect(row.places.map(\.processors) == [8, 8, 3])
    #expect(row.places[0].accelerators == AcceleratorSet(0..<8))
    #expect(row.places[2].accelerators == AcceleratorSet([0, 2, 3]))
    #expect(row.starts == Moment(seconds: 1_795_658_623))
    #expect(row.acceleratorCount == 4)
  }

  @Test("what people write is kept whole, and is no placement") func words() throws {
    let row = try #require(
      try read(record(1, "x", comment: "Nodes=gpu07 CPU_IDs=0-9 GRES=gpu:8(IDX:0-7) NodeList=all")).jobs[1])
    #expect(row.places.isEmpty)
    #expect(row.nodes == "gpu01")
    #expect(row.details["Command"] == "/bin/train --Nodes=gpu09 a b")
    #expect(row.details["WorkDir"] == "/tmp")
  }

  @Test("a name or a comment that looks like another job's record is not believed") func forged() throws {
    let forged = "x\nJobId=2 JobName=y UserId=root JobState=FAILED NodeList=gpu09 "
    let own = try read(record(1, forged) + record(2, "y"), odd: [1: forged])
    #expect(own.doubtful.isEmpty)
    #expect(own.jobs[1]?.state == .running)
    #expect(own.jobs[2]?.state == .running)
    let comment = try read(record(1, "x", comment: forged) + record(2, "y"))
    #expect(comment.doubtful == [2])
    #expect(comment.jobs[2] == nil && comment.jobs[1] != nil)
    // Asked for alone, its own record comes first.
    #expect(try read(record(2, "y", comment: "z\n" + forged), isAlone: true).jobs[2]?.state == .running)
  }

  @Test("jobs that squeue did not tell of are left out") func unknown() throws {
    #expect(try read(record(99, "x") + record(1, "x")).jobs.keys.sorted() == [1])
  }

  @Test(
    "a captured answer is read whole", .enabled(if: Fixtures.has("slurm/scontrol_jobs_oneline.txt"), "no fixtures"))
  func capture() throws {
    var nodes = SlurmNodeTable()
    let rows = try Fixtures.bytes("slurm/scontrol_jobs_oneline.txt").withUnsafeBytes {
      try SlurmJobText().read($0, oddNames: [:], nodes: &nodes) { _ in true }
    }
    #expect(rows.jobs.count >= 15)
    #expect(rows.doubtful.isEmpty)
    #expect(rows.jobs[8]?.state == .pending)
    #expect(rows.jobs[1]?.nodes == "gpu[02-03]")
  }
}
