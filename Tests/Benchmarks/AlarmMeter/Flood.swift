import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Views

/// Ten thousand alarms: of nodes by themselves, and of all nodes as their sources fall silent.
enum Flood {
  private static let site = LargeSite.make()
  private static let times = 9

  static func measure() {
    let faults = (0..<10_000).map { Finding(.acceleratorUnhealthy, .high, .entity(.node($0))) }
    measure("ten thousand faults", faults, at: LargeSite.now)
    let late = LargeSite.now + .seconds(60)
    measure("a hundred lost sources", findings(from: Evidence(Present(site, at: late))), at: late)
    measureAround(faults)
  }

  private static func measure(_ name: String, _ findings: [Finding], at moment: Moment) {
    let evidence = Evidence(Present(site, at: moment))
    var fresh = AlarmEngine()
    let count = fresh.step(findings, in: evidence).count
    AlarmMeter.say("\(name): events", Double(count))
    let raised = AlarmMeter.median(of: times, prepare: { AlarmEngine() }, { $0.step(findings, in: evidence) })
    AlarmMeter.say("\(name): raised, ms", raised)
    var step = 0
    let stay = AlarmMeter.median(
      of: times,
      prepare: {
        step += 1
        return Evidence(Present(site, at: moment + .milliseconds(100 * step)))
      }, { fresh.step(findings, in: $0) })
    AlarmMeter.say("\(name): all stay, ms", stay)
    let engine = fresh
    let gone = AlarmMeter.median(of: times, prepare: { engine }, { $0.step([], in: evidence) })
    AlarmMeter.say("\(name): all go, ms", gone)
  }

  /// What a console does with them every second.
  private static func measureAround(_ findings: [Finding]) {
    var engine = AlarmEngine()
    let evidence = Evidence(Present(site, at: LargeSite.now))
    let events = engine.step(findings, in: evidence)
    _ = engine.step(findings, in: evidence)
    AlarmMeter.say("board made, ms", AlarmMeter.median(of: times, prepare: { engine }, { $0.board }))
    let board = engine.board
    var alarmed = site
    AlarmMeter.say(
      "board put into the site, ms", AlarmMeter.median(of: times, prepare: { board }, { alarmed.apply($0) }))
    var console = Console()
    console.place = Place(.alarms)
    AlarmMeter.say(
      "sums of the site without alarms, ms",
      AlarmMeter.median(of: times, prepare: { site }, { Digest(of: $0, at: LargeSite.now) }))
    AlarmMeter.say(
      "sums of the site with them, ms",
      AlarmMeter.median(of: times, prepare: { alarmed }, { Digest(of: $0, at: LargeSite.now) }))
    var maker = SceneMaker()
    maker.adopt(Digest(of: alarmed, at: LargeSite.now))
    let made = AlarmMeter.median(
      of: times, prepare: { maker }, { $0.scene(of: alarmed, for: console, at: LargeSite.now, reusingDigest: true) })
    AlarmMeter.say("list of the alarms page, ms", made)
    let painter = FramePainter()
    for page in [Page.alarms, .overview] {
      console.place = Place(page)
      let scene = maker.scene(of: alarmed, for: console, at: LargeSite.now, reusingDigest: true)
      let drawn = AlarmMeter.median(of: 99, prepare: { scene }, { painter.paint($0, size: Size(200, 60)) })
      AlarmMeter.say("\(page.name) drawn, ms", drawn)
    }
    AlarmMeter.say("events of the raising", Double(events.count))
  }
}
