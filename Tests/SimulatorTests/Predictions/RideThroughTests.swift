import Analysis
import SiteFile
import SiteModel
import Simulator
import Testing

/// What Analysis predicts from noisy sensors and the site file's volumes, which differ from the true ones by up to 10 %,
/// against the time that the simulation then takes.
@Suite struct RideThroughTests {
  private struct Point {
    var seed: UInt64
    var unit: String
    var minutes: Int
    var event: RideThrough.Event
    var drill: FaultKind?
  }

  private static let points: [Point] = [
    Point(seed: 1, unit: "CDU-01", minutes: 4, event: .pumpsStop),
    Point(seed: 2, unit: "CDU-02", minutes: 6, event: .pumpsStop),
    Point(seed: 3, unit: "CDU-03", minutes: 9, event: .pumpsStop),
    Point(seed: 4, unit: "CDU-02", minutes: 5, event: .pumpsStop),
    Point(seed: 5, unit: "CDU-04", minutes: 7, event: .pumpsStop),
    Point(seed: 6, unit: "CDU-04", minutes: 8, event: .pumpsStop, drill: .fullLoad),
    Point(seed: 1, unit: "CDU-01", minutes: 4, event: .waterStops),
    Point(seed: 2, unit: "CDU-03", minutes: 6, event: .waterStops),
    Point(seed: 3, unit: "CDU-04", minutes: 9, event: .waterStops),
    Point(seed: 7, unit: "CDU-02", minutes: 8, event: .waterStops, drill: .fullLoad),
  ]

  @Test func `the time until the first limit is predicted within 10 % at ten operating points`() throws {
    var lines = ["seed unit    event       predicted  taken  difference"]
    var worst = 0.0
    for point in Self.points {
      let (predicted, taken) = try times(at: point)
      let difference = (predicted.time - taken) / taken
      worst = max(worst, abs(difference))
      lines.append(
        "\(point.seed)    \(point.unit)  \(point.event)  \(predicted.time) s  \(taken) s  "
          + "\((difference * 1000).rounded() / 10) %  \(predicted.limit)")
    }
    print(lines.joined(separator: "\n"))
    #expect(worst < 0.1)
  }

  private func times(at point: Point) throws -> (predicted: RideThrough, taken: Double) {
    let topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 256)
    let trip = Duration.seconds(point.minutes * 60)
    var faults = [
      ScriptedFault(point.event == .pumpsStop ? .pumpStop : .waterLost, thing: point.unit, at: trip + .seconds(1))
    ]
    if let drill = point.drill { faults.append(ScriptedFault(drill, at: .zero)) }
    var simulation = try Simulation(of: topology, seed: point.seed, faults: faults)
    simulation.advance(to: Simulation.start + trip, stride: 10)
    var site = Site(topology: topology)
    for source in simulation.sources(every: .seconds(1)) { site.register(source) }
    for case .batch(let batch) in simulation.answers() { site.apply(batch) }
    let evidence = Evidence(Present(site, at: simulation.moment))
    let racks = RackSummary.summaries(in: evidence.present, findings: [])
    let unit = try #require(evidence.cooling.units.first { $0.name == point.unit })
    let loop = try #require(CoolantLoopState(of: unit, in: evidence.present, powers: evidence.racks, racks: racks))
    let predicted = try #require(loop.rideThrough(point.event))
    let times = try #require(simulation.limitTimes(ofUnit: point.unit, within: 240))
    let first = [times.accelerator, times.supply, times.back].compactMap(\.self).min()
    return (predicted, try #require(first))
  }
}
