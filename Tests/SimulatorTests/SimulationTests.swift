import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct SimulationTests {
  private func hall(_ nodes: Int = 64) throws -> Topology {
    try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: nodes)
  }

  private func batches(_ simulation: inout Simulation) -> [Batch] {
    simulation.answers().compactMap { if case .batch(let batch) = $0 { batch } else { nil } }
  }

  @Test func `the same seed gives the same site, another seed another`() throws {
    func readings(seed: UInt64) throws -> [Reading] {
      var simulation = try Simulation(of: hall(), seed: seed)
      simulation.advance(to: Simulation.start + .seconds(120))
      return batches(&simulation).flatMap(\.readings)
    }
    let first = try readings(seed: 7)
    let second = try readings(seed: 7)
    let other = try readings(seed: 8)
    #expect(second == first)
    #expect(other != first)
  }

  @Test func `everything that it answers is marked as simulated`() throws {
    var simulation = try Simulation(of: hall(8), seed: 1)
    let all = batches(&simulation)
    // Nodes, a coolant distribution unit, two facility loops, a hall, the meters, the scheduler's jobs and nodes.
    #expect(all.count == 8 + 1 + 2 + 1 + 1 + 2)
    #expect(all.allSatisfy { $0.isSimulated })
  }

  @Test func `values stay within what the things can do`() throws {
    var simulation = try Simulation(of: hall(), seed: 3)
    for minute in 1...10 {
      simulation.advance(to: Simulation.start + .seconds(minute * 60), stride: 5)
      for batch in batches(&simulation) {
        for reading in batch.readings {
          #expect(reading.value.isFinite)
          switch reading.quantity {
          case .load, .pumpSpeed, .valvePosition: #expect((0...1).contains(reading.value))
          case .temperature: #expect((15...110).contains(reading.value))
          case .power: #expect((0...20e6).contains(reading.value))
          default: break
          }
        }
      }
    }
  }

  @Test func `most accelerators are held by jobs, and heat follows power`() throws {
    var simulation = try Simulation(of: hall(512), seed: 5)
    simulation.advance(to: Simulation.start + .seconds(300), stride: 10)
    let held = simulation.workload.holders.count { $0 >= 0 }
    #expect(Double(held) > 0.8 * Double(simulation.plan.acceleratorCount))
    let busy = simulation.accelerators.filter { $0.load > 0.9 }
    let idle = simulation.accelerators.filter { $0.load < 0.05 }
    #expect(!busy.isEmpty && !idle.isEmpty)
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
    #expect(mean(busy.map(\.temperature)) > mean(idle.map(\.temperature)) + 15)
  }

  @Test func `heat that goes into coolant comes out at the heat exchanger`() throws {
    var simulation = try Simulation(
      of: hall(), seed: 1, faults: [ScriptedFault(.fullLoad, at: .zero)])
    simulation.advance(to: Simulation.start + .seconds(1800), stride: 10)
    for (index, unit) in simulation.plan.coolantUnits.enumerated() {
      let given = unit.racks.reduce(0) { $0 + simulation.racks[$1].liquidHeat }
      #expect(abs(simulation.coolantUnits[index].heat / given - 1) < 0.02)
    }
  }

  @Test func `accelerators slow down and then switch off when their pumps stop, and no others do`() throws {
    var simulation = try Simulation(
      of: hall(192), seed: 1,
      faults: [ScriptedFault(.fullLoad, at: .zero), ScriptedFault(.pumpStop, thing: "CDU-01", at: .seconds(600))])
    func slowed(of unit: Int) -> Int {
      simulation.plan.coolantUnits[unit].racks.flatMap { simulation.plan.racks[$0].nodes }.reduce(0) { count, node in
        let first = simulation.plan.nodes[node].firstAccelerator
        return count + simulation.accelerators[first..<(first + 8)].count { $0.clock < 0.98 || !$0.isOn }
      }
    }
    simulation.advance(to: Simulation.start + .seconds(590))
    #expect(slowed(of: 0) == 0)
    simulation.advance(to: Simulation.start + .seconds(720))
    #expect(slowed(of: 0) > 0)
    #expect(slowed(of: 1) == 0)
  }

  /// All that is answered. The order in which a dictionary happens to be is no part of it: it is another one in each
  /// value.
  private func text(of answer: SimulatedAnswer) -> String {
    guard case .batch(var batch) = answer else { return "\(answer)" }
    let priorities = (batch.queue?.priorities ?? [:]).sorted { $0.key < $1.key }
    batch.queue?.priorities = nil
    return "\(batch) \(priorities)"
  }

  @Test(arguments: FaultKind.allCases) func `every fault changes what is answered, and nothing before it comes`(
    kind: FaultKind
  ) throws {
    func answers(faults: [ScriptedFault], at seconds: Int) throws -> [String] {
      var simulation = try Simulation(of: hall(), seed: 2, faults: faults)
      simulation.advance(to: Simulation.start + .seconds(seconds), stride: 2)
      return simulation.answers().map(text)
    }
    let fault = ScriptedFault(kind, at: .seconds(30), for: .seconds(90))
    let before = try (answers(faults: [fault], at: 28), answers(faults: [], at: 28))
    #expect(before.0 == before.1)
    let during = try (answers(faults: [fault], at: 110), answers(faults: [], at: 110))
    #expect(during.0 != during.1)
  }

  @Test(
    arguments: [
      ("pump-stop@5m", FaultKind.pumpStop, nil, 300), ("pump-stop:CDU-01@0s", .pumpStop, "CDU-01", 0),
      ("plate-blocked:h200-001/3@90s+10m", .plateBlocked, "h200-001/3", 90),
    ] as [(String, FaultKind, String?, Int)])
  func `a fault is read as it is written`(text: String, kind: FaultKind, thing: String?, seconds: Int) throws {
    let fault = try ScriptedFault(text)
    #expect(fault.kind == kind)
    #expect(fault.thing == thing)
    #expect(fault.begins == .seconds(seconds))
  }

  @Test(
    arguments: [
      ("pump-stop", "expected NAME[:THING]@TIME"), ("pump-stp@5m", "did you mean 'pump-stop'?"),
      ("pump-stop@soon", "expected NAME[:THING]@TIME"), ("full-load:A01@0s", "befalls the whole site"),
    ])
  func `a fault that makes no sense is refused in words`(text: String, reason: String) {
    let error = #expect(throws: FaultError.self) { try ScriptedFault(text) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `a fault of a thing that is not there names the nearest`() throws {
    let fault = ScriptedFault(.pumpStop, thing: "CDU-99", at: .zero)
    let error = #expect(throws: FaultError.self) { _ = try Simulation(of: hall(), seed: 1, faults: [fault]) }
    #expect(error?.description.contains("did you mean 'CDU-0") == true)
  }

  @Test func `logarithm and exponential agree with mathematics`() {
    #expect(abs(Elementary.logarithm(0.5) + 0.693_147_180_559_945) < 1e-12)
    #expect(abs(Elementary.logarithm(1e-6) + 13.815_510_557_964_27) < 1e-9)
    #expect(abs(Elementary.exponential(1) - 2.718_281_828_459_045) < 1e-12)
    #expect(abs(Elementary.exponential(-3.5) - 0.030_197_383_422_318_5) < 1e-13)
  }
}
