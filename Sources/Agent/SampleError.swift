package import SiteModel
internal import Wording

/// Why one sensor gave nothing.
package enum SampleError: Error, Hashable, Sendable {
  /// There is no such sensor, file, library or program: not a fault, and nobody complains.
  case absent(String)
  /// It is there, but could not be read: the path or operation, and why.
  case unreadable(String, Complaint.Fault)
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

  /// What is complained of, cleaned; nil for what is no fault.
  package var complaint: Complaint.Reason? {
    func clean(_ text: String) -> String { CleanText.cleaned(text) }
    return switch self {
    case .absent, .abandoned: nil
    case .unreadable(let place, .told(let text)): .unreadable(place: clean(place), .told(clean(text)))
    case .unreadable(let place, let fault): .unreadable(place: clean(place), fault)
    case .malformed(let place, let found): .notValue(place: clean(place), found: clean(found))
    case .tooLarge(let place, let limit): .tooLarge(place: clean(place), limit: limit)
    case .hung(let place): .hung(place: clean(place))
    }
  }
}

extension SampleError: CustomStringConvertible {
  /// One sentence in English that names the place, for standard error.
  package var description: String {
    switch self {
    case .absent(let place): "\(CleanText.cleaned(place)): not there"
    case .abandoned: "given up"
    default: complaint.map { Wording(.english).text(of: $0) } ?? ""
    }
  }
}
