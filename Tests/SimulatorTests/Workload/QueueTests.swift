import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct QueueTests {
  private func simulation(_ nodes: Int = 64, seed: UInt64 = 1, faults: [ScriptedFault] = []) throws -> Simulation {
    try Simulation(
      of: SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: nodes), seed: seed, faults: faults)
  }

  /// Every few minutes of some hours, the queue is looked at.
  private func watch(
    _ nodes: Int = 64, seed: UInt64 = 1, hours: Int = 12, _ look: (Simulation, QueueReport) -> Void
  ) throws {
    var simulation = try simulation(nodes, seed: seed)
    for step in 1...(hours * 12) {
      simulation.advance(to: Simulation.start + .seconds(step * 300), stride: 30)
      look(simulation, simulation.jobReport())
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func `no accelerator is held twice, and every one by the job that says so`(
    seed: UInt64
  ) throws {
    try watch(seed: seed, hours: 6) { simulation, report in
      var holders: [Int: String] = [:]
      for job in report.jobs ?? [] {
        for place in job.places {
          let node = simulation.plan.nodes[Int(place.node)]
          for number in place.accelerators.numbers {
            #expect(holders.updateValue(job.id, forKey: node.firstAccelerator + number) == nil)
          }
        }
        let held = job.places.reduce(0) { $0 + Int($1.accelerators.count) }
        if job.state.holdsNodes { #expect(held == Int(job.acceleratorCount ?? -1), "\(job.id)") }
      }
      #expect(holders.count == simulation.workload.heldCount)
      #expect(simulation.workload.holders.count { $0 >= 0 } == holders.count)
    }
  }

  @Test func `ids are unique, and all that waits says why`() throws {
    try watch { _, report in
      let jobs = report.jobs ?? []
      #expect(Set(jobs.map(\.id)).count == jobs.count)
      #expect(jobs.allSatisfy { !$0.reason.isEmpty && !$0.user.isEmpty && $0.timeLimit != nil })
      #expect(jobs.allSatisfy { $0.state.holdsNodes || $0.state == .pending })
      #expect((report.ended ?? []).allSatisfy { $0.state.hasEnded && $0.ends != nil })
    }
  }

  @Test func `every common reason and every common end is to be seen within a day`() throws {
    var reasons: Set<String> = []
    var states: Set<JobState> = []
    try watch(128, hours: 24) { _, report in
      for job in report.jobs ?? [] {
        states.insert(job.state)
        if job.state == .pending { reasons.insert(job.reason) }
      }
      for job in report.ended ?? [] { states.insert(job.state) }
    }
    for reason in [
      "Resources", "Priority", "Dependency", "DependencyNeverSatisfied", "BeginTime", "JobHeldUser", "JobHeldAdmin",
      "JobArrayTaskLimit", "QOSMaxJobsPerUserLimit",
    ] {
      #expect(reasons.contains(reason), "\(reason): \(reasons)")
    }
    for state in [
      JobState.pending, .configuring, .running, .completing, .completed, .failed, .timeout, .outOfMemory, .cancelled,
    ] {
      #expect(states.contains(state), "\(state)")
    }
  }

  @Test func `arrays keep to their limit, and nobody runs beyond their own`() throws {
    try watch(hours: 8) { simulation, report in
      let jobs = (report.jobs ?? []).filter { $0.state == .running || $0.state == .configuring }
      let arrays = Dictionary(grouping: jobs.filter { $0.array != nil }, by: { $0.array?.number })
      for tasks in arrays.values { #expect(tasks.count <= Int(tasks[0].array?.limit ?? .max)) }
      for job in jobs {
        guard let began = job.began, let limit = job.timeLimit else { continue }
        #expect(simulation.moment - began <= limit + .seconds(60), "\(job.id)")
      }
    }
  }

  @Test func `nodes that are drained take no jobs, and say who drained them and why`() throws {
    var simulation = try simulation(faults: [ScriptedFault(.nodeDrained, thing: "h200-003", at: .zero)])
    simulation.advance(to: Simulation.start + .seconds(3600), stride: 10)
    let index = try #require(simulation.plan.nodes.firstIndex { $0.name == "h200-003" })
    let nodes = simulation.scheduledNodeReport().nodes ?? []
    #expect(nodes.count == simulation.nodeCount)
    #expect(nodes[index].condition == .drained || nodes[index].condition == .draining)
    #expect(nodes[index].reason == "accel 3 Xid 79" && nodes[index].reasonUser == "root")
    #expect(simulation.workload.free[index] == 0)
  }

  @Test func `jobs on a node that fails go back into the queue or end as its victims`() throws {
    var simulation = try simulation(faults: [ScriptedFault(.nodeCrash, thing: "h200-001", at: .seconds(300))])
    simulation.advance(to: Simulation.start + .seconds(290), stride: 10)
    let before = (simulation.jobReport().jobs ?? []).filter { $0.places.contains { $0.node == 0 } }.map(\.id)
    try #require(!before.isEmpty)
    simulation.advance(to: Simulation.start + .seconds(310), stride: 10)
    let report = simulation.jobReport()
    for id in before {
      let waits = report.jobs?.first { $0.id == id }.map { $0.state == .pending && $0.reason == "BeginTime" } ?? false
      let failed = report.ended?.contains { $0.id == id && $0.state == .nodeFail } ?? false
      #expect(waits || failed, "\(id)")
    }
    #expect(simulation.scheduledNodeReport().nodes?[0].condition == .down)
  }

  @Test func `while its controller is down the scheduler answers nobody and begins nothing`() throws {
    var simulation = try simulation(faults: [ScriptedFault(.schedulerDown, at: .seconds(60), for: .seconds(3600))])
    simulation.advance(to: Simulation.start + .seconds(600), stride: 10)
    let answers = simulation.queueAnswers()
    #expect(answers.count == 2)
    for answer in answers { if case .batch = answer { Issue.record("it answered") } }
    let jobs = simulation.workload.jobs.compactMap { $0 }
    #expect(jobs.allSatisfy { $0.began < 60 })
    simulation.advance(to: Simulation.start + .seconds(3700), stride: 10)
    #expect(simulation.queueAnswers().allSatisfy { if case .batch = $0 { true } else { false } })
  }

  @Test func `a job that idles holds all it has and uses none of it, and one that strains draws more than its rating`()
    throws
  {
    func largest(_ kind: FaultKind) throws -> [SimulatedAccelerator] {
      var simulation = try simulation(faults: [ScriptedFault(kind, at: .seconds(30))])
      simulation.advance(to: Simulation.start + .seconds(300), stride: 5)
      let number = simulation.workload.idling ?? simulation.workload.straining
      let place = try #require(simulation.workload.jobs.firstIndex { $0?.number == number && $0 != nil })
      return simulation.workload.holders.indices.filter { simulation.workload.holders[$0] == Int32(place) }
        .map { simulation.accelerators[$0] }
    }
    let idle = try largest(.jobIdle)
    #expect(!idle.isEmpty && idle.allSatisfy { $0.load < 0.1 })
    let hot = try largest(.jobHot)
    #expect(!hot.isEmpty && hot.contains { $0.power > 700 * 1.1 || $0.clock < 0.98 })
  }

  @Test func `answers come no more often than a scheduler is asked`() throws {
    var simulation = try simulation(8)
    var counts = (jobs: 0, nodes: 0)
    for second in 1...60 {
      simulation.advance(to: Simulation.start + .seconds(second))
      for case .batch(let batch) in simulation.queueAnswers() {
        if batch.queue?.jobs != nil { counts.jobs += 1 }
        if batch.queue?.nodes != nil { counts.nodes += 1 }
        #expect(batch.isSimulated && batch.queue?.kind == .simulated)
      }
    }
    #expect(counts == (6, 2))
  }
}
