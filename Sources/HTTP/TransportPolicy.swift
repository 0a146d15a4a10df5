internal import NIOSSL
internal import Secrets

/// How connections are made: whom to trust, and what to show. Requests of one policy share their connections.
package struct TransportPolicy: Hashable, Sendable {
  /// PEM file of the authorities to trust instead of the system's.
  package var authorityFile: String?
  /// PEM files of the client's own certificate and key; both or neither.
  package var certificateFile: String?
  package var keyFile: String?
  /// True only where the owner asked for it in as many words.
  package var isVerificationDisabled = false

  package init() {}

  /// What is left of the policy for a host that the owner did not name: nothing shown, everything checked.
  var forStrangers: TransportPolicy {
    var policy = TransportPolicy()
    policy.authorityFile = authorityFile
    return policy
  }

  func tlsConfiguration() throws(HTTPFailure) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let authorityFile {
      tls.trustRoots = .certificates(try Self.certificates(authorityFile))
    }
    if isVerificationDisabled { tls.certificateVerification = .none }
    switch (certificateFile, keyFile) {
    case (nil, nil): break
    case (let certificateFile?, let keyFile?):
      tls.certificateChain = try Self.certificates(certificateFile).map { .certificate($0) }
      tls.privateKey = .privateKey(try Self.key(keyFile))
    case (let file?, nil), (nil, let file?):
      throw .transport(path: file, reason: "a client certificate needs both its certificate file and its key file")
    }
    return tls
  }

  private static func certificates(_ path: String) throws(HTTPFailure) -> [NIOSSLCertificate] {
    let found: [NIOSSLCertificate]
    do { found = try NIOSSLCertificate.fromPEMFile(path) } catch {
      throw .transport(path: path, reason: "not a readable certificate in PEM form")
    }
    guard !found.isEmpty else { throw .transport(path: path, reason: "holds no certificate") }
    return found
  }

  private static func key(_ path: String) throws(HTTPFailure) -> NIOSSLPrivateKey {
    let bytes: [UInt8]
    do { bytes = try SecretFile(path: path).contents().bytes } catch { throw .credential(error) }
    do { return try NIOSSLPrivateKey(bytes: bytes, format: .pem) } catch {
      throw .transport(path: path, reason: "not a private key in PEM form")
    }
  }
}
