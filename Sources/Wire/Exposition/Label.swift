internal import Glibc
internal import SiteModel

/// A label of a series, unescaped; as it came, so not yet safe to show.
package struct Label: Hashable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A label set as it stands in a line, from `{` to `}`.
enum LabelBlock {
  /// Where the block that begins at `start` ends: the place after its `}`. Checks names, quotes and escapes.
  static func end(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>, maximum: Int
  ) throws(Complaint.LineFault) -> UnsafePointer<UInt8> {
    var at = start + 1
    var count = 0
    while true {
      at = skipBlanks(at, limit)
      guard at < limit else { throw .badLabels }
      if at.pointee == Byte.closingBrace { return at + 1 }
      if count > 0 {
        guard at.pointee == Byte.comma else { throw .badLabels }
        at = skipBlanks(at + 1, limit)
        if at < limit, at.pointee == Byte.closingBrace { return at + 1 }
      }
      count += 1
      guard count <= maximum else { throw .tooManyLabels }
      at = try label(at, limit)
    }
  }

  private static func label(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) throws(Complaint.LineFault) -> UnsafePointer<UInt8> {
    guard start < limit, Byte.beginsName(start.pointee), start.pointee != Byte.colon else { throw .badLabels }
    var at = start + 1
    while at < limit, Byte.continuesName(at.pointee), at.pointee != Byte.colon { at += 1 }
    at = skipBlanks(at, limit)
    guard at < limit, at.pointee == Byte.equals else { throw .badLabels }
    at = skipBlanks(at + 1, limit)
    guard at < limit, at.pointee == Byte.quote else { throw .badLabels }
    at += 1
    while at < limit {
      if at.pointee == Byte.quote { return at + 1 }
      at += at.pointee == Byte.backslash ? 2 : 1
    }
    throw .badLabels
  }

  /// The labels of a block that `end` has accepted.
  static func labels(_ block: UnsafeBufferPointer<UInt8>) -> [Label] {
    var labels: [Label] = []
    var at = 1
    while at < block.count {
      guard Byte.beginsName(block[at]) else {
        at += 1
        continue
      }
      let start = at
      while Byte.continuesName(block[at]) { at += 1 }
      let name = String(decoding: block[start..<at], as: UTF8.self)
      while block[at] != Byte.quote { at += 1 }
      let opening = at
      var hasEscapes = false
      at += 1
      while block[at] != Byte.quote {
        if block[at] == Byte.backslash {
          hasEscapes = true
          at += 1
        }
        at += 1
      }
      let raw = UnsafeBufferPointer(rebasing: block[opening + 1..<at])
      labels.append(Label(name, hasEscapes ? unescaped(raw) : String(decoding: raw, as: UTF8.self)))
      at += 1
    }
    return labels
  }

  /// `\\`, `\"` and `\n` mean what they say; any other pair is kept as it is, as Prometheus does.
  private static func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(raw.count)
    var at = 0
    while at < raw.count {
      guard raw[at] == Byte.backslash, at + 1 < raw.count else {
        plain.append(raw[at])
        at += 1
        continue
      }
      switch raw[at + 1] {
      case Byte.backslash: plain.append(Byte.backslash)
      case Byte.quote: plain.append(Byte.quote)
      case UInt8(ascii: "n"): plain.append(Byte.newline)
      default: plain += [Byte.backslash, raw[at + 1]]
      }
      at += 2
    }
    return String(decoding: plain, as: UTF8.self)
  }

  @inline(__always)
  static func skipBlanks(_ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    var at = start
    while at < limit, Byte.isBlank(at.pointee) { at += 1 }
    return at
  }
}
