import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct QueueCommandTests {
  private func simulation(faults: [ScriptedFault] = []) throws -> Simulation {
    var simulation = try Simulation(
      of: SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 64), seed: 1, faults: faults)
    simulation.advance(to: Simulation.start + .seconds(60), stride: 10)
    return simulation
  }

  @Test func `a job is held, released and cancelled, and the queue says so at once`() throws {
    var simulation = try simulation()
    let id = try #require(simulation.workload.waiting.first { $0.hold == .none }?.id)
    #expect(simulation.carryOut(.hold(id)) == .done)
    #expect(simulation.jobReport().jobs?.first { $0.id == id }?.reason == "JobHeldAdmin")
    #expect(simulation.carryOut(.release(id)) == .done)
    #expect(simulation.jobReport().jobs?.first { $0.id == id }?.reason == "None")
    #expect(simulation.carryOut(.cancel(id)) == .done)
    #expect(simulation.jobReport().jobs?.contains { $0.id == id } == false)
    #expect(simulation.jobReport().ended?.first { $0.id == id }?.state == .cancelled)
  }

  @Test func `a running job goes back into the queue, or ends within its cleaning`() throws {
    var simulation = try simulation()
    let running = simulation.workload.jobs.compactMap { $0 }.filter { $0.part == .whole }
    let (first, second) = (try #require(running.first?.id), try #require(running.last?.id))
    #expect(simulation.carryOut(.requeue(first)) == .done)
    #expect(simulation.jobReport().jobs?.first { $0.id == first }?.reason == "BeginTime")
    #expect(simulation.carryOut(.cancel(second)) == .done)
    simulation.advance(to: Simulation.start + .seconds(120), stride: 10)
    #expect(simulation.jobReport().ended?.first { $0.id == second }?.state == .cancelled)
    #expect(simulation.workload.holders.count { $0 >= 0 } == simulation.workload.heldCount)
  }

  @Test func `refusals are in Slurm's words, and an unknown job is cancelled in silence`() throws {
    var simulation = try simulation()
    let unknown = simulation.carryOut(.hold("99999"))
    #expect(unknown.status == 1 && unknown.text.hasPrefix("Invalid job id specified for job 99999"))
    #expect(simulation.carryOut(.cancel("99999")) == .done)
    #expect(
      simulation.carryOut(.drain("nosuch", reason: "x", user: "root")).text
        == "slurm_update error: Invalid node name specified")
    #expect(simulation.carryOut(.drain("h200-001", reason: "", user: "root")).text.hasPrefix("You must specify"))
    #expect(simulation.carryOut(.drain("h200-001", reason: "Xid 79", user: "root")) == .done)
    #expect(simulation.scheduledNodeReport().nodes?[0].reason == "Xid 79")
    #expect(simulation.carryOut(.resume("h200-001")) == .done)
    #expect(simulation.carryOut(.resume("h200-001")).text == "slurm_update error: Invalid node state specified")
  }
}
