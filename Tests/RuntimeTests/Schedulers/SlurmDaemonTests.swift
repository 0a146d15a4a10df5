import AisleTesting
import Glibc
import HTTP
import Runtime
import SiteModel
import Testing

/// A site whose one source is a Slurm daemon, once all of it has been asked.
private func site(asking daemon: SourcePlan.SchedulerDaemon) async throws -> Site {
  var plan = SourcePlan(name: "slurm", kind: .slurm, targets: [], timeout: .seconds(10))
  plan.daemon = daemon
  var topology = Topology(name: "test")
  topology.sources = [plan]
  let run = SiteRun(topology: topology, machine: nil, client: WebClient(), clock: SystemClock())
  await run.start()
  let site = await run.settledSite(patience: .seconds(20))
  await run.stop()
  return site
}

struct SlurmDaemonTests {
  @Test("A queue comes over a socket, with the token in Slurm's headers, and a dead controller is no empty queue")
  func queue() async throws {
    let folder = try TemporaryFolder()
    let socket = "\(folder.path)/s"
    let jobs =
      #"{"errors": [], "jobs": [{"job_id": 1, "job_state": "RUNNING", "nodes": "gpu[01-02]", "cpus": 4,"#
      + #""gres_detail": ["gpu:h100:8(IDX:0-7)", "gpu:h100:1(IDX:3)"], "start_time": 1795486330}]}"#
    let daemon = try await FakeExporter(
      [
        "/slurm/v0.0.38/ping": .page(#"{"errors": [], "pings": [{"ping": "UP"}]}"#), "/slurm/v0.0.38/jobs": .page(jobs),
        "/slurm/v0.0.38/nodes": .page(#"{"errors": [], "nodes": [{"name": "gpu01", "state": "mixed"}]}"#),
        "/slurm/v0.0.38/partitions": .page(#"{"errors": [], "partitions": []}"#),
        "/slurm/v0.0.38/reservations": .page(#"{"errors": [], "reservations": []}"#),
      ], socket: socket)
    let token = try folder.write("abc.def.ghi", to: "token")
    let way = SourcePlan.SchedulerDaemon(url: "unix:\(socket)", tokenFile: token, user: "alice")
    let told = try await site(asking: way).queues.first
    #expect(told?.jobs.map(\.id) == ["1"])
    #expect(told?.jobs.first?.places.map(\.accelerators.numbers) == [Array(0...7), [3]])
    #expect(told?.nodes.count == 1)
    #expect(daemon.received.allSatisfy { $0.method == "GET" && $0.headers["x-slurm-user-name"] == "alice" })
    daemon.set(.page(#"{"errors": [], "pings": [{"ping": "DOWN"}]}"#), for: "/slurm/v0.0.38/ping")
    let down = try await site(asking: way)
    #expect(down.queues.isEmpty)
    #expect(down.sources.contains { $0.failure == .scheduler(.controllerDown) })
    await daemon.stop()
  }
}

/// slurmrestd beside a cluster of the test's own. It refuses to run as root.
@Suite("A real slurmrestd", .enabled(if: SlurmCluster.obstacle == nil, Comment(rawValue: SlurmCluster.obstacle ?? "")))
struct RealSlurmDaemonTests {
  @Test("Its queue is read") func queue() async throws {
    try await SlurmCluster.during { cluster in
      try await cluster.fill(limit: false)
      let folder = "\(cluster.folder.path)/work"
      let socket = "\(folder)/rest.sock"
      #expect(try await Shell.run("chmod 777 \(folder)"))
      let daemon = try await Peer(
        "env",
        [
          "SLURM_CONF=\(cluster.folder.path)/slurm.conf", "setpriv", "--reuid", "aisle-alice", "--regid", "aisle-alice",
          "--clear-groups", "slurmrestd", "-a", "rest_auth/local", "-s", "openapi/v0.0.38,openapi/dbv0.0.38",
          "unix:\(socket)",
        ])
      for _ in 0..<100 where access(socket, F_OK) != 0 { try await Task.sleep(for: .milliseconds(100)) }
      let site = try await site(asking: SourcePlan.SchedulerDaemon(url: "unix:\(socket)"))
      let queue = try #require(site.queues.first, "\(daemon.said)")
      #expect(queue.jobs.count > 20 && !queue.nodes.isEmpty && !queue.partitions.isEmpty)
      for source in site.sources { #expect(source.failure == nil, "\(source.description.id)") }
      for job in queue.jobs { #expect(job.state != .unknown && !job.user.isEmpty, "\(job.id)") }
    }
  }
}
