internal import Feeds
internal import SiteModel
internal import Wire

/// A way in to Slurm: carries one question there and reads what comes back.
protocol SlurmAccess: Sendable {
  /// Where it asks, for people.
  var address: String { get }
  /// New nodes that the answer names are added to `nodes`.
  mutating func ask(
    _ question: SlurmQuestion, nodes: inout SlurmNodeTable
  ) async -> Result<SlurmReply, SourceFailure>
  /// What others have read is too old from now on.
  mutating func distrustOthers()
  /// Ends what is still under way: nothing more is asked.
  func end() async
}

extension SlurmAccess {
  mutating func distrustOthers() {}
}

/// An answer, and what was complained of beside it; empty when nothing was.
struct SlurmReply: Sendable {
  var answer: SlurmAnswer
  var warning = ""
  /// How long ago it was read, by another console.
  var age = Duration.zero
}
