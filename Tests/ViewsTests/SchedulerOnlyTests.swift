import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views

/// A cluster of which only its scheduler tells: no racks, no telemetry.
@Suite("A cluster known by its scheduler only") struct SchedulerOnlyTests {
  private static func seat(_ lines: String..., size: Size = Size(120, 36)) -> Seat {
    var site = Site(topology: Topology(name: "cluster"))
    site.register(
      SourceDescription(id: SourceID("slurm/nodes"), address: "here", cadence: .seconds(30), isScheduler: true))
    var batch = Batch(source: SourceID("slurm/nodes"), moment: SampleSite.now)
    batch.subjects = [.node("gpu01"), .node("gpu02"), .node("dead01")]
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.nodes = nodes
    var job = Job("8", .running)
    (job.name, job.user, job.nodeCount, job.began) = ("pretrain", "alice", 1, SampleSite.now - .seconds(60))
    job.places = [JobPlace(node: 0, accelerators: AcceleratorSet([0, 1, 2]))]
    report.jobs = [job]
    var kept = JobReservation("m1")
    (kept.nodes, kept.nodeCount, kept.begins) = ("gpu[02-04]", 3, SampleSite.now + .seconds(3_600))
    kept.ends = SampleSite.now + .seconds(7_200)
    report.reservations = [kept]
    batch.queue = report
    site.apply(batch, took: .zero)
    var seat = Seat(at: site, size: size)
    for line in lines { seat.run(line) }
    return seat
  }

  private static var nodes: [ScheduledNode] {
    var mixed = ScheduledNode(node: 0, state: "mixed", condition: .mixed)
    (mixed.accelerators, mixed.acceleratorsHeld) = (8, AcceleratorSet([0, 1, 2]))
    var idle = ScheduledNode(node: 1, state: "idle", condition: .idle)
    idle.accelerators = 8
    var dead = ScheduledNode(node: 2, state: "down+not_responding", condition: .down)
    (dead.accelerators, dead.reason, dead.reasonUser) = (8, "PSU failure, RMA 4711", "root")
    return [mixed, idle, dead]
  }

  @Test("The page of racks shows what jobs hold, what is free and what is out") func racks() {
    let jobs = Self.seat("page racks", "metric job").screen
    #expect(jobs.contains("3 held · 5 free · 0 out  III·····  I 8 pretrain"))
    #expect(jobs.contains("down+not_responding PSU failure, RMA 4711 by root"))
    let free = Self.seat("page racks", "metric free").screen
    #expect(free.contains("0 held · 8 free") && free.contains("0 held · 0 free · 8 out  ××××××××"))
  }

  @Test("A reservation stands above the nodes and on the page of a node that it will have") func reservations() {
    let all = Self.seat("page nodes").screen
    #expect(all.contains("reservations m1 from 12:04 until 13:04 (3 nodes)"))
    #expect(Self.seat("node gpu02").screen.contains("reservation m1 from 12:04 until 13:04"))
    #expect(!Self.seat("node gpu01").screen.contains("m1"))
  }

  @Test("A job's nodes have the scheduler's word, where nobody else has one") func states() {
    #expect(Self.seat("job 8").screen.contains("mixed"))
  }
}
