import AisleTesting
import Export
import SiteModel
import Testing
import Wording

@Suite("A change of an alarm, for programs") struct AlarmEventLineTests {
  private static func event(_ change: AlarmEvent.Change, whole: Bool) -> AlarmEvent {
    let id = AlarmID(
      .inletTemperature, whole ? .thing(.accelerator("GPU 3", on: "gpu-01")) : .job(queue: "slurm", id: "4711"),
      quantity: whole ? .inletTemperature : nil, name: whole ? "own" : "")
    var alarm = Alarm(id, Finding(.inletTemperature, .high, .entity(.node(0))), raisedAt: .never)
    if whole { (alarm.finding.value, alarm.finding.limit) = (36.2, 35) }
    var event = AlarmEvent(
      change, of: alarm, number: 7, at: Moment(seconds: 1_767_222_000),
      by: whole ? Person(name: "liu", number: 7) : nil,
      text: whole ? "door \"B\" \u{1F}" : nil, until: whole ? Moment(seconds: 1_767_225_600) : nil)
    if whole { event.root = AlarmID(.pumpFailed, .thing(.building(.pump, "CDU-07/Pump 1"))) }
    return event
  }

  @Test(
    "Each line obeys its schema, whatever the change and however little is known", arguments: AlarmEvent.Change.allCases
  )
  func schema(change: AlarmEvent.Change) throws {
    let schema = try SchemaCheck(AlarmEventSchema.text)
    for (whole, missing) in [(true, 12), (false, 0)] {
      let line = String(
        decoding: AlarmEventLine(Self.event(change, whole: whole), at: "Lingang", missing: missing).json, as: UTF8.self)
      #expect(try schema.errors(in: line) == [], "\(line)")
      #expect(line.hasSuffix("}\n") && !line.dropLast().contains("\n"))
    }
  }

  @Test("People read when, how urgent, what, by whom and why", arguments: Language.allCases) func text(
    language: Language
  ) {
    let line = AlarmEventLine(Self.event(.shelved, whole: true), at: "Lingang")
    let text = line.text(in: Wording(language)) { $0.timestamp }
    #expect(text.hasPrefix("2025-12-31T23:00:00.000Z [") && text.contains("36.2 °C > 35.0 °C liu “door"), "\(text)")
  }
}
