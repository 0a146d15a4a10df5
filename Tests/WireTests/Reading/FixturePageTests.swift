import AisleTesting
import SiteModel
import Testing
import Wire

private let hasFixtures = Fixtures.has("accelerators/nvidia/dcgm-8xh100-aicr.prom")

@Suite("Real exporters' pages", .enabled(if: hasFixtures, "skipped: no fixtures"))
struct FixturePageTests {
  @Test("eight H100 through dcgm-exporter")
  func h100() {
    let probe = PageProbe(Fixtures.bytes("accelerators/nvidia/dcgm-8xh100-aicr.prom"), node: nil)
    let page = probe.page
    #expect(page.exporters == ["dcgm-exporter"])
    #expect(page.subjects.count == 8)
    #expect(page.subjects.allSatisfy { $0.node == "gpu-node-1" && $0.kind == .accelerator })
    let first = EntityKey.accelerator("0", on: "gpu-node-1")
    #expect(probe.value(first, .temperature) == 30)
    #expect(probe.value(first, .power) == 113.611)
    #expect(probe.value(first, .load) == 0)
    #expect(probe.fact(first, .model) == "NVIDIA H100 80GB HBM3")
    #expect(probe.fact(first, .vendor) == "NVIDIA")
    #expect(probe.fact(first, .busAddress) == "00000000:53:00.0")
    #expect(probe.fact(first, .driver) == "580.105.08")
    #expect(probe.fact(first, .workload) == "dynamo-workload/vllm-agg-0-vllmdecodeworker-s65j5")
    let last = EntityKey.accelerator("7", on: "gpu-node-1")
    #expect(probe.value(last, .power) == 66.997)
    #expect(probe.fact(last, .workload) == "")
    #expect(probe.reading(first, .power)?.moment == PageProbe.now)
  }

  @Test("the node of the site file stands above the page's own label")
  func givenNode() {
    let probe = PageProbe(Fixtures.bytes("accelerators/nvidia/dcgm-8xh100-aicr.prom"), node: "rack3-n1")
    #expect(probe.accelerator("7", .power, on: "rack3-n1") == 66.997)
  }

  @Test("an L4 through dcgm-exporter, every series twice on the page (12 of them known)")
  func l4() {
    let probe = PageProbe(Fixtures.bytes("accelerators/nvidia/dcgm-t4-kops.prom"), node: nil)
    let gpu = EntityKey.accelerator("0", on: "i-030791dc5a37cd257")
    #expect(probe.value(gpu, .memoryUsed) == 0)
    #expect(probe.value(gpu, .memoryTotal) == (22563.0 + 470) * 1_048_576)
    #expect(probe.value(gpu, .energy) == 4742.776)
    #expect(probe.value(gpu, .clock) == 210e6)
    #expect(probe.value(gpu, .memoryClock) == 405e6)
    #expect(probe.value(gpu, .power) == 16.365)
    #expect(probe.value(gpu, .memoryTemperature) == nil)
    #expect(probe.value(gpu, .rowRemapFailure) == 0)
    #expect(probe.page.report.duplicates == 12)
    #expect(probe.complaints(about: "page").contains { $0.contains("12 samples of a series") })
  }

  @Test("eight Ascend 910 whose timestamps say 1970")
  func ascend() {
    let probe = PageProbe(Fixtures.bytes("accelerators/ascend/prometheus_metrics"))
    #expect(probe.page.exporters == ["npu-exporter"])
    #expect(probe.page.subjects.count == 8)
    let chip = EntityKey.accelerator("5", on: "n1")
    #expect(probe.fact(chip, .model) == "910Awn-Ascend-V1")
    #expect(probe.fact(chip, .vendor) == "Huawei")
    #expect(probe.value(chip, .health) == 1)
    #expect(probe.value(chip, .power) == 0)
    #expect(probe.value(chip, .memoryTotal) == nil)
    #expect(probe.page.readings.allSatisfy { $0.moment == PageProbe.now })
    let complaints = probe.complaints(about: "npu-exporter").filter { $0.contains("timestamps") }
    #expect(complaints == ["timestamps such as 1970-01-19T14:13:22.000Z are implausible and ignored"])
    #expect(probe.page.report.badLines == 0)
  }

  @Test("an npu-exporter without devices has nothing to say, and that is said")
  func emptyAscend() {
    let probe = PageProbe(Fixtures.bytes("accelerators/ascend/prometheus_metrics2"))
    #expect(probe.page.readings.isEmpty)
    #expect(probe.complaints(about: "page").contains { $0.contains("known meaning") })
  }

  @Test("an MI300 through device-metrics-exporter, known by serial number only")
  func amd() {
    let probe = PageProbe(Fixtures.bytes("accelerators/amd/metrics_mini.txt"))
    #expect(probe.accelerator("0", .power) == 41)
    #expect(probe.accelerator("0", .memoryTotal) == 68_702e6)
    #expect(probe.accelerator("0", .load) == 0)
    #expect(probe.fact(.accelerator("0", on: "n1"), .serialNumber) == "692247001282")
  }

  @Test("four Iluvatar cards, two without a temperature")
  func iluvatar() {
    let path = "accelerators/others/iluvatar/ix-exporter/metrics-excerpt.prom"
    let probe = PageProbe(Fixtures.bytes(path), node: nil)
    #expect(probe.accelerator("3", .power, on: "infra-92") == 210)
    #expect(probe.accelerator("2", .temperature, on: "infra-92") == 60)
    #expect(probe.accelerator("1", .temperature, on: "infra-92") == nil)
    #expect(probe.fact(.accelerator("3", on: "infra-92"), .workload) == "default/test-pod")
  }

  @Test("node_exporter's own test page")
  func nodeExporter() {
    let probe = PageProbe(Fixtures.bytes("linux/node_exporter-page.txt"), at: Moment(seconds: 1_500_000_000))
    let node = EntityKey.node("n1")
    #expect(probe.page.exporters == ["node_exporter"])
    #expect(probe.value(node, .memoryTotal) == 3_831_959_552)
    #expect(probe.value(node, .loadAverage) == 0.21)
    #expect(probe.value(node, .coreCount) == 8)
    #expect(probe.value(node, .uptime) == 81_816_724.0)
    #expect(probe.value(node, .processorWaitTime) == 14.036781000000001)
    #expect(probe.fact(node, .operatingSystem) == "Ubuntu 20.04.2 LTS")
    #expect(probe.value(EntityKey(.port, node: "n1", name: "mlx4_0/1"), .linkRate) == 40e9)
    #expect(probe.value(EntityKey(.port, node: "n1", name: "mlx4_0/1"), .linkUp) == 1)
    #expect(probe.value(EntityKey(.port, node: "n1", name: "mlx4_0/1"), .received) == 18_527_668)
    #expect(probe.value(EntityKey(.port, node: "n1", name: "eth0"), .linkRate) == 1e9)
    #expect(probe.value(EntityKey(.processor, node: "n1", name: "0"), .energy) == 240422.366267)
    #expect(probe.value(EntityKey(.fan, node: "n1", name: "nct6779/fan2"), .fanSpeed) == 1098)
    #expect(probe.value(EntityKey(.sensor, node: "n1", name: "thermal_zone0"), .temperature) == 12.376)
    #expect(probe.fact(EntityKey(.disk, node: "n1", name: "nvme0"), .model) == "Samsung SSD 970 PRO 512GB")
    #expect(probe.page.report.badLines == 0)
  }

  @Test("pages of an exporter without a mapping are passed over", arguments: ["idle", "load"])
  func unknown(state: String) {
    let name = "accelerators/nvidia/linux-x86_64__nvidia-h100-80gb-hbm3__590.48.01__\(state).metrics"
    let probe = PageProbe(Fixtures.bytes(name))
    #expect(probe.page.readings.isEmpty)
    #expect(probe.page.report.ignored > 100)
    #expect(probe.page.report.badLines == 0)
    #expect(probe.page.complaints.count == 1)
  }

  @Test("any page cut anywhere gives no wrong value", arguments: Array(stride(from: 0, to: 7081, by: 97)))
  func cut(length: Int) {
    let whole = Fixtures.bytes("accelerators/nvidia/dcgm-8xh100-aicr.prom")
    let complete = Set(PageProbe(whole).page.readings.map(\.value))
    let part = PageProbe(Array(whole.prefix(length)))
    #expect(part.page.readings.allSatisfy { complete.contains($0.value) })
  }
}
