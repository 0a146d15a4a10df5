import Analysis
import Interaction
import SiteModel
import Testing
import Views

@Suite struct WallRotationTests {
  private func instant(_ seconds: Int) -> Moment { Moment(nanoseconds: Int64(seconds) * 1_000_000_000) }
  private let pump = Finding(.acceleratorTemperature, .critical, .entity(.accelerator(1)))
  private let other = Finding(.sourceSilent, .critical, .source(3))

  @Test func `pages take turns, each for its time`() {
    var rotation = WallRotation(pages: [.overview, .racks, .nodes], every: .seconds(20))
    var shown: [String] = []
    for second in stride(from: 0, through: 60, by: 10) {
      rotation.advance(to: instant(second), findings: [])
      shown.append(rotation.page.name)
    }
    #expect(shown == ["overview", "overview", "racks", "racks", "nodes", "nodes", "overview"])
  }

  @Test func `something new and critical holds the overview until it is over`() {
    var rotation = WallRotation(pages: [.overview, .racks], every: .seconds(10))
    rotation.advance(to: instant(0), findings: [])
    rotation.advance(to: instant(10), findings: [])
    #expect(rotation.page == .racks)
    rotation.advance(to: instant(12), findings: [pump])
    #expect(rotation.page == .overview && rotation.isHeld)
    rotation.advance(to: instant(500), findings: [pump])
    #expect(rotation.page == .overview && rotation.isHeld)
    rotation.advance(to: instant(501), findings: [])
    #expect(!rotation.isHeld && rotation.page == .overview)
    rotation.advance(to: instant(511), findings: [])
    #expect(rotation.page == .racks)
  }

  @Test func `what is critical holds the wall until it has been acknowledged elsewhere`() {
    var rotation = WallRotation(pages: [.racks, .alarms], every: .seconds(10))
    var alarm = Alarm(AlarmID(.pumpsStopped, .rack("A01")), pump, raisedAt: instant(0))
    rotation.advance(to: instant(1), findings: [pump], alarms: AlarmBoard([alarm], lastEvent: 1))
    #expect(rotation.isHeld && rotation.page == .alarms)
    alarm.acknowledgement = Acknowledgement(by: Person(name: "chen", number: 1), at: instant(2))
    rotation.advance(to: instant(3), findings: [pump], alarms: AlarmBoard([alarm], lastEvent: 2))
    #expect(!rotation.isHeld)
  }

  @Test func `as long as anything is critical the wall stays, whatever began first`() {
    var rotation = WallRotation(pages: [.racks, .overview, .racks], every: .seconds(10))
    #expect(rotation.pages == [.racks, .overview])
    rotation.advance(to: instant(0), findings: [pump])
    #expect(rotation.isHeld && rotation.page == .overview)
    rotation.advance(to: instant(1), findings: [pump, other])
    rotation.advance(to: instant(2), findings: [other])
    #expect(rotation.isHeld)
    rotation.advance(to: instant(3), findings: [])
    #expect(!rotation.isHeld)
  }

  @Test func `a page without anything to show is passed over, and comes back`() {
    var rotation = WallRotation(pages: [.overview, .racks, .cooling], every: .seconds(10))
    rotation.passOver([.cooling])
    #expect(rotation.pages == [.overview, .racks])
    rotation.advance(to: instant(0), findings: [])
    rotation.advance(to: instant(10), findings: [])
    #expect(rotation.page == .racks)
    rotation.passOver([])
    #expect(rotation.page == .racks)
    rotation.advance(to: instant(20), findings: [])
    #expect(rotation.page == .cooling)
    rotation.passOver([.cooling])
    #expect(rotation.pages.contains(rotation.page))
    rotation.passOver([.overview, .racks, .cooling])
    #expect(!rotation.pages.isEmpty)
  }

  @Test func `a wall that slept goes on without catching up page by page`() {
    var rotation = WallRotation(pages: [.overview, .racks, .nodes], every: .seconds(10))
    rotation.advance(to: instant(0), findings: [])
    rotation.advance(to: instant(1_000_000), findings: [])
    #expect(rotation.progress(at: instant(1_000_000)) < 1)
  }
}
