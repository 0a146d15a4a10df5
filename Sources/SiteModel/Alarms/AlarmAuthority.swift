/// Whoever runs the alarm engine of a site, as an operator's console sees it: the keeper in this process, or the way to
/// the one in another. Who gives the order, and what that person may do, is known at the other end.
package protocol AlarmAuthority: Sendable {
  /// Has an order carried out; says of each alarm how that went. Returns in seconds, whatever is wrong.
  func carryOut(_ order: AlarmOrder) async -> AlarmReport
}
