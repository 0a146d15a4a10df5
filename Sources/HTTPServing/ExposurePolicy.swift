/// Whether a server may listen where it is told to.
///
/// On loopback anything goes. An address that others can reach needs TLS and a token, or the owner's explicit word.
package enum ExposurePolicy {
  /// Throws `ServingFailure.exposed` with what is missing; returns when the server may listen.
  package static func check(
    _ address: ListeningAddress, hasTLS: Bool, hasToken: Bool, allowsInsecure: Bool
  ) throws(ServingFailure) {
    if address.isLoopback || allowsInsecure || hasTLS && hasToken { return }
    let missing =
      switch (hasTLS, hasToken) {
      case (false, false): "a TLS certificate with its key and a bearer token"
      case (false, true): "a TLS certificate with its key"
      default: "a bearer token"
      }
    throw .exposed(address: address, missing: missing)
  }
}
