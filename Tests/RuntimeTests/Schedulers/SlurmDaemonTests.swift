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

/// One that a person has started: `AISLE_SLURMRESTD=unix:/run/slurmrestd.sock`.
private let realDaemon = getenv("AISLE_SLURMRESTD").map { String(cString: $0) }

@Suite("A real slurmrestd", .enabled(if: realDaemon != nil, "skipped: AISLE_SLURMRESTD names none"))
struct RealSlurmDaemonTests {
  @Test func itsQueueIsRead() async throws {
    let site = try await site(asking: SourcePlan.SchedulerDaemon(url: realDaemon ?? ""))
    let queue = try #require(site.queues.first)
    #expect(!queue.jobs.isEmpty && !queue.nodes.isEmpty && !queue.partitions.isEmpty)
    for source in site.sources { #expect(source.failure == nil, "\(source.description.id)") }
    for job in queue.jobs { #expect(job.state != .unknown && !job.user.isEmpty, "\(job.id)") }
  }
}
