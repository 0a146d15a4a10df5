import AisleTesting
import Foundation
import Glibc
import SiteModel
import Testing

/// The real console and wallboard beside a real recorder.
@Suite("Reading from a recorder", .serialized)
struct FollowingTests {
  @Test("a console records for itself, and gives way to a recorder that comes") func handOver() async throws {
    let hall = try await RecordedHall()
    let console = try #require(hall.start(["--site", hall.site]))
    #expect(await hall.waitForHolder(.console))
    #expect(hall.lease?.process == console.process)
    let recorder = try #require(hall.recorder())
    #expect(hall.lease?.process == recorder.process)
    #expect(console.shows("recorder "))
    console.type("q")
    #expect(console.waitForEnd() == 0)
    recorder.signal(SIGTERM)
    #expect(recorder.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a console shows what the recorder writes, and takes its place when that is killed") func takeOver()
    async throws
  {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    let console = try #require(hall.start(["--site", hall.site, "--page", "nodes"]))
    #expect(console.shows("recorder "))
    recorder.signal(SIGKILL)
    _ = recorder.waitForEnd()
    #expect(await hall.waitForHolder(.console))
    #expect(hall.lease?.process == console.process)
    console.type("q")
    #expect(console.waitForEnd() == 0)
    #expect(hall.lease == nil)
    await hall.exporter.stop()
  }

  @Test("a wall reads, and says within seconds that the recorder is silent") func wall() async throws {
    let hall = try await RecordedHall()
    let recorder = try #require(hall.recorder())
    let wall = try #require(hall.start(["wallboard", "--site", hall.site, "--pages", "nodes"]))
    #expect(wall.shows("gpu-node-1"))
    recorder.signal(SIGKILL)
    _ = recorder.waitForEnd()
    #expect(wall.shows("has been silent for"))
    wall.type("q")
    #expect(wall.waitForEnd() == 0)
    await hall.exporter.stop()
  }

  @Test("a console that cannot record says so in one line and shows the site all the same") func unrecorded()
    async throws
  {
    let hall = try await RecordedHall()
    try hall.folder.write("this is no history, and never was one", to: "broken.history")
    let console = try #require(
      hall.start(["--site", hall.site, "--history", "\(hall.folder.path)/broken.history", "--page", "nodes"]))
    #expect(console.shows("not recorded: "))
    #expect(console.shows("NOT RECORDED"))
    #expect(console.shows("kW"))
    console.type("q")
    #expect(console.waitForEnd() == 0)
    await hall.exporter.stop()
  }
}
