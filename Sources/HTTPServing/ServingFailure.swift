package import Secrets

/// Why a server does not serve; each describes itself in one sentence that names the file or the address.
package enum ServingFailure: Error, Hashable, Sendable, CustomStringConvertible {
  case exposed(address: ListeningAddress, missing: String)
  case secret(SecretFailure)
  /// A certificate or key file that is not what it should be.
  case certificate(path: String, reason: String)
  case cannotListen(address: ListeningAddress, reason: String)
  case alreadyStarted

  package var description: String {
    switch self {
    case .exposed(let address, let missing):
      "\(address) can be reached from other machines: that needs \(missing), or an explicit --insecure"
    case .secret(let failure): failure.description
    case .certificate(let path, let reason): "\(path): \(reason)"
    case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
    case .alreadyStarted: "the server has been started already"
    }
  }
}
