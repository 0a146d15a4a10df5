import AisleTesting
import Glibc
import Testing

@Suite(
  "aisle beside a Slurm cluster in trouble",
  .enabled(if: SlurmCluster.obstacle == nil, Comment(rawValue: SlurmCluster.obstacle ?? "")))
struct SlurmFailureTests {
  @Test("A scheduler that fails is said to fail: its queue is never shown empty, and the old one stays on the screen")
  func faults() async throws {
    try await SlurmCluster.during(isBroken: true) { cluster in
      try await cluster.fill(limit: false)
      try cluster.writeSite()
      let screen = try Screen(cluster)
      #expect(screen.shows("llama70b"))
      try await silentController(cluster, screen)
      try await noMunge(cluster, screen)
      try await silentDatabase(cluster)
      try await deadNode(cluster)
      try await deadController(cluster, screen)
      screen.end()
    }
  }

  /// The console on its page of jobs.
  private struct Screen {
    let terminal: Pseudoterminal

    init(_ cluster: SlurmCluster) throws {
      terminal = try #require(
        Pseudoterminal(
          BuiltProgram.path("aisle"), ["--site", "\(cluster.folder.path)/site.yaml", "--page", "jobs"],
          environment: [
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": cluster.folder.path, "TZ": "UTC",
            "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
            // Its history is its own: the snapshots ask the scheduler themselves.
            "XDG_STATE_HOME": "\(cluster.folder.path)/console",
          ], columns: 180, rows: 50))
    }

    /// The screen as it stands holds a text, now or within the time.
    func shows(_ text: String, seconds: Double = 80) -> Bool { terminal.shows(text, within: seconds) }

    func end() {
      terminal.type("q")
      #expect(terminal.waitForEnd() == 0)
    }
  }

  /// What the snapshot says while a fault lasts: that there is no data, and why; no queue at all rather than an empty one.
  private func expectNoQueue(_ cluster: SlurmCluster, because reason: String) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try await cluster.snapshot("--format", "json")
    #expect(outcome.status == 3, "\(reason): \(outcome.errors)")
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    #expect(!outcome.output.contains(#""jobs":["#), "\(reason): jobs where none can be known")
    print("\(reason): the snapshot says so after \(clock.now - start), status \(outcome.status)")
  }

  private func silentController(_ cluster: SlurmCluster, _ screen: Screen) async throws {
    let controller = try cluster.process(of: "slurmctld")
    kill(controller, SIGSTOP)
    #expect(screen.shows("does not answer"))
    #expect(screen.shows("llama70b", seconds: 5), "the old queue is gone from the screen")
    try await expectNoQueue(cluster, because: "timed out")
    kill(controller, SIGCONT)
    try await expectRecovery(cluster)
  }

  private func noMunge(_ cluster: SlurmCluster, _ screen: Screen) async throws {
    let socket = "\(cluster.folder.path)/munge.sock"
    #expect(rename(socket, "\(socket).away") == 0)
    #expect(screen.shows("munge"))
    #expect(screen.shows("llama70b", seconds: 5), "the old queue is gone from the screen")
    try await expectNoQueue(cluster, because: "is munge running here?")
    #expect(rename("\(socket).away", socket) == 0)
    try await expectRecovery(cluster)
  }

  /// The queue does without the accounting; what ended is not known then.
  private func silentDatabase(_ cluster: SlurmCluster) async throws {
    let database = try cluster.process(of: "slurmdbd")
    kill(database, SIGSTOP)
    // What the console has just read of it would be shared.
    try await Task.sleep(for: .seconds(3))
    let outcome = try await cluster.snapshot("--format", "json", "--wait", "40s")
    kill(database, SIGCONT)
    #expect(outcome.status == 3)
    let facts = try AisleFacts(outcome.output)
    #expect(facts.jobs.count > 40, "the queue needs no accounting")
    #expect(facts.queue["ended"] == nil)
    print("slurmdbd stopped: \(facts.jobs.count) jobs; \(outcome.errors)")
  }

  /// The controller misses a node after `SlurmdTimeout`, 10 s, and then Aisle has it as the controller does.
  private func deadNode(_ cluster: SlurmCluster) async throws {
    kill(try cluster.process(of: "slurmd.gpu02"), SIGKILL)
    for _ in 0..<120 where try await !cluster.said("sinfo -h -N -n gpu02 -o %T").contains("*") {
      try await Task.sleep(for: .seconds(1))
    }
    let before = try await SlurmTruth(of: cluster)
    let facts = try AisleFacts(try await cluster.snapshot("--format", "json").output)
    let after = try await SlurmTruth(of: cluster)
    var comparison = FieldComparison()
    comparison.compare("node", facts.nodes, before.nodes, after.nodes)
    for difference in comparison.differences { Issue.record("\(difference)") }
    print("slurmd of gpu02 killed: \(facts.nodes["gpu02"]?["state"] ?? "unknown"); \(comparison.summary)")
  }

  private func deadController(_ cluster: SlurmCluster, _ screen: Screen) async throws {
    kill(try cluster.process(of: "slurmctld"), SIGKILL)
    #expect(screen.shows("controller is down"))
    #expect(screen.shows("llama70b", seconds: 5), "the old queue is gone from the screen")
    try await expectNoQueue(cluster, because: "the scheduler's controller is down")
    _ = try await cluster.output("/usr/sbin/slurmctld -f '\(cluster.folder.path)/slurm.conf'")
    try await expectRecovery(cluster)
  }

  private func expectRecovery(_ cluster: SlurmCluster) async throws {
    for _ in 0..<30 {
      let outcome = try await cluster.snapshot("--format", "json")
      if outcome.status == 0, try AisleFacts(outcome.output).jobs.count > 40 { return }
      try await Task.sleep(for: .seconds(1))
    }
    Issue.record("the queue does not come back")
  }
}
