/// Why one sensor gave nothing.
package enum SampleError: Error, Hashable, Sendable {
  /// There is no such sensor, file, library or program: not a fault, and nobody complains.
  case absent(String)
  /// It is there, but could not be read: the path or operation, and the reason in words.
  case unreadable(String, reason: String)
  /// It answered something that is not what stands there by contract.
  case malformed(String, found: String)
  /// It answered more than any such sensor has to say; the limit is in bytes.
  case tooLarge(String, limit: Int)
  /// An earlier attempt has not come back yet.
  case hung(String)
  /// The watchdog gave this attempt up while it ran: its result goes nowhere.
  case abandoned

  package var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }
}

extension SampleError: CustomStringConvertible {
  /// One sentence that names the place; what came from outside still has to be cleaned.
  package var description: String {
    switch self {
    case .absent(let place): "\(place): not there"
    case .unreadable(let place, let reason): "\(place): \(reason)"
    case .malformed(let place, let found): "\(place): not a value: \"\(found)\""
    case .tooLarge(let place, let limit): "\(place): larger than \(limit) bytes"
    case .hung(let place): "\(place): hangs; left out until it answers"
    case .abandoned: "given up"
    }
  }
}
