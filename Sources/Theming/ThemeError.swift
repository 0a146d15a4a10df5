package import StrictYAML

/// Why a theme cannot be had.
package enum ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such theme; the nearest name, if one is near, and all there are.
  case unknown(name: String, nearest: String?, known: [String])
  /// Its file, or one from which it inherits, has faults.
  case faulty(FileError)

  package var description: String {
    switch self {
    case .unknown(let name, let nearest?, _): "no theme is named \(quoted(name)); did you mean \(quoted(nearest))?"
    case .unknown(let name, nil, let known):
      "no theme is named \(quoted(name)); there are \(known.joined(separator: ", "))"
    case .faulty(let error): error.description
    }
  }
}
