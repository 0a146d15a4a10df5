import AisleTesting
import SiteModel
import Testing
import Wire

@Suite struct TraceReaderTests {
  private func read(_ text: String) throws -> JobTrace { try TraceReader.read(Array(text.utf8), name: "log") }

  private func fixture(_ name: String) throws -> JobTrace {
    try TraceReader.read(Fixtures.contents(of: "\(Fixtures.checkout)/Tests/Fixtures/Traces/\(name)"), name: name)
  }

  @Test func `the header of a workload file says what machine it was`() throws {
    let trace = try fixture("hypercube.swf")
    #expect(trace.name == "Hypercube-128 (made up)")
    #expect(trace.nodeCount == 128 && trace.processorCount == 128)
    #expect(trace.begins?.timestamp == "1993-10-01T07:30:03.000Z")
    #expect(trace.unit == .processors)
  }

  @Test func `each job is read once, however many parts it has, and what never ran is left out`() throws {
    let trace = try fixture("hypercube.swf")
    #expect(trace.jobs.count == 399 && trace.leftOut == 1)
    #expect(Set(trace.jobs.map(\.id)).count == 399)
    #expect(trace.jobs.allSatisfy { $0.size.nonzeroBitCount == 1 && $0.size <= 128 })
    let parts = try #require(trace.jobs.first { $0.id == "300" })
    #expect(parts.state == .completed && parts.run > 0)
    #expect(!trace.jobs.contains { $0.id == "350" })
  }

  @Test func `all fields come through, and -1 is not known`() throws {
    let trace = try read(
      "; MaxProcs: 64 (of 70)\n 7 100 20 300.5 4 -1 -1 8 600 -1 0 12 3 9 2 1 -1 -1\n8 90 -1 30 -1 -1 -1 16 -1 -1 -1 -1 "
        + "-1 -1 -1 5 -1 -1\n")
    #expect(trace.processorCount == 64)
    #expect(trace.jobs.map(\.id) == ["8", "7"])
    let (first, second) = (trace.jobs[1], trace.jobs[0])
    #expect((first.submitted, first.wait, first.run, first.size, first.limit) == (100, 20, 300.5, 4, 600))
    #expect((first.user, first.account, first.name, first.partition) == ("u12", "g3", "app 9", "q2"))
    #expect(first.state == .failed && second.state == .completed)
    #expect(second.wait == nil && second.limit == nil && second.user.isEmpty && second.size == 16)
    #expect(second.partition == "p5")
  }

  @Test(
    arguments: [
      ("1 2 3\n", 1, TraceFailure.Fault.fieldCount(3)),
      ("; x\n\n1 0 0 x 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n", 3, .notANumber(field: "run time", "x")),
      ("", 0, .noJobs), ("user,submit\n", 1, .missingColumn("accelerators, processors or nodes")),
      ("run,nodes\n1,1\n", 1, .missingColumn("submit")), ("submit,nodes\n1,1\n", 1, .missingColumn("run")),
      ("submit,run,nodes,Run\n", 1, .doubleColumn("run")),
      ("submit,run,nodes\n0,5,1\nsoon,5,1\n", 3, .badTime(field: "submit", "soon")),
      ("submit,run,nodes,state\n0,5,1,GONE\n", 2, .unknownState("GONE")),
      ("submit,run,nodes\n0,5,\"1\n2\n", 2, .openQuote),
      ("submit,run,nodes\n\"0\",5,many\n", 2, .notANumber(field: "nodes", "many")),
    ])
  func `what is wrong is said with its line`(text: String, line: Int, fault: TraceFailure.Fault) throws {
    let failure = #expect(throws: TraceFailure.self) { try read(text) }
    #expect(failure == TraceFailure(fault, line: line))
  }

  @Test func `a table of jobs is read by its column names, dates, Slurm's lengths and quotation marks`() throws {
    let trace = try fixture("cluster.csv")
    #expect(trace.begins?.timestamp == "2026-01-05T06:00:00.000Z")
    #expect(trace.unit == .accelerators)
    #expect(trace.jobs.map(\.id) == ["501", "502", "503", "505"] && trace.leftOut == 1)
    let first = trace.jobs[0]
    #expect((first.submitted, first.wait, first.run, first.size, first.limit) == (0, 5, 7200, 16, 14_400))
    #expect((first.user, first.name, first.partition) == ("zhao", "llm, \"small\"", "train"))
    #expect(trace.jobs.map(\.state) == [.completed, .timeout, .failed, .cancelled])
    #expect(trace.jobs[2].limit == 86_400)
  }

  @Test func `hostile words are cleaned, and lines within quotation marks count`() throws {
    let trace = try read("submit,run,nodes,user,name\r\n0,1,2,\"a\u{1B}[31m\nb\",\u{202E}x\r\n5,1,2,c,d\r\n")
    #expect(trace.jobs.count == 2 && trace.unit == .nodes)
    for job in trace.jobs {
      #expect((job.user + job.name).unicodeScalars.allSatisfy(CleanText.isSafe))
    }
    let failure = #expect(throws: TraceFailure.self) { try read("submit,run,nodes,user\n0,1,2,\"a\nb\"\nx,1,1,\n") }
    #expect(failure?.line == 4)
  }

  @Test("a job of a part of a processor is left out, as one that has no size") func partOfProcessor() throws {
    let line = " 0 -1 100 %@ -1 -1 -1 -1 -1 1 1 1 1 -1 -1 -1 -1\n"
    let text = ["0.64", "2"].enumerated().map { "\($0.offset + 1)" + line.replacing("%@", with: $0.element) }.joined()
    let trace = try TraceReader.read(Array(text.utf8), name: "parts")
    #expect(trace.jobs.map(\.size) == [2] && trace.leftOut == 1)
  }
}
