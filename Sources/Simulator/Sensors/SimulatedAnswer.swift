package import SiteModel

/// What a poll of one of a simulation's sources brings.
package enum SimulatedAnswer: Sendable {
  case batch(Batch)
  case failure(SourceID, SourceFailure)
}
