import AisleTesting
import Feeds
import SiteFile
import SiteModel
import Testing
import Wire
import Wording

@Suite("Pages of a plant by the site file's own table")
struct PlantPageTests {
  private static let now = Moment(seconds: 1_767_323_045)

  private func batch(_ page: String, source: Int) throws -> Batch {
    let text = SNMPPlant.site(exporter: 9116, agent: 161, silent: 162)
    let plan = try SiteFile.load(text: text).sources[source]
    var reader = TargetReader(
      source: SourceID("s"), node: plan.targets[0].node, host: "127.0.0.1", equipment: plan.targets[0].equipment,
      index: MappingIndex(plan.things))
    return reader.read(Array(page.utf8), at: Self.now)
  }

  private func expect(_ points: [SNMPPlant.Point], in batch: Batch) {
    for point in points {
      let value = batch.readings.first {
        batch.subjects[Int($0.subject)] == point.key && $0.quantity == point.quantity
      }?.value
      #expect(
        value.map { abs($0 - point.value) <= 1e-12 * max(1, point.value.magnitude) } == true,
        "\(point): \(value.map { "\($0)" } ?? "nothing")")
    }
    #expect(batch.readings.count == points.count)
  }

  @Test("A coolant distribution unit with its parts, in base units, and what is wrong with the page")
  func unit() throws {
    let batch = try batch(SNMPPlant.unitPage, source: 0)
    expect(SNMPPlant.unitPoints, in: batch)
    let words = Wording(.english)
    #expect(
      batch.complaints.map { "\($0.subject): \(words.text(of: $0.reason))" }.sorted() == SNMPPlant.unitComplaints)
  }

  @Test("Many units behind one page bear the names of their labels, as the site calls them; outlets and phases too")
  func supplies() throws {
    let batch = try batch(SNMPPlant.supplyPage, source: 1)
    expect(SNMPPlant.supplyPoints, in: batch)
    #expect(batch.complaints == [])
  }

  @Test("A page that has nothing of it is one failure to understand, and names every metric that lacks")
  func empty() throws {
    let batch = try batch("up 1\n", source: 1)
    #expect(batch.readings == [])
    #expect(
      batch.complaints.filter { $0.reason == .absent }.map(\.subject) == [
        "pduPower", "pduEnergy", "pduOutletPower", "pduPhaseCurrent",
      ])
  }
}
