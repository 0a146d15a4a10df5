import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views

@Suite("What is back to normal, and nobody has seen yet") struct GoneAlarmTests {
  private let feed = AlarmSubject.thing(EntityKey(.powerFeed, node: "", name: "feed A"))
  private let raised = SampleSite.now - .seconds(3_600)
  private let gone = SampleSite.now - .seconds(600)

  /// A dead feed, a node that does not answer and a leak, there or gone; and one that is there in any case.
  private func site(isGone: Bool, isLatched: Bool = false) throws -> Site {
    var site = SampleSite.alarmed()
    let unit = AlarmSubject.thing(EntityKey(.coolantDistributionUnit, node: "", name: "CDU-01"))
    let things: [(Finding.Kind, Priority, AlarmSubject)] = [
      (.feedDead, .critical, feed), (.nodeMissing, .high, .thing(.node("node-a01-01"))), (.pumpFailed, .high, unit),
    ]
    var alarms = try things.map { kind, priority, subject in
      let finding = Finding(kind, priority, try #require(site.subject(of: subject)))
      var alarm = Alarm(AlarmID(kind, subject), finding, raisedAt: raised)
      if isGone { (alarm.isActive, alarm.returnedAt, alarm.isLatched) = (false, gone, isLatched) }
      return alarm
    }
    let other = AlarmSubject.thing(.node("node-a02-01"))
    let low = Finding(.fanSlow, .low, try #require(site.subject(of: other)))
    alarms.append(Alarm(AlarmID(.fanSlow, other), low, raisedAt: raised))
    site.apply(AlarmBoard(alarms, lastEvent: 9))
    return site
  }

  private func seat(isGone: Bool, size: Size = Size(120, 36)) throws -> Seat {
    Seat(at: try site(isGone: isGone), size: size)
  }

  @Test func `the list of what needs attention says so and since when, behind what is there`() throws {
    let burning = try seat(isGone: false).lines
    #expect(burning.contains { $0.contains("■1  10:04  feed A") }, "\(burning.joined(separator: "\n"))")
    let calm = try seat(isGone: true).lines
    let feed = try #require(calm.lastIndex { $0.contains("■1  ◁ 10:54  feed A") }, "\(calm.joined(separator: "\n"))")
    let low = try #require(calm.firstIndex { $0.contains("▽4  10:04    node-a02-01") })
    #expect(low < feed)
  }

  @Test func `both pages that list alarms give one time for one alarm`() throws {
    var seat = try seat(isGone: true, size: Size(120, 44))
    #expect(seat.screen.contains("◁ 10:54"))
    seat.run("page alarms")
    let row = try #require(seat.lines.first { $0.contains("feed A") && $0.contains("returned") })
    #expect(row.contains("10:54:05"))
    let first = try #require(seat.lines.firstIndex { $0.contains("node-a02-01") })
    #expect(first < (seat.lines.firstIndex { $0.contains("feed A") && $0.contains("returned") } ?? 0))
  }

  @Test func `marks of racks, units, feeds and nodes count what is there only`() throws {
    for isGone in [false, true] {
      let digest = Digest(of: try site(isGone: isGone), at: SampleSite.now)
      let rack = try #require(digest.site.topology.racks.firstIndex { $0.name == "A01" })
      #expect(digest.racks[rack].findingCount == (isGone ? 0 : 2), "the node's, and that of its unit")
      var seat = try seat(isGone: isGone)
      seat.run("page nodes")
      let row = try #require(seat.lines.first { $0.contains("node-a01-01") })
      #expect(row.contains("▲") == !isGone, "\(row)")
    }
  }

  @Test func `the pages of a thing tell it as gone`() throws {
    var seat = try seat(isGone: true)
    seat.run("node node-a01-01")
    #expect(seat.lines.contains { $0.contains("▲2 ◁ 10:54:05 ") }, "\(seat.screen)")
    seat.run("page cooling")
    #expect(seat.lines.contains { $0.contains("▲2 ◁ 10:54:05 ") }, "\(seat.screen)")
    let row = try #require(seat.lines.last { $0.contains("CDU-01") })
    #expect(!row.contains("▲"), "\(row)")
    seat.run("page power")
    #expect(!seat.lines.dropLast(2).contains { $0.contains("feed A") && $0.contains("■") }, "\(seat.screen)")
  }

  @Test func `the banner is what is there, and once nothing is what is gone, marked`() throws {
    let low = try seat(isGone: true)
    #expect(low.lines[34].contains("▽4 10:04:05  node-a02-01"), "\(low.lines[34])")
    var site = try site(isGone: true)
    site.apply(AlarmBoard((site.alarms?.alarms ?? []).filter { !$0.isActive }, lastEvent: 10))
    let calm = Seat(at: site, size: Size(120, 36))
    #expect(calm.lines[34].contains("■1  ◁ 10:54:05  feed A"), "\(calm.lines[34])")
  }

  @Test func `nothing that is gone burns`() throws {
    for isGone in [false, true] {
      let seat = try seat(isGone: isGone)
      let buffer = seat.stage.buffer
      let isBurning = seat.lines.indices.contains { y in
        (0..<buffer.size.width).contains { x in
          buffer.glyph(buffer[x, y]) == "■" && buffer[x, y].ink.flags.contains(.reverse)
        }
      }
      #expect(isBurning == !isGone)
    }
  }

  @Test func `a wall holds what is critical until it is over, and what is latched until it is acknowledged`() throws {
    for (isGone, isLatched) in [(false, false), (true, false), (true, true)] {
      let site = try site(isGone: isGone, isLatched: isLatched)
      var rotation = WallRotation(pages: [.overview], every: .seconds(20))
      rotation.advance(to: SampleSite.now, findings: [], alarms: site.alarms)
      #expect(rotation.isHeld == (!isGone || isLatched))
      var maker = SceneMaker(utcOffset: 28_800)
      let scene = maker.scene(of: site, for: Console(), at: SampleSite.now)
      let wall = WallPicture(scenes: [scene], rotation: rotation, instant: SampleSite.now, beat: 7)
      let banner = text(WallPainter().paint(wall, size: Size(120, 36))).split(separator: "\n")[1]
      #expect(banner.contains("feed A") == (!isGone || isLatched), "\(banner)")
      if isLatched { #expect(banner.contains("# 10:04:05  feed A")) }
      if !isGone { #expect(banner.contains("■1 10:04:05  feed A")) }
    }
  }

  @Test func `a group of sources is told once, whatever else is known of one of them`() throws {
    var site = Site(topology: SampleSite.topology())
    for name in ["node-a01-01", "node-a01-02", "node-a02-01"] {
      site.register(
        SourceDescription(id: SourceID("agents/\(name)"), address: name, cadence: .seconds(10), nodes: [name]))
    }
    var group = Finding(.sourceSilent, .high, .source(0), count: 3)
    group.otherSources = [1, 2]
    let single = Finding(.sourceSilent, .high, .source(2))
    site.apply(
      AlarmBoard(
        [
          Alarm(AlarmID(.sourceSilent, .source("agents/node-a01-01")), group, raisedAt: raised),
          Alarm(AlarmID(.sourceSilent, .source("agents/node-a02-01")), single, raisedAt: raised),
        ], lastEvent: 2))
    let rows = Seat(at: site, size: Size(120, 36)).lines.dropLast(2).filter { $0.contains("no answer") }
    #expect(rows.count == 2 && rows.count { $0.contains("×3") } == 1 && !rows.joined().contains("+1"), "\(rows)")
  }
}
