import Foundation
import SiteModel
import Testing

@Suite("Slurm by its commands", .serialized) struct SlurmFeedTests {
  private func failure(_ part: String, in site: Site) -> SourceFailure? {
    site.source(SourceID("slurm/\(part)"))?.failure
  }

  @Test("all parts come, with jobs at their places on the site's nodes") func whole() async throws {
    let site = try await FakeSlurm().site(nodes: ["gpu01.example.org"])
    #expect(
      site.sources.map(\.description.id.name).sorted()
        == ["accounting", "jobs", "nodes", "priorities"].map { "slurm/\($0)" })
    #expect(site.sources.allSatisfy { $0.failure == nil && $0.lastSuccess != nil && $0.complaints.isEmpty })
    let queue = try #require(site.queues.first)
    #expect((queue.name, queue.kind, queue.cluster, queue.version) == ("slurm", .slurm, "fake", "22.05.8"))
    #expect(queue.jobs.map(\.id) == ["1", "2"])
    #expect(queue.jobs[0].places == [JobPlace(node: 0, processors: 4, accelerators: AcceleratorSet([4, 5, 6, 7]))])
    #expect(queue.jobs[0].details?["Command"] == "/bin/train")
    #expect(queue.nodes[0]?.acceleratorsHeld == AcceleratorSet([4, 5, 6, 7]))
    #expect(queue.priorities["2"]?.factors.map(\.name) == ["AGE", "JOBSIZE"])
    #expect((queue.partitions.count, queue.shares.count, queue.qualities.count) == (1, 2, 1))
    #expect(queue.origins.keys.count == JobQueue.Part.allCases.count)
  }

  @Test("a node that the site file does not name is added") func unknown() async throws {
    let site = try await FakeSlurm().site(nodes: ["other"])
    #expect(site.directory.nodes.map { site.directory.nodeName($0) } == ["other", "gpu01"])
    #expect(site.queues.first?.jobs.first?.places.first?.node == 1)
  }

  @Test("a controller that is down is said to be down, and its queue is never shown as empty") func down() async throws
  {
    let slurm = try FakeSlurm()
    let site = try await slurm.site {
      // As the commands behave: rc 1 and no list.
      let dead = "echo 'slurm_load_jobs error: Unable to contact slurm controller (connect failure)' >&2; exit 1"
      try slurm.answer("squeue", dead)
      try slurm.answer("scontrol", "echo 'Slurmctld(primary) at here is DOWN'; echo '** RESTORE **'; exit 1")
    }
    #expect(failure("jobs", in: site) == .scheduler(.controllerDown))
    #expect(site.queues.first?.jobs.count == 2)
  }

  @Test("where it is down from the start, nothing hangs and the accounting is read all the same") func absent()
    async throws
  {
    let slurm = try FakeSlurm()
    try slurm.answer("scontrol", "echo 'Slurmctld(primary) at here is DOWN'; exit 1")
    try slurm.answer("squeue", "sleep 9; exit 1")
    let began = ContinuousClock.now
    let site = try await slurm.site()
    #expect(ContinuousClock.now - began < .seconds(5))
    for part in ["jobs", "nodes", "priorities"] { #expect(failure(part, in: site) == .scheduler(.controllerDown)) }
    #expect(failure("accounting", in: site) == nil)
    #expect(site.queues.first?.jobs.isEmpty ?? true)
    #expect(site.queues.first?.origins[.jobs] == nil)
  }

  @Test(
    "faults of one kind each",
    arguments: [
      (
        "squeue", "echo 'slurm_load_jobs error: Socket timed out on send/recv operation' >&2; exit 1", "jobs",
        SourceFailure.scheduler(.controllerSilent)
      ),
      (
        "squeue", "echo 'squeue: error: Munge encode failed: Failed to access \"/x\" (Did you start munged?)' >&2",
        "jobs",
        .scheduler(.notAuthenticated)
      ),
      (
        "sacct", "echo 'sacct: error: Problem talking to the database: Connection refused' >&2; exit 1", "accounting",
        .scheduler(.databaseDown)
      ),
      ("squeue", "echo '             JOBID PARTITION     NAME     USER ST'", "jobs", .scheduler(.notItsAnswer)),
      ("squeue", "\(FakeSlurm.queue)\nprintf '3'", "jobs", .scheduler(.cutShort)),
      (
        "squeue", "yes xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "jobs",
        .tooLarge(limit: 128 << 20)
      ),
      ("squeue", "kill -11 $$", "jobs", .programSignalled(11)),
      (
        "squeue", "echo 'squeue: error: Falscher Wert' >&2; exit 2", "jobs",
        .program(status: 2, words: "squeue: error: Falscher Wert")
      ),
      ("sprio", "exit 3", "priorities", .program(status: 3, words: "")),
    ]) func faults(program: String, script: String, part: String, expected: SourceFailure) async throws
  {
    let slurm = try FakeSlurm()
    try slurm.answer(program, script)
    let site = try await slurm.site(timeout: .seconds(15))
    #expect(failure(part, in: site) == expected)
    // The other parts are read all the same.
    #expect(failure("nodes", in: site) == nil)
  }

  @Test("a command that is not there is named") func missing() async throws {
    let slurm = try FakeSlurm()
    try FileManager.default.removeItem(atPath: "\(slurm.folder)/squeue")
    #expect(failure("jobs", in: try await slurm.site()) == .noProgram(name: "squeue"))
  }

  @Test("a controller that hangs in the middle of its answer is left after the time-out, and its client ended")
  func hangs() async throws {
    let slurm = try FakeSlurm()
    let place = "\(slurm.folder)/pid"
    try slurm.answer("squeue", "echo $$ > \(place)\nprintf '1'; sleep 1000")
    let site = try await slurm.site(timeout: .milliseconds(700))
    #expect(failure("jobs", in: site) == .timedOut(after: .milliseconds(700)))
    let process = try String(contentsOfFile: place, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(!FileManager.default.fileExists(atPath: "/proc/\(process)"))
  }

  @Test("a clock that differs is complained of") func skew() async throws {
    let slurm = try FakeSlurm()
    try slurm.answer("sdiag", "echo \"sdiag output at now ($(($(date +%s) + 3600)))\"")
    // The complaint goes with the next answer of its source.
    let site = try await slurm.site { try FileManager.default.removeItem(atPath: "\(slurm.folder)/scontrol") }
    let complaints = site.sources.flatMap(\.complaints)
    #expect(
      complaints.contains { if case .clockDiffers(let by) = $0.reason { abs(by.seconds - 3600) < 3 } else { false } })
  }

  @Test("a site without accounting says so, and is not asked again") func noAccounting() async throws {
    let slurm = try FakeSlurm()
    try slurm.answer(
      "scontrol",
      FakeSlurm.control.replacingOccurrences(of: "accounting_storage/slurmdbd", with: "accounting_storage/none"))
    try slurm.answer("sacct", "echo 'Slurm accounting storage is disabled' >&2; exit 1")
    let site = try await slurm.site()
    #expect(failure("accounting", in: site) == nil)
    #expect(site.source(SourceID("slurm/accounting"))?.complaints.map(\.reason) == [.noAccounting])
  }
}
