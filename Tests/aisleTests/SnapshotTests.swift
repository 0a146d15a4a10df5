import AisleTesting
import Foundation
import Glibc
import Testing

/// A site of two nodes, an NVIDIA and an Ascend one, whose exporters serve real pages.
private struct TwoNodes {
  let folder: TemporaryFolder
  let nvidia: FakeExporter
  let ascend: FakeExporter
  let site: String

  init() async throws {
    folder = try TemporaryFolder()
    nvidia = try await FakeExporter(["/metrics": .page(Fixtures.text("accelerators/nvidia/dcgm-8xh100-aicr.prom"))])
    ascend = try await FakeExporter(["/metrics": .page(Fixtures.text("accelerators/ascend/prometheus_metrics"))])
    site = try folder.write(
      """
      site: 两机
      halls:
        - name: Hall A
          rows: [{name: A, racks: [{name: "A[01-02]", power: 40 kW}]}]
      nodes:
        - {name: gpu-node-1, rack: A01, position: 1, height: 8, accelerators: 8, kind: H100}
        - {name: npu-node-1, rack: A02, position: 1, height: 8, accelerators: 8, kind: Ascend 910B3}
      sources:
        - {name: dcgm, url: "\(nvidia.url("/metrics"))", nodes: gpu-node-1, every: 2s, timeout: 2s}
        - {name: npu, url: "\(ascend.url("/metrics"))", nodes: npu-node-1, every: 2s, timeout: 2s}
      """, to: "site.yaml")
  }

  func snapshot(_ arguments: String..., environment: [String: String] = [:]) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.run(
      "aisle", ["snapshot", "--site", "site.yaml"] + arguments, environment: environment, folder: folder)
  }

  func stop() async {
    await nvidia.stop()
    await ascend.stop()
  }
}

private let hasPages = Fixtures.has("accelerators/nvidia/dcgm-8xh100-aicr.prom")

@Suite("aisle snapshot", .serialized)
struct SnapshotTests {
  @Test("two makes of accelerator from real pages, as text and as data", .enabled(if: hasPages, "skipped: no fixtures"))
  func realPages() async throws {
    let site = try await TwoNodes()
    let text = try await site.snapshot("--page", "nodes", "--size", "120x20")
    #expect(text.status == 0)
    #expect(text.output.contains("gpu-node-1") && text.output.contains("584 W"))
    #expect(text.errors.isEmpty)

    let json = try await site.snapshot("--format", "json", "--fail-on", "low")
    #expect(json.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let nodes = try #require(object?["nodes"] as? [[String: Any]])
    let accelerators = try #require(nodes[0]["accelerators"] as? [[String: Any]])
    let measures = try #require(accelerators[0]["measures"] as? [String: [String: Any]])
    #expect(accelerators.count == 8)
    #expect(measures["power_watts"]?["value"] as? Double == 113.611)
    #expect(measures["power_watts"]?["quality"] as? String == "good")
    #expect(measures["power_watts"]?["source"] as? String == "dcgm/gpu-node-1")
    #expect(measures["temperature_celsius"]?["value"] as? Double == 30)
    await site.stop()
  }

  @Test(
    "a dead exporter is said on the page, in the data and by status 3", .enabled(if: hasPages, "skipped: no fixtures"))
  func deadSource() async throws {
    let site = try await TwoNodes()
    await site.ascend.stop()
    let text = try await site.snapshot("--page", "nodes", "--size", "120x20", "--fail-on", "low")
    #expect(text.status == 3)
    #expect(text.output.contains("no answer") && text.output.contains("connection refused"))
    #expect(text.errors.contains("npu/npu-node-1") && text.errors.contains("connection refused"))
    #expect(text.errors.split(separator: "\n").count == 1)
    let json = try await site.snapshot("--format", "json")
    #expect(json.status == 3)
    #expect(json.output.contains(#""condition":"failing""#))
    #expect(!json.output.contains(#""name":"npu-node-1","state":"reporting""#))
    await site.nvidia.stop()
  }

  @Test("a finding at the priority is status 2, below it 0", .enabled(if: hasPages, "skipped: no fixtures"))
  func findings() async throws {
    let site = try await TwoNodes()
    site.nvidia.set(
      .page(Fixtures.text("accelerators/nvidia/dcgm-8xh100-aicr.prom").replacing("\"} 29\n", with: "\"} 99\n")),
      for: "/metrics")
    #expect(try await site.snapshot("--fail-on", "low").status == 2)
    #expect(try await site.snapshot().status == 0)
    await site.stop()
  }

  @Test("every format is written", .enabled(if: hasPages, "skipped: no fixtures"))
  func formats() async throws {
    let site = try await TwoNodes()
    for (format, sign) in [
      ("text", "gpu-node-1"), ("ansi", "\u{1B}["), ("svg", "<svg"), ("html", "<!DOCTYPE html>"),
      ("json", "{\"schema\""),
      ("csv", "node,rack"), ("openmetrics", "# EOF"),
    ] {
      let result = try await site.snapshot("--page", "nodes", "--format", format, "-o", "out.\(format)")
      #expect(result.status == 0 && result.output.isEmpty)
      let written = String(decoding: Fixtures.contents(of: "\(site.folder.path)/out.\(format)"), as: UTF8.self)
      #expect(written.contains(sign), "\(format)")
    }
    await site.stop()
  }

  @Test("console commands prepare the page", .enabled(if: hasPages, "skipped: no fixtures"))
  func commands() async throws {
    let site = try await TwoNodes()
    let detail = try await site.snapshot("--run", "node npu-node-1", "--size", "100x30")
    #expect(detail.output.contains("Ascend"))
    let wrong = try await site.snapshot("--run", "node gpx-node-1")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("gpu-node-1"))
    await site.stop()
  }

  @Test("a reader that goes away is no failure", .enabled(if: hasPages, "skipped: no fixtures"))
  func brokenPipe() async throws {
    let site = try await TwoNodes()
    let line =
      "cd \(site.folder.path) && (\(BuiltProgram.path("aisle")) snapshot --site site.yaml --format json; echo $? >status)"
      + " 2>errors | head -c 1 >/dev/null"
    #expect(try await Shell.run(line))
    #expect(Fixtures.contents(of: "\(site.folder.path)/errors").isEmpty)
    #expect(Fixtures.contents(of: "\(site.folder.path)/status") == Array("0\n".utf8))
    await site.stop()
  }
}

@Suite("aisle snapshot without a fleet")
struct SnapshotAloneTests {
  private func snapshot(_ arguments: String..., files: [String: String] = [:]) async throws -> BuiltProgram.Outcome {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return try await BuiltProgram.run("aisle", ["snapshot"] + arguments, folder: folder)
  }

  @Test(
    "options that make no sense end with 64 and the nearest word",
    arguments: [
      (["--page", "nods"], "nodes"), (["--format", "jsn"], "json"), (["--fail-on", "hgh"], "high"),
      (["--size", "80"], "120x36"), (["--size", "0x24"], "1x1"), (["--theme", "dayligth"], "daylight"),
      (["--language", "de"], "en, zh"), (["--wait", "soon"], "10s"), (["--samples", "0"], "1 to 100"),
      (["--site", "x.yaml", "--root", "/"], "--root"), (["--no-such-option"], "--no-such-option"),
    ])
  func usage(arguments: [String], hint: String) async throws {
    let folder = try TemporaryFolder()
    let result = try await BuiltProgram.run("aisle", ["snapshot"] + arguments, folder: folder)
    #expect(result.status == 64)
    #expect(result.errors.contains(hint))
    #expect(result.output.isEmpty)
  }

  @Test("a broken site file ends with 78, naming line and column")
  func brokenSite() async throws {
    let result = try await snapshot("--site", "site.yaml", files: ["site.yaml": "site: A\nnods: []\n"])
    #expect(result.status == 78)
    #expect(result.errors.hasPrefix("site.yaml:2:1: error: ") && result.errors.contains("'nodes'"))
    #expect(try await snapshot("--site", "no-such-site").status == 78)
  }

  @Test("a site without any source is never an empty success")
  func noSource() async throws {
    let result = try await snapshot(
      "--site", "site.yaml", "--wait", "200ms", "--format", "csv", files: ["site.yaml": "site: A\n"])
    #expect(result.status == 3)
    #expect(result.errors.contains("no data"))
  }

  @Test("a file that cannot be written is Aisle's failure, and nothing is left behind")
  func unwritable() async throws {
    let result = try await snapshot("-o", "/no-such-folder/out")
    #expect(result.status == 1)
    #expect(result.errors.contains("/no-such-folder/out: No such file or directory"))
  }

  @Test("this machine has a page, in 7-bit characters on request, and in Chinese")
  func thisMachine() async throws {
    let english = try await snapshot("--ascii", "--size", "80x24")
    #expect(english.status == 0)
    #expect(english.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(english.output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    let chinese = try await snapshot("--language", "zh", "--page", "nodes")
    #expect(chinese.output.contains("节点"))
  }

  @Test("prints the schema of its own JSON")
  func schema() async throws {
    let printed = try await snapshot("--schema")
    let json = try await snapshot("--format", "json")
    let schema = try JSONSerialization.jsonObject(with: Data(printed.output.utf8)) as? [String: Any]
    let snapshot = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(schema?["$id"] as? String == snapshot?["schema"] as? String)
  }

  @Test("the settings' faults name their line")
  func settings() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/aisle"
    mkdir(path, 0o700)
    try folder.write("theme: daylight\nkeys:\n  zoom: ctrl-nothing\n", to: "aisle/settings.yaml")
    let result = try await BuiltProgram.run(
      "aisle", ["console"], environment: ["XDG_CONFIG_HOME": folder.path], folder: folder)
    #expect(result.status == 78)
    #expect(result.errors.contains("settings.yaml:3:") && result.errors.contains("ctrl-nothing"))
  }
}

/// The same seed gives the same bytes.
@Suite struct SimulatedSnapshotTests {
  private func snapshot(_ format: String, seed: Int) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/out"
    let terminal = try #require(
      Pseudoterminal(
        BuiltProgram.path("aisle"),
        [
          "snapshot", "--demo", "--nodes", "48", "--seed", "\(seed)", "--after", "90s", "--page", "racks", "--format",
          format, "-o", file, "--language", "en",
        ], environment: ["HOME": folder.path, "TZ": "UTC", "LANG": "C.UTF-8"]))
    #expect(terminal.waitForEnd(seconds: 60) != nil)
    return Fixtures.contents(of: file)
  }

  @Test(arguments: ["text", "svg", "json", "csv", "openmetrics", "html"])
  func `the same seed gives the same bytes, another seed others, and all of them say that they are simulated`(
    format: String
  ) throws {
    let first = try snapshot(format, seed: 7)
    #expect(try snapshot(format, seed: 7) == first)
    #expect(try snapshot(format, seed: 8) != first)
    #expect(String(decoding: first, as: UTF8.self).lowercased().contains("simulated"))
  }
}
