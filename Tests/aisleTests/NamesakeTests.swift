import AisleTesting
import Foundation
import Glibc
import SiteModel
import Testing

/// What the real programs do where a record is of another plan than theirs.
@Suite("Site files of one name", .serialized)
struct NamesakeTests {
  @Test("two sites of one name do not share a record: the second shows itself, and says why it is not recorded")
  func twoSites() async throws {
    let hall = try await RecordedHall()
    let other = try await FakeExporter(["/metrics": .page(RecordedHall.page(power: 7777))])
    let namesake = try hall.folder.write(RecordedHall.text(sourceAt: other.url("/metrics")), to: "namesake.yaml")
    let recorder = try #require(hall.recorder())
    #expect(await hall.waitForReadings())
    let console = try #require(hall.start(["--site", namesake, "--page", "nodes"]))
    #expect(console.shows("site of the same name"))
    #expect(console.shows("NOT RECORDED"))
    #expect(console.shows("7.78 kW"))
    console.type("q")
    #expect(console.waitForEnd() == 0)
    let snapshot = try await hall.run("snapshot", "--site", namesake, "--page", "nodes")
    #expect(snapshot.output.contains("7.78 kW") && !snapshot.output.contains("recorder "))
    let second = try await hall.run("record", "--site", namesake)
    #expect(second.status == 74)
    #expect(second.errors.contains("site.yaml") && second.errors.contains("namesake.yaml"), "\(second.errors)")
    #expect(second.errors.split(separator: "\n").count == 1)
    let handover = try await hall.run("handover", "--site", namesake)
    #expect(handover.status == 74 && handover.errors.contains("same name"), "\(handover.errors)")
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    // The record stays the first site's when nobody writes it, too.
    #expect(try await hall.run("record", "--site", namesake).status == 74)
    await hall.exporter.stop()
    await other.stop()
  }

  @Test("the same site file by another path, and with other comments, is the same site") func otherPath() async throws {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    #expect(await hall.waitForReadings())
    let link = "\(hall.folder.path)/link.yaml"
    #expect(symlink(hall.site, link) == 0)
    let text = "# of the west hall\n\n" + RecordedHall.text(sourceAt: hall.exporter.url("/metrics"))
    let copy = try hall.folder.write(text, to: "copy.yaml")
    for path in [link, copy] {
      let snapshot = try await hall.run("snapshot", "--site", path, "--page", "nodes", "--size", "160x30")
      #expect(snapshot.output.contains("recorder ") && !snapshot.output.contains("SITE FILE"), "\(path)")
    }
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a site file that was changed since is told, and told no more once the recorder has it") func changed()
    async throws
  {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    #expect(await hall.waitForReadings())
    let before = try #require(hall.start(["--site", hall.site]))
    #expect(before.shows("recorder "))
    let url = hall.exporter.url("/metrics")
    try hall.folder.write(RecordedHall.text(sourceAt: url, rackPower: "50 kW"), to: "site.yaml")
    let console = try #require(hall.start(["--site", hall.site]))
    #expect(console.shows("start the recorder again"))
    #expect(console.shows("OLDER SITE FILE"))
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    let next = try #require(hall.recorder())
    #expect(console.shows("recorder "))
    #expect(before.shows("NEWER SITE FILE"))
    for terminal in [before, console] {
      terminal.type("q")
      #expect(terminal.waitForEnd() == 0)
    }
    next.signal(SIGTERM)
    #expect(next.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a simulation with other options is followed and told") func simulations() async throws {
    let hall = try await RecordedHall()
    let path = "\(hall.folder.path)/demo.history"
    let site = ["--demo", "--nodes", "16", "--history", path]
    let recorder = try #require(hall.start(["record"] + site))
    #expect(recorder.wait(for: "recording "))
    let same = try #require(hall.start(site))
    #expect(same.shows("recorder "))
    let other = try #require(hall.start(site + ["--seed", "7"]))
    #expect(other.shows("OTHER SIMULATION"))
    for terminal in [same, other] {
      terminal.type("q")
      #expect(terminal.waitForEnd() == 0)
    }
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    await hall.exporter.stop()
  }
}
