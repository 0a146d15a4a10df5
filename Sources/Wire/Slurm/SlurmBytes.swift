internal import Glibc
internal import SiteModel

/// Bytes of an answer of Slurm's commands, while it is read.
typealias SlurmBytes = UnsafeRawBufferPointer

extension UnsafeRawBufferPointer {
  @inline(__always)
  func part(_ from: Int, _ to: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self[from..<to]) }

  /// Where the byte stands next, from a place on.
  @inline(__always)
  func place(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress,
      let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  @inline(__always)
  func isSame(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let base = baseAddress, let otherBase = other.baseAddress else { return count == 0 }
    return memcmp(base, otherBase, count) == 0
  }

  @inline(__always)
  func begins(with word: StaticString, at start: Int = 0) -> Bool {
    guard start + word.utf8CodeUnitCount <= count, let base = baseAddress else { return false }
    return memcmp(base + start, word.utf8Start, word.utf8CodeUnitCount) == 0
  }

  @inline(__always)
  func isWord(_ word: StaticString) -> Bool { count == word.utf8CodeUnitCount && begins(with: word) }

  /// Where the word stands next, from a place on.
  func place(of word: StaticString, from start: Int) -> Int? {
    var at = start
    let first = word.utf8Start.pointee
    while let found = place(of: first, from: at) {
      if begins(with: word, at: found) { return found }
      at = found + 1
    }
    return nil
  }

  /// The parts between a byte.
  func split(by byte: UInt8) -> [UnsafeRawBufferPointer] {
    var parts: [UnsafeRawBufferPointer] = []
    var start = 0
    while let end = place(of: byte, from: start) {
      parts.append(part(start, end))
      start = end + 1
    }
    parts.append(part(start, count))
    return parts
  }

  /// What Slurm prints where there is nothing to say.
  var isBlankWord: Bool {
    count == 0 || isWord("(null)") || isWord("N/A") || isWord("None") || isWord("Unknown") || isWord("NONE")
      || isWord("n/a")
  }

  /// A whole number without a sign, nothing else.
  @inline(__always)
  var wholeNumber: Int? {
    guard count > 0, count <= 18 else { return nil }
    var value = 0
    for byte in self {
      guard Byte.isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    return value
  }

  /// A whole number that can be a count of resources: of what is beyond that, sums would mean nothing.
  @inline(__always)
  var amount: Int? { wholeNumber.flatMap { $0 < 1 << 24 ? $0 : nil } }

  /// Digits that it begins with, as a number, and how many they are.
  var leadingNumber: (value: Int, length: Int)? {
    let digits = prefix(18).prefix { Byte.isDigit($0) }.count
    return part(0, digits).wholeNumber.map { ($0, digits) }
  }

  /// Seconds since 1970, as the commands print times when `SLURM_TIME_FORMAT` is "%s"; nil for "N/A" and the like.
  var moment: Moment? {
    guard let seconds = wholeNumber, seconds > 0, seconds < 4_000_000_000 else { return nil }
    return Moment(nanoseconds: Int64(seconds) * 1_000_000_000)
  }

  var cleaned: String { CleanText.cleaned(utf8: self) }
}

/// Why an answer is not what the command prints.
package enum SlurmTextFault: Error, Hashable, Sendable {
  /// It ends in the middle of a record.
  case cutShort
  /// It is something else.
  case notSlurm
}
