import SiteFile
import SiteModel

@testable import Simulator

/// A published case, simulated without deviations from its site file and read from its sensors once it has settled.
struct PublishedCase {
  private let simulation: Simulation

  init(_ siteFile: String, drill: FaultKind = .fullLoad, after seconds: Int = 3600, stride: Int = 10) throws {
    let topology = try SiteFile.load(text: siteFile)
    var settling = try Simulation(
      of: topology, seed: 11, faults: [ScriptedFault(drill, at: .zero)], deviation: 0)
    settling.advance(to: Simulation.start + .seconds(seconds), stride: stride)
    simulation = settling
  }

  /// The mean of what a sensor reads in so many seconds, as an operator would write it down.
  func reading(_ key: EntityKey, _ quantity: Quantity, samples: Int = 120) -> Double? {
    var later = simulation
    var sum = 0.0
    var count = 0.0
    for second in 1...samples {
      later.advance(to: simulation.moment + .seconds(second))
      for case .batch(let batch) in later.buildingAnswers() {
        guard let subject = batch.subjects.firstIndex(of: key) else { continue }
        for reading in batch.readings where Int(reading.subject) == subject && reading.quantity == quantity {
          sum += reading.value
          count += 1
        }
      }
    }
    return count > 0 ? sum / count : nil
  }
}

/// A line of the table that a case prints: ours, theirs, and how far apart.
struct CaseTable {
  private var lines = ["case                                 ours    theirs  difference"]

  private static func column(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    var text = "\(rounded)"
    if digits == 0 { text = "\(Int(rounded))" }
    return String(repeating: " ", count: max(1, 10 - text.count)) + text
  }

  mutating func add(_ name: String, _ ours: Double, _ theirs: Double, digits: Int = 2) {
    let label = name + String(repeating: " ", count: max(1, 33 - name.count))
    lines.append(
      label + Self.column(ours, digits) + Self.column(theirs, digits) + Self.column(ours - theirs, digits))
  }

  func show() { print(lines.joined(separator: "\n")) }
}
