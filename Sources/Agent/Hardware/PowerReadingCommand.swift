/// The IPMI command DCMI "Get Power Reading" (DCMI 1.5, section 6.6.1), as bytes.
enum PowerReadingCommand {
  /// Group extension.
  static let networkFunction: UInt8 = 0x2C
  static let command: UInt8 = 0x02
  private static let groupIdentifier: UInt8 = 0xDC
  /// Group identifier, mode "system power statistics", two reserved bytes.
  static let request: [UInt8] = [groupIdentifier, 0x01, 0x00, 0x00]

  enum Answer: Equatable {
    case watts(Double)
    /// The controller knows no such command, or does not measure now.
    case absent
    case malformed
  }

  /// Reads the answer: completion code, group identifier, then the current power in watts, low byte first; bit 6 of
  /// the last byte says that the measurement is active.
  static func answer(_ bytes: [UInt8]) -> Answer {
    guard let code = bytes.first else { return .malformed }
    if code == 0xC1 || code == 0xCC || code == 0xC9 { return .absent }
    guard code == 0, bytes.count >= 19, bytes[1] == groupIdentifier else { return .malformed }
    guard bytes[18] & 0x40 != 0 else { return .absent }
    return .watts(Double(UInt16(bytes[2]) | UInt16(bytes[3]) << 8))
  }
}
