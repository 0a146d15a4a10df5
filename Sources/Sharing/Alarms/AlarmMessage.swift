package import SiteModel

/// What consoles and whoever keeps the alarms send each other over a local socket. It never says who sends it: that the
/// kernel says.
package enum AlarmMessage: Hashable, Sendable {
  case order(AlarmOrder)
  case report(AlarmReport)

  /// What every message begins with; the number changes with the form.
  static let mark = Array("ASL1".utf8)
  /// Bytes before the message itself: the mark and its length.
  static let headSize = 8
  /// Bytes of an order, and of a report, at most.
  static let orderLimit = 1 << 20
  static let reportLimit = 8 << 20

  /// The message with its head.
  package var encoded: [UInt8] {
    var writer = MessageWriter()
    switch self {
    case .order(let order):
      writer.put(UInt8(ascii: "o"))
      writer.put(order)
    case .report(let report):
      writer.put(UInt8(ascii: "r"))
      writer.put(report)
    }
    var head = MessageWriter()
    head.put(UInt32(writer.bytes.count))
    return Self.mark + head.bytes + writer.bytes
  }

  /// How much of a stream of bytes is there.
  enum Extent: Hashable {
    /// So far it could become a message.
    case partial
    /// A message of so many bytes, its head included, begins it.
    case whole(Int)
    case wrong
  }

  static func extent(of bytes: some Collection<UInt8>, limit: Int) -> Extent {
    let head = Array(bytes.prefix(headSize))
    guard head.prefix(mark.count).elementsEqual(mark.prefix(head.count)) else { return .wrong }
    guard head.count == headSize else { return .partial }
    let size = head.dropFirst(mark.count).reduce(0) { $0 << 8 | Int($1) }
    guard size <= limit else { return .wrong }
    return bytes.count < headSize + size ? .partial : .whole(headSize + size)
  }

  /// Nil for anything but one whole message.
  package init?(encoded bytes: [UInt8]) {
    guard Self.extent(of: bytes, limit: Self.reportLimit) == .whole(bytes.count) else { return nil }
    var reader = MessageReader(bytes.dropFirst(Self.headSize))
    do {
      switch try reader.number(UInt8.self) {
      case UInt8(ascii: "o"): self = .order(try reader.order())
      case UInt8(ascii: "r"): self = .report(try reader.report())
      default: return nil
      }
    } catch { return nil }
    guard reader.isAtEnd else { return nil }
  }
}
