package import Secrets

/// Why a page was not had. Each describes itself in a few words, to stand after "URL: "; none holds a credential.
package enum HTTPFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case invalidAddress(String)
  /// The credential's file cannot be used.
  case credential(SecretFailure)
  /// A certificate, key or authority file cannot be used.
  case transport(path: String, reason: String)
  case unreachable(String)
  case timedOut(Duration)
  case tls(String)
  /// Any status but 200; 401 and 403 are told apart by `isUnauthorized`.
  case status(Int)
  case redirect(String)
  /// The body is larger than the limit, in bytes, as sent or once inflated.
  case tooLarge(limit: Int)
  /// The connection ended in the middle of the body, after so many bytes.
  case truncated(received: Int)
  /// What came is not HTTP, or cannot be inflated.
  case malformed(String)
  case cancelled

  package var isUnauthorized: Bool { self == .status(401) || self == .status(403) }

  package var description: String {
    switch self {
    case .invalidAddress(let reason): "invalid URL: \(reason)"
    case .credential(let failure): "credential \(failure)"
    case .transport(let path, let reason): "\(path): \(reason)"
    case .unreachable(let reason): reason
    case .timedOut(let limit): "no complete answer within \(limit)"
    case .tls(let reason): "TLS: \(reason)"
    case .status(401): "HTTP status 401: the credential was not accepted"
    case .status(403): "HTTP status 403: the credential does not suffice"
    case .status(let code): "HTTP status \(code)"
    case .redirect(let reason): reason
    case .tooLarge(let limit): "the page is larger than \(limit) bytes"
    case .truncated(let received): "the connection ended after \(received) bytes, in the middle of the page"
    case .malformed(let reason): reason
    case .cancelled: "cancelled"
    }
  }
}
