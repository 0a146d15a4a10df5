import AisleTesting
import Foundation
import Glibc
import History
import SiteModel

/// A site of one node whose exporter serves pages that a test makes, and a home of its own for whoever watches it.
struct RecordedHall {
  let folder: TemporaryFolder
  let exporter: FakeExporter
  let site: String

  init() async throws {
    folder = try TemporaryFolder()
    exporter = try await FakeExporter(["/metrics": .page(Self.page(power: 4321))])
    site = try folder.write(Self.text(sourceAt: exporter.url("/metrics")), to: "site.yaml")
  }

  /// The site file; `rackPower`: what its rack may draw.
  static func text(sourceAt url: String, rackPower: String = "40 kW") -> String {
    """
    site: Hall
    halls:
      - name: Hall A
        rows: [{name: A, racks: [{name: A01, power: \(rackPower)}]}]
    nodes:
      - {name: gpu-node-1, rack: A01, position: 1, height: 8, accelerators: 8, kind: H100}
    sources:
      - {name: bmc, url: "\(url)", nodes: gpu-node-1, every: 1s, timeout: 1s}
    """
  }

  /// What an agent tells of the node's power, in watts.
  static func page(power: Int) -> String {
    "# TYPE hw_host_power_watts gauge\n"
      + "hw_host_power_watts{host_name=\"gpu-node-1\",hw_id=\"host\",hw_type=\"host\"} \(power)\n"
  }

  func tell(power: Int) { exporter.set(.page(Self.page(power: power)), for: "/metrics") }

  /// Where a console or a recorder of this home keeps the history.
  var history: String { "\(folder.path)/.local/state/aisle/Hall.history" }

  func start(_ arguments: [String], columns: Int = 160) -> Pseudoterminal? {
    Pseudoterminal(
      BuiltProgram.path("aisle"), arguments,
      environment: [
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no", "HOME": folder.path, "TZ": "UTC",
      ], columns: columns, rows: 30)
  }

  /// `aisle record`, once it says that it records.
  func recorder(_ arguments: String...) -> Pseudoterminal? {
    guard let recorder = start(["record", "--site", site] + arguments), recorder.wait(for: "recording Hall") else {
      return nil
    }
    return recorder
  }

  func run(_ arguments: String...) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.run("aisle", arguments, folder: folder)
  }

  /// The lease that stands in the history.
  var lease: Lease? { (try? HistoryFile(path: history))?.standingLease }

  /// True once the holder of the lease is that, within some seconds.
  func waitForHolder(_ holder: Lease.Holder?, seconds: Double = 40) async -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if lease?.holder == holder { return true }
      // Nothing cancels a test's own task.
      try? await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  /// True once the history holds a reading, within some seconds.
  func waitForReadings(seconds: Double = 40) async -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let outcome = try? await run("snapshot", "--site", site, "--history", history, "--page", "nodes")
      if outcome?.output.contains("kW") == true { return true }
    }
    return false
  }
}
