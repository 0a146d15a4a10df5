/// What stands between the fields that people write, and ends each record, in one answer of a command.
///
/// Names of jobs may hold any byte. A new mark is drawn for every question, after the names have been given, so that no
/// name can hold it: a record cannot be forged.
package struct SlurmMark: Hashable, Sendable {
  /// A control character, then letters and digits: no character that a format gives a meaning.
  package let text: String
  let bytes: [UInt8]

  /// The control character that ends the fields that Slurm itself writes.
  static let fieldEnd: UInt8 = 0x1F
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// `random` numbers are the same for the same mark; 52^8 marks are possible.
  package init(using random: inout some RandomNumberGenerator) {
    bytes = [0x1E] + (0..<8).map { _ in Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)] }
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// A mark that another console drew; nil for a text that is none.
  package init?(text: String) {
    bytes = Array(text.utf8)
    guard bytes.count == 9, bytes[0] == 0x1E, bytes.dropFirst().allSatisfy({ Self.letters.contains($0) }) else {
      return nil
    }
    self.text = text
  }

  package init() {
    var random = SystemRandomNumberGenerator()
    self.init(using: &random)
  }

  /// Where it stands next.
  @inline(__always)
  func place(in answer: SlurmBytes, from start: Int) -> Int? {
    var at = start
    while let found = answer.place(of: 0x1E, from: at) {
      guard found + bytes.count <= answer.count else { return nil }
      let isMark = bytes.withUnsafeBytes { $0.isSame(as: answer.part(found, found + bytes.count)) }
      if isMark { return found }
      at = found + 1
    }
    return nil
  }
}
