import AisleTesting
import Foundation
import SiteModel
import Testing
import Wire

@Suite("The page writer")
struct ExpositionWriterTests {
  static let moment = Moment(seconds: 1_767_323_045)

  /// One thing of each kind with a reading of every quantity.
  private static var everything: Batch {
    let kinds = EntityKind.allCases.filter(\.isOfNode)
    var batch = Batch(source: SourceID("s"), moment: moment)
    batch.subjects = kinds.map { EntityKey($0, node: "n1", name: $0 == .node ? "" : "0/1") }
    for (index, _) in kinds.enumerated() {
      batch.readings += Quantity.allCases.map { Reading(index, $0, 1, at: moment) }
      batch.facts.append(Fact(index, .model, "\"M\"\\1\n"))
    }
    return batch
  }

  private static func page(_ batch: Batch, as format: ExpositionFormat = .prometheusText) -> String {
    var writer = ExpositionWriter(format: format)
    writer.write(batch)
    return String(decoding: writer.finished(), as: UTF8.self)
  }

  private func page(_ kind: EntityKind, _ quantity: Quantity, _ value: Double) -> String {
    let key = EntityKey(kind, node: "n1", name: kind == .node ? "" : "x")
    let readings = [Reading(0, quantity, value, at: Self.moment)]
    return Self.page(Batch(source: SourceID("s"), moment: Self.moment, subjects: [key], readings: readings))
  }

  @Test(
    "follows the names, units and labels of the OpenTelemetry hardware conventions",
    arguments: [
      (EntityKind.node, Quantity.power, #"hw_host_power_watts{host_name="n1",hw_id="host",hw_type="host"} 2"#),
      (.node, .inletTemperature, #"hw_host_ambient_temperature_celsius{host_name="n1",hw_id="host",hw_type="host"} 2"#),
      (.accelerator, .power, #"hw_power_watts{host_name="n1",hw_id="gpu/x",hw_type="gpu",hw_name="x"} 2"#),
      (.accelerator, .energy, #"hw_energy_joules_total{host_name="n1",hw_id="gpu/x",hw_type="gpu",hw_name="x"} 2"#),
      (.accelerator, .load, #"hw_gpu_utilization_ratio{host_name="n1",hw_id="gpu/x",hw_type="gpu",hw_name="x"} 2"#),
      (
        .accelerator, .health,
        #"hw_status{host_name="n1",hw_id="gpu/x",hw_type="gpu",hw_name="x",hw_state="ok"} 2"#
      ),
      (
        .accelerator, .uncorrectedErrors,
        #"hw_errors_total{host_name="n1",hw_id="gpu/x",hw_type="gpu",hw_name="x",error_type="uncorrected"} 2"#
      ),
      (
        .sensor, .temperature,
        #"hw_temperature_celsius{host_name="n1",hw_id="sensor/x",hw_type="temperature",hw_name="x"} 2"#
      ),
      (.sensor, .voltage, #"hw_voltage_volts{host_name="n1",hw_id="sensor/x",hw_type="voltage",hw_name="x"} 2"#),
      (.fan, .fanSpeed, #"hw_fan_speed_rpm{host_name="n1",hw_id="fan/x",hw_type="fan",hw_name="x"} 2"#),
      (
        .fan, .fanSpeedLow,
        #"hw_fan_speed_limit_rpm{host_name="n1",hw_id="fan/x",hw_type="fan",hw_name="x",hw_limit_type="low.degraded"} 2"#
      ),
      (.port, .linkUp, #"hw_network_up{host_name="n1",hw_id="network/x",hw_type="network",hw_name="x"} 2"#),
      (
        .port, .received,
        #"hw_network_io_bytes_total{host_name="n1",hw_id="network/x",hw_type="network",hw_name="x","#
          + #"network_io_direction="receive"} 2"#
      ),
      (.disk, .temperature, #"hw_temperature_celsius{host_name="n1",hw_id="physical_disk/x","#),
    ])
  func conventions(kind: EntityKind, quantity: Quantity, line: String) {
    #expect(page(kind, quantity, 2).contains("\n\(line)"))
  }

  @Test("states a link's speed in bytes a second, as OpenTelemetry and Prometheus do, and reads bits back")
  func linkRate() {
    let text = page(.port, .linkRate, 40e9)
    #expect(text.contains("# TYPE hw_network_bandwidth_limit_bytes_per_second gauge"))
    #expect(text.contains("} 5000000000\n"))
    let back = PageProbe(text, node: nil).value(EntityKey(.port, node: "n1", name: "x"), .linkRate)
    #expect(back == 40e9)
  }

  @Test("keeps the endings that mean something in Prometheus for what they mean")
  func endings() {
    for line in Self.page(Self.everything).split(separator: "\n") where line.hasPrefix("# TYPE ") {
      let words = line.split(separator: " ")
      #expect(words[2].hasSuffix("_total") == (words[3] == "counter"), "\(line)")
      #expect(!["_count", "_sum", "_bucket"].contains { words[2].hasSuffix($0) }, "\(line)")
    }
  }

  @Test("gives every quantity of every kind of thing a series of its own, and reads each back")
  func distinct() {
    for format in [ExpositionFormat.prometheusText, .openMetrics] {
      let batch = Self.everything
      var reader = ExpositionReader()
      let page = reader.read(Array(Self.page(batch, as: format).utf8), as: format, at: Self.moment)
      #expect(page.report.duplicates == 0)
      #expect(page.readings.count == batch.readings.count)
      #expect(page.facts.allSatisfy { $0.text == "\"M\"\\1\u{FFFD}" })
    }
  }

  @Test("satisfies promtool", .enabled(if: promtool != nil, "skipped: no promtool"))
  func promtoolAccepts() throws {
    let process = Process()
    process.executableURL = Self.promtool.map { URL(fileURLWithPath: $0) }
    process.arguments = ["check", "metrics"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    // Less than a pipe holds is written in one go.
    for line in Self.page(Self.everything).split(separator: "\n", omittingEmptySubsequences: false) {
      input.fileHandleForWriting.write(Data("\(line)\n".utf8))
    }
    try input.fileHandleForWriting.close()
    let complaints = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(complaints)")
  }

  private static let promtool = ["/usr/bin/promtool", "/usr/local/bin/promtool"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "answers in OpenMetrics only to those who like it best",
    arguments: [
      (nil, ExpositionFormat.prometheusText), ("*/*", .prometheusText), ("application/json", .prometheusText),
      ("application/openmetrics-text", .openMetrics),
      (
        "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,"
          + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2", .openMetrics
      ),
      ("application/openmetrics-text; q=0.4, text/plain; q=0.9", .prometheusText),
      ("application/openmetrics-text;q=0.000,*/*", .prometheusText),
    ] as [(String?, ExpositionFormat)])
  func negotiation(accept: String?, format: ExpositionFormat) {
    #expect(ExpositionFormat(accepting: accept) == format)
  }
}
