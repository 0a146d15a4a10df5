import SiteFile
import SiteModel
import Simulator
import Testing

@Suite struct SiteFileWritingTests {
  @Test(arguments: ShippedSite.allCases) func `a site that was written reads back as it was`(shipped: ShippedSite)
    throws
  {
    let site = try SiteFile.load(text: shipped.text)
    let again = try SiteFile.load(text: SiteFile.text(of: site))
    #expect(again.nodes == site.nodes)
    // Numbers such as 8.47347 kW come back to the last bit but one: they are compared as they are written.
    #expect(SiteFile.text(of: again) == SiteFile.text(of: site))
  }

  @Test func `the example reads back as it was, apart from where its credentials lie`() throws {
    var site = try SiteFile.load(text: SiteFile.example)
    for index in site.sources.indices {
      site.sources[index].credential = nil
      site.sources[index].transport = .init()
      site.sources[index].origin = ""
    }
    var again = try SiteFile.load(text: SiteFile.text(of: site))
    for index in again.sources.indices { again.sources[index].origin = "" }
    #expect(again == site)
  }

  @Test(arguments: [1, 8, 500, 513, 1300]) func `a site of another size is whole`(count: Int) throws {
    let site = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: count)
    #expect(site.nodes.count == count)
    #expect(site.racks.count == (count + 7) / 8)
    #expect(try SiteFile.load(text: SiteFile.text(of: site)) == site)
  }
}
