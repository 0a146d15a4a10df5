package import Runtime
package import SiteModel
internal import Wording

extension Look {
  /// The moment that `--at` means, and the record that tells of it. Ends the command where there is none.
  package static func past(
    _ text: String, of topology: Topology, among candidates: [String], at now: Moment
  ) throws -> (RecordedPast, Moment) {
    let words = Wording(.english)
    do throws(PastFailure) {
      let record = try RecordedPast(of: topology, among: candidates)
      if let moment = try record.moment(typed: text, at: now, zone: { Self.utcOffset(at: $0) }) {
        return (record, moment)
      }
    } catch { throw CommandEnding.failure("aisle: \(words.text(of: Saying(error)))", .dataMissing) }
    throw CommandEnding.failure(
      "aisle: --at \(words(.timeNotUnderstood, CleanText.cleaned(text, limit: 40)))", .usage)
  }
}
