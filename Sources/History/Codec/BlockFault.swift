/// What is wrong with bytes of a history.
package enum BlockFault: Error, Hashable, Sendable {
  /// They end too early.
  case cutShort
  /// Their checksum is another than the one that was written with them.
  case checksum
  /// No Aisle writes such a thing.
  case malformed
}
