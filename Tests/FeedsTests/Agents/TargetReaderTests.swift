import AisleTesting
import Feeds
import SiteModel
import Testing

struct TargetReaderTests {
  let start = Moment(seconds: 1_767_323_045)

  private func value(_ batch: Batch, _ quantity: Quantity) -> (Double, Quality)? {
    batch.readings.first { $0.quantity == quantity }.map { ($0.value, $0.quality) }
  }

  @Test("Counters have no rate on the first page and one on the second; names and layout stay")
  func rates() throws {
    var reader = TargetReader(source: SourceID("a"), node: "n1", host: "10.0.0.7")
    func page(_ bytes: Int) -> [UInt8] {
      Array(
        "# TYPE node_network_receive_bytes_total counter\nnode_network_receive_bytes_total{device=\"eth0\"} \(bytes)\n"
          .utf8)
    }
    let first = reader.read(page(1000), at: start)
    #expect(value(first, .received)?.0 == 1000)
    #expect(value(first, .receiveRate) == nil)
    let second = reader.read(page(6000), at: start + .seconds(10))
    let rate = try #require(value(second, .receiveRate))
    #expect(rate == (500, .derived))
    #expect(first.subjects == second.subjects && first.layout == second.layout)
    #expect(second.subjects.allSatisfy { $0.node == "n1" })
  }

  @Test("An Ascend page with figures comes out in base units")
  func ascendUnits() {
    let page = """
      npu_chip_info_power{id="0",model_name="910B3"} 93.5
      npu_chip_info_temperature{id="0",model_name="910B3"} 41
      npu_chip_info_utilization{id="0",model_name="910B3"} 75
      npu_chip_info_hbm_used_memory{id="0",model_name="910B3"} 3072
      npu_chip_info_hbm_total_memory{id="0",model_name="910B3"} 65536

      """
    var reader = TargetReader(source: SourceID("a"), node: "npu-a", host: "10.0.0.7")
    let batch = reader.read(Array(page.utf8), at: start)
    #expect(value(batch, .power)?.0 == 93.5)
    #expect(value(batch, .temperature)?.0 == 41)
    #expect(value(batch, .load)?.0 == 0.75)
    #expect(value(batch, .memoryUsed)?.0 == 3_221_225_472)
    #expect(value(batch, .memoryTotal)?.0 == 68_719_476_736)
  }

  @Test("Without a planned node the page's host label names it, and without one the target's host does")
  func nodeNames() {
    let line = "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",Hostname=\"gpu-node-9\"} 30\n"
    var labelled = TargetReader(source: SourceID("a"), node: nil, host: "10.0.0.7")
    #expect(Set(labelled.read(Array(line.utf8), at: start).subjects.map(\.node)) == ["gpu-node-9"])
    var bare = TargetReader(source: SourceID("a"), node: nil, host: "10.0.0.7")
    #expect(Set(bare.read(Array("node_load1 1\n".utf8), at: start).subjects.map(\.node)) == ["10.0.0.7"])
    var planned = TargetReader(source: SourceID("a"), node: "n1", host: "10.0.0.7")
    #expect(Set(planned.read(Array(line.utf8), at: start).subjects.map(\.node)) == ["n1"])
  }

  @Test("Half a page, rubbish and hostile names give what can be trusted and a complaint, never a crash")
  func brokenPages() {
    var reader = TargetReader(source: SourceID("a"), node: nil, host: "10.0.0.7\u{1B}[2J")
    let pages = [
      "", "\u{0}\u{1}\u{2}", "node_load1", "node_load1 NaN\n", "<html>", String(repeating: "{", count: 100_000),
    ]
    for page in pages {
      let batch = reader.read(Array(page.utf8), at: start)
      #expect(batch.readings.allSatisfy { !$0.value.isNaN })
      #expect(batch.subjects.allSatisfy { !$0.node.unicodeScalars.contains { $0.value < 0x20 } })
    }
    #expect(!reader.read(Array("<html>".utf8), at: start).complaints.isEmpty)
  }
}
