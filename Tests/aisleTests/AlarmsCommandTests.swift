import AisleTesting
import Foundation
import Glibc
import History
import Recording
import SiteModel
import Testing

/// `aisle alarms`: out of a history, and out of one that is being written.
@Suite("aisle alarms", .serialized) struct AlarmsCommandTests {
  private let folder: TemporaryFolder
  private let writer: HistoryWriter
  private let clock = ManualClock(at: Moment(seconds: 1_764_000_000))

  init() async throws {
    folder = try TemporaryFolder()
    try folder.write("site: Hall\n", to: "site.yaml")
    writer = try HistoryWriter(path: "\(folder.path)/site.history", site: Topology(name: "Hall"), clock: clock)
    for _ in 0..<10 { await tell(nil) }
  }

  /// A reading, so that there is a span, and a change of an alarm.
  private func tell(_ change: AlarmEvent.Change?, _ number: UInt64 = 0) async {
    var batch = Batch(source: SourceID("a"), moment: clock.now(), subjects: [.node("n1")], layout: 1)
    batch.readings = [Reading(0, .power, 1_000, at: clock.now())]
    await writer.append(batch)
    if let change {
      let id = AlarmID(.inletTemperature, .thing(.node("n1")), quantity: .inletTemperature)
      let alarm = Alarm(
        id,
        Finding(.inletTemperature, .high, .entity(.node(0)), value: 36.2, limit: 35, quantity: .inletTemperature),
        raisedAt: clock.now())
      let event = AlarmEvent(
        change, of: alarm, number: number, at: clock.now(),
        by: change == .acknowledged ? Person(name: "liu", number: 7) : nil)
      await writer.append(
        AlarmNews([event], board: AlarmBoard([alarm], lastEvent: number), at: clock.now()))
    }
    clock.advance(by: .seconds(5))
  }

  private func aisle(_ arguments: String...) async throws -> BuiltProgram.Outcome {
    try await BuiltProgram.run(
      "aisle", ["alarms", "--site", "site.yaml", "--history", "site.history"] + arguments, folder: folder)
  }

  @Test("tells of what is recorded, a line a change, as people or programs read it") func listed() async throws {
    await tell(.raised, 1)
    await tell(.acknowledged, 2)
    await writer.close()
    let text = try await aisle()
    #expect(
      text.output == """
        2025-11-24 16:00:50 [high] raised n1: inlet too warm 36.2 °C > 35.0 °C
        2025-11-24 16:00:55 [high] acknowledged n1: inlet too warm 36.2 °C > 35.0 °C liu

        """, "\(text)")
    let lines = try await aisle("--format", "json", "--since", "2025-11-24 16:00:52").output.split(separator: "\n")
    #expect(try await aisle("--schema").output.contains("urn:aisle:alarm-event:1"))
    #expect(lines.count == 1 && lines.first?.contains("\"change\":\"acknowledged\"") == true)
    #expect(try await aisle("--since", "4s").output.split(separator: "\n").count == 1)
    #expect(try await aisle("--until", "2025-11-24 16:00:51").output.split(separator: "\n").count == 1)
    #expect(try await aisle("--since", "noon").status == 64)
    #expect(try await aisle("--follow", "--until", "14:00").status == 64)
    let nothing = try await BuiltProgram.run(
      "aisle", ["alarms", "--site", "site.yaml", "--history", "none.history"], folder: folder)
    #expect(nothing.status == 74 && nothing.output.isEmpty && nothing.errors.contains("none.history"))
  }

  @Test("goes on with what is recorded, tells each change once, and ends with its reader") func followed() async throws
  {
    await tell(.raised, 1)
    _ = await writer.flush()
    let reader = Pseudoterminal(
      BuiltProgram.path("aisle"),
      [
        "alarms", "--site", "\(folder.path)/site.yaml", "--history", "\(folder.path)/site.history", "--follow",
        "--since", "1h", "--format", "json",
      ],
      environment: ["HOME": folder.path, "TZ": "UTC", "LANG": "C.UTF-8", "TERM": "dumb"], columns: 600, rows: 30)
    let terminal = try #require(reader)
    #expect(terminal.wait(for: "\"change\":\"raised\""))
    await tell(.returned, 2)
    _ = await writer.flush()
    #expect(terminal.wait(for: "\"change\":\"returned\""))
    await writer.close()
  }
}
