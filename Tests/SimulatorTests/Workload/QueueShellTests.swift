import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite("The command lines that a simulated queue takes") struct QueueShellTests {
  private func simulation() throws -> Simulation {
    var simulation = try Simulation(of: SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 64), seed: 1)
    simulation.advance(to: Simulation.start + .seconds(60), stride: 10)
    return simulation
  }

  private func row(_ id: String, _ simulation: inout Simulation) -> String {
    let line = ["squeue", "-h", "-r", "-t", "all", "-j", id, "-o", "%i|%T|%Q|%l|%r|%u|%j"]
    return simulation.answer(line, by: "op").text
  }

  @discardableResult private func run(_ line: String, _ simulation: inout Simulation) -> QueueAnswer {
    simulation.answer(line.split(separator: " ").map(String.init), by: "op")
  }

  @Test("A hold, a priority, a time limit and a release are kept while time goes on") func waiting() throws {
    var simulation = try simulation()
    let id = try #require(simulation.workload.waiting.first { $0.hold == .none && $0.part == .whole }?.id)
    #expect(run("scontrol hold \(id)", &simulation) == .done)
    simulation.advance(to: simulation.moment + .seconds(120))
    #expect(row(id, &simulation).contains("|JobHeldAdmin|"))
    run("scontrol uhold \(id)", &simulation)
    #expect(row(id, &simulation).contains("|JobHeldUser|"))
    run("scontrol release \(id)", &simulation)
    run("scontrol update jobid=\(id) priority=1", &simulation)
    run("scontrol update jobid=\(id) timelimit=2-00:00:00", &simulation)
    simulation.advance(to: simulation.moment + .seconds(61))
    #expect(row(id, &simulation).hasPrefix("\(id)|PENDING|1|2-00:00:00|"))
  }

  @Test("Tasks of an array that wait are told one by one, and taken by their list") func array() throws {
    var simulation = try simulation()
    let array = try #require(
      simulation.workload.waiting.first { if case .tasks(let tasks) = $0.part { tasks.count > 1 } else { false } })
    guard case .tasks(let tasks) = array.part else { return }
    let list = "\(array.number)_[\(tasks.lowerBound)-\(tasks.upperBound - 1)]"
    #expect(run("scontrol hold \(list)", &simulation) == .done)
    let rows = row("\(array.number)", &simulation).split(separator: "\n").filter { $0.contains("JobHeldAdmin") }
    #expect(rows.count == tasks.count)
    #expect(rows.first?.hasPrefix("\(array.number)_\(tasks.lowerBound)|PENDING|0|") == true)
  }

  @Test("What was running is held when it is back in the queue") func requeueHold() throws {
    var simulation = try simulation()
    let id = try #require(simulation.workload.jobs.compactMap(\.self).first { $0.part == .whole }?.id)
    #expect(run("scontrol requeuehold \(id)", &simulation) == .done)
    simulation.advance(to: simulation.moment + .seconds(10))
    #expect(row(id, &simulation).contains("|PENDING|0|"))
    #expect(row(id, &simulation).contains("|JobHeldAdmin|"))
  }

  @Test("A shorter limit ends what runs") func limit() throws {
    var simulation = try simulation()
    let job = try #require(
      simulation.workload.jobs.compactMap(\.self).first { $0.part == .whole && $0.ends > simulation.workload.now + 900 }
    )
    #expect(run("scontrol update jobid=\(job.id) timelimit=1", &simulation) == .done)
    simulation.advance(to: simulation.moment + .seconds(120))
    #expect(row(job.id, &simulation).contains("|TIMEOUT|"))
  }

  @Test("A drain, a reservation and their end are seen") func nodes() throws {
    var simulation = try simulation()
    let drain = ["scontrol", "update", "nodename=h200-001", "state=drain", "reason=hot, RMA 4711"]
    #expect(simulation.answer(drain, by: "op") == .done)
    let shown = run("scontrol -o show node h200-001", &simulation).text
    #expect(shown.hasPrefix("NodeName=h200-001 State=DRAIN") && shown.contains(" Reason=hot, RMA 4711 [op@2026-"))
    #expect(run("scontrol update nodename=h200-001 state=resume", &simulation) == .done)
    #expect(!run("scontrol -o show node h200-001", &simulation).text.contains("Reason="))
    let created = run(
      "scontrol create reservation reservationname=m starttime=now+60minutes duration=60 nodes=h200-001,h200-002 "
        + "users=root flags=maint", &simulation)
    #expect(created.text == "Reservation created: m\n")
    #expect(run("scontrol -o show reservation m", &simulation).text.hasPrefix("ReservationName=m StartTime=2026-"))
    #expect(run("scontrol delete reservationname=m", &simulation) == .done)
    #expect(run("scontrol -o show reservation m", &simulation).text == "Reservation m not found")
  }

  @Test("What is not there is refused in Slurm's words, and what cannot be practised is said") func refusals() throws {
    var simulation = try simulation()
    #expect(row("99999", &simulation) == "slurm_load_jobs error: Invalid job id specified")
    #expect(run("scontrol -o show node nosuch", &simulation).text == "Node nosuch not found\n")
    let suspended = run("scontrol suspend 18001", &simulation)
    #expect(suspended.status == 1 && suspended.text.hasPrefix("the simulated queue does not know this command"))
  }
}
