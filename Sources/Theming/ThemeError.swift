/// Why a theme cannot be had.
package enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such theme; the nearest name, if one is near.
  case unknown(name: String, nearest: String?, known: [String])

  package var description: String {
    switch self {
    case .unknown(let name, let nearest?, _): "no theme is named '\(name)'; did you mean '\(nearest)'?"
    case .unknown(let name, nil, let known): "no theme is named '\(name)'; there are \(known.joined(separator: ", "))"
    }
  }
}
