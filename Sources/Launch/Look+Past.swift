package import Interaction
package import Runtime
package import SiteModel
package import Wording

extension Look {
  /// What `--at` means, and the record that tells of it. Ends the command where it makes no sense, where there is no
  /// record, and where nothing is recorded of that moment.
  package static func past(
    _ text: String, of topology: Topology, among candidates: [String], at now: Moment
  ) throws -> (record: RecordedPast, reading: MomentText.Reading) {
    let words = Wording(.english)
    let (record, reading, refusal) = try opened { () throws(PastFailure) in
      let record = try RecordedPast(of: topology, among: candidates)
      let reading = try record.reading(of: text, at: now, zone: zone)
      guard let reading else { return (record, reading, Saying?.none) }
      return (record, reading, try record.refusal(of: reading.moment, zone: zone))
    }
    guard let reading else { throw misunderstood("--at", text) }
    if let refusal { throw CommandEnding.failure("aisle: --at: \(words.text(of: refusal))", .dataMissing) }
    return (record, reading)
  }

  /// Ends a command that was given a time that is none.
  package static func misunderstood(_ option: String, _ text: String) -> any Error {
    CommandEnding.failure(
      "aisle: \(option) \(Wording(.english)(.timeNotUnderstood, CleanText.cleaned(text, limit: 40)))", .usage)
  }

  /// How a time was understood that leaves something open; nil for one that is written in full.
  package static func told(_ text: String, as reading: MomentText.Reading) -> Saying? {
    let text = CleanText.cleaned(text, limit: 40)
    if let remark = reading.saying(of: text, zone: zone) { return remark }
    let told = reading.told(zone: zone)
    return told.hasPrefix(text) ? nil : Saying(.timeTaken, text, told)
  }

  package static let zone: @Sendable (Moment) -> Int = { Self.utcOffset(at: $0) }

  private static func opened<Value>(_ work: () throws(PastFailure) -> Value) throws -> Value {
    do { return try work() } catch { throw CommandEnding.past(error) }
  }
}
