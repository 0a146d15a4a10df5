import AisleTesting
import Foundation
import History
import Recording
import SiteModel
import Testing

/// `aisle history`, and what Prometheus makes of what it exports.
@Suite("aisle history", .serialized) struct HistoryCommandTests {
  private static let begin = Moment(seconds: 1_764_000_000)
  private static let name = "a \"b\"\\c, =1"

  private typealias Sample = (seconds: Double, value: Double)

  /// What is written: by quantity and thing, in the order of time.
  private struct Recorded {
    let folder: TemporaryFolder
    var path: String { "\(folder.path)/site.history" }
    var samples: [String: [Sample]] = [:]

    /// A steady value, one that no decimal holds, a counter that starts anew, and one that comes and goes; one source is
    /// half a second late, and one reading is bad.
    init() async throws {
      folder = try TemporaryFolder()
      var topology = Topology(name: "Test site")
      topology.isSimulated = true
      topology.nodes = [PlannedNode(name: "n1")]
      let clock = ManualClock(at: HistoryCommandTests.begin)
      let writer = try HistoryWriter(path: "\(folder.path)/site.history", site: topology, clock: clock)
      let keys = [EntityKey.node("n1"), .accelerator(HistoryCommandTests.name, on: "n1")]
      for second in 0..<240 {
        let moment = HistoryCommandTests.begin + .seconds(second * 5)
        var batch = Batch(source: SourceID("a/n1"), moment: moment, subjects: keys, layout: 1)
        batch.isSimulated = true
        let late = moment - .milliseconds(500)
        batch.readings = [
          Reading(0, .power, 1000 + Double(second / 100), at: moment),
          Reading(1, .temperature, 40 + Double(second) / 7, at: late),
          Reading(1, .energy, second < 200 ? Double(second) * 1e9 : Double(second), at: moment),
        ]
        if second % 3 == 0 {
          batch.readings.append(Reading(1, .load, second % 2 == 0 ? 0 : -0.25, at: moment, quality: .suspect))
        }
        if second == 7 { batch.readings.append(Reading(0, .load, 9, at: moment, quality: .bad)) }
        for reading in batch.readings where reading.quality != .bad {
          samples["\(reading.quantity)", default: []].append((reading.moment.seconds, reading.value))
        }
        await writer.append(batch)
        clock.advance(by: .seconds(5))
      }
      await writer.close()
    }
  }

  @Test("tells what a history holds, checks it, and gives up what is asked") func lookedAt() async throws {
    let recorded = try await Recorded()
    func aisle(_ arguments: String...) async throws -> BuiltProgram.Outcome {
      try await BuiltProgram.run("aisle", ["history"] + arguments, folder: recorded.folder)
    }
    let information = try await aisle("info", "site.history")
    #expect(information.status == 0 && information.output.contains("Test site  SIMULATED"))
    #expect(information.output.contains("2025-11-24T16:00:00.000Z") && information.output.contains("series          5"))
    let verified = try await aisle("verify", "site.history")
    #expect(verified.status == 0 && verified.output.hasPrefix("ok: "), "\(verified)")
    let nothing = try await aisle("prune", "site.history")
    #expect(nothing.status == 64 && nothing.errors.contains("say what to keep"))
    let pruned = try await aisle("prune", "site.history", "--raw", "1h")
    #expect(pruned.status == 0, "\(pruned.errors)")
    let again = try await aisle("prune", "site.history", "--raw", "1h")
    #expect(again.status == 0, "\(again.errors)")
    let missing = try await aisle("info", "nowhere.history")
    #expect(missing.status != 0 && missing.errors.contains("nowhere.history"))
  }

  @Test("names the place where a history is damaged, and ends with 1") func damaged() async throws {
    let recorded = try await Recorded()
    var bytes = Fixtures.contents(of: recorded.path)
    // In the middle of the file are blocks or sheets.
    let place = bytes.count - 3000
    for offset in 0..<64 { bytes[place + offset] ^= 0x55 }
    try Data(bytes).write(to: URL(fileURLWithPath: recorded.path))
    let verified = try await BuiltProgram.run("aisle", ["history", "verify", "site.history"], folder: recorded.folder)
    #expect(verified.status != 0 && verified.errors.contains("site.history"), "\(verified)")
  }

  @Test("exports every reading as it was, as CSV") func table() async throws {
    let recorded = try await Recorded()
    let exported = try await BuiltProgram.run("aisle", ["history", "export", "site.history"], folder: recorded.folder)
    #expect(exported.status == 0, "\(exported.errors)")
    let lines = exported.output.split(separator: "\n").dropFirst()
    #expect(lines.count == recorded.samples.values.reduce(1) { $0 + $1.count })
    #expect(lines.allSatisfy { $0.hasSuffix(",true") })
    let power = lines.filter { $0.contains(",power_watts,") }.compactMap { $0.split(separator: ",").dropLast(2).last }
    #expect(power.compactMap { Double($0) } == recorded.samples["power"]?.map(\.value))
    #expect(lines.contains { $0.hasSuffix(",load_ratio,9.0,bad,true") })
    let part = try await BuiltProgram.run(
      "aisle", ["history", "export", "site.history", "--from", "-1m", "--quantity", "power_watts"],
      folder: recorded.folder)
    #expect(part.output.split(separator: "\n").count == 13, "\(part.output) \(part.errors)")
  }

  @Test(
    "what it exports as OpenMetrics a real Prometheus takes in and gives back, value by value",
    .enabled(if: Peer.isInstalled("promtool") && Peer.isInstalled("prometheus"), "skipped: no prometheus"))
  func backfilled() async throws {
    let recorded = try await Recorded()
    let folder = recorded.folder
    let exported = try await BuiltProgram.run(
      "aisle", ["history", "export", "site.history", "--format", "openmetrics"], folder: folder)
    #expect(exported.status == 0 && exported.output.hasSuffix("# EOF\n"), "\(exported.errors)")
    try folder.write(exported.output, to: "all.om")
    let command = "cd '\(folder.path)' && promtool tsdb create-blocks-from openmetrics all.om tsdb >promtool.log 2>&1"
    let said = { String(decoding: Fixtures.contents(of: folder.path + "/promtool.log"), as: UTF8.self) }
    #expect(try await Shell.run(command), "\(said())")
    try folder.write("scrape_configs: []\n", to: "prometheus.yml")
    let port = try LoopbackClient.freePort()
    let peer = try await Peer(
      "prometheus",
      [
        "--config.file=\(folder.path)/prometheus.yml", "--storage.tsdb.path=\(folder.path)/tsdb",
        "--storage.tsdb.retention.time=100y", "--web.listen-address=127.0.0.1:\(port)",
      ])
    defer { peer.stop() }
    try await peer.waits(for: "/-/ready", port: port)
    let end = Self.begin.seconds + 1200
    for (quantity, metric) in [
      ("power", "aisle_power_watts"), ("temperature", "aisle_temperature_celsius"),
      ("energy", "aisle_energy_joules_total"), ("load", "aisle_load_ratio"),
    ] {
      let path = "/api/v1/query?query=\(metric)%5B30m%5D&time=\(end)"
      let answer = try #require(try await LoopbackClient.get(path, port: port))
      let samples = try Self.samples(in: answer.body)
      let expected = try #require(recorded.samples[quantity])
      #expect(samples.map(\.seconds) == expected.map(\.seconds), "\(metric)")
      #expect(samples.map(\.value) == expected.map(\.value), "\(metric)")
    }
  }

  /// The samples of the one series of a range vector.
  private static func samples(in body: String) throws -> [Sample] {
    let document = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
    let data = document?["data"] as? [String: Any]
    let series = try #require(data?["result"] as? [[String: Any]])
    #expect(series.count == 1, "\(body.prefix(300))")
    let values = try #require(series.first?["values"] as? [[Any]])
    return values.compactMap { pair in
      guard let seconds = pair[0] as? Double, let value = Double(pair[1] as? String ?? "") else { return nil }
      return (seconds, value)
    }
  }
}
