import AisleTesting
import Interaction
import SiteModel
import Testing
import Views

@Suite("Scenes") struct SceneMakerTests {
  private func news(for site: Site) -> Site {
    var site = site
    site.apply(Batch(source: SourceID("news"), moment: site.moment))
    return site
  }

  @Test("A small site's news is shown at once") func small() {
    var maker = SceneMaker()
    let site = SampleSite.machine()
    _ = maker.scene(of: site, for: Console(), at: SampleSite.now)
    let later = news(for: site)
    #expect(maker.scene(of: later, for: Console(), at: SampleSite.now).site.version == later.version)
  }

  @Test("A large site's news is worked out once a second, and keys are answered from what is known") func large() {
    var maker = SceneMaker()
    let site = LargeSite.make(nodes: 512)
    _ = maker.scene(of: site, for: Console(), at: LargeSite.now)
    let later = news(for: site)
    #expect(maker.scene(of: later, for: Console(), at: LargeSite.now).site.version == site.version)
    var console = Console()
    console.place = Place(.nodes)
    console.filters["nodes"] = "node0001"
    #expect(maker.scene(of: later, for: console, at: LargeSite.now).order.count == 10)
    #expect(maker.scene(of: later, for: console, at: LargeSite.now + .seconds(1)).site.version == later.version)
  }

  @Test("A place inside a thing that the site does not hold is the page itself") func stranger() {
    var maker = SceneMaker()
    var console = Console()
    console.place = Place(.racks, detail: .rack(99))
    #expect(maker.scene(of: SampleSite.machine(), for: console, at: SampleSite.now).console.place == Place(.racks))
  }
}
