import AisleTesting
import Canvas
import SiteModel
import Testing

@Suite("A device that tells nothing any more") struct SilentDeviceTests {
  @Test("is said to be silent in its node's table, and for how long, where the node answers") func accelerator() {
    var site = Site(topology: Topology(name: "S"))
    for (age, names) in [(5_040, ["0", "1"]), (0, ["1"])] {
      let moment = SampleSite.now - .seconds(age)
      var batch = Batch(source: SourceID("agent"), moment: moment, layout: UInt64(names.count))
      batch.subjects = names.map { .accelerator($0, on: "gpu-01") }
      batch.readings = names.indices.map { Reading($0, .load, 0.5, at: moment) }
      site.apply(batch)
    }
    var seat = Seat(at: site, size: Size(120, 36))
    seat.run("node gpu-01")
    let rows = seat.screen.split(separator: "\n").filter { $0.hasPrefix(" 0  ") || $0.hasPrefix(" 1  ") }
    #expect(rows.count == 2 && rows[0].contains("silent 84 min") && !rows[0].contains("50 %"))
    #expect(rows.last?.contains("50 %") == true)
  }
}
