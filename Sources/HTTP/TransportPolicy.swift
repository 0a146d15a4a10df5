internal import NIOSSL
internal import Secrets
package import SiteModel

/// How connections are made, as a site file has it. Requests of one policy share their connections.
package typealias TransportPolicy = SourcePlan.Transport

extension TransportPolicy {
  /// What is left of the policy for a host that the owner did not name: nothing shown, everything checked.
  var forStrangers: TransportPolicy {
    var policy = TransportPolicy()
    policy.authorityFile = authorityFile
    return policy
  }

  func tlsConfiguration() throws(SourceFailure) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let authorityFile {
      tls.trustRoots = .certificates(try Self.certificates(authorityFile))
    }
    // A pinned certificate is looked at when the handshake is done: see `CertificatePin`.
    if isVerificationDisabled || !pinnedCertificates.isEmpty { tls.certificateVerification = .none }
    switch (certificateFile, keyFile) {
    case (nil, nil): break
    case (let certificateFile?, let keyFile?):
      tls.certificateChain = try Self.certificates(certificateFile).map { .certificate($0) }
      tls.privateKey = .privateKey(try Self.key(keyFile))
    case (let file?, nil), (nil, let file?):
      throw .certificate(path: file.cleaned, .withoutPair)
    }
    return tls
  }

  private static func certificates(_ path: String) throws(SourceFailure) -> [NIOSSLCertificate] {
    let found: [NIOSSLCertificate]
    do { found = try NIOSSLCertificate.fromPEMFile(path) } catch {
      throw .certificate(path: path.cleaned, .notCertificate)
    }
    guard !found.isEmpty else { throw .certificate(path: path.cleaned, .noCertificate) }
    return found
  }

  private static func key(_ path: String) throws(SourceFailure) -> NIOSSLPrivateKey {
    let bytes: [UInt8]
    do { bytes = try SecretFile(path: path).contents().bytes } catch { throw SourceFailure(error) }
    do { return try NIOSSLPrivateKey(bytes: bytes, format: .pem) } catch {
      throw .certificate(path: path.cleaned, .notKey)
    }
  }
}

extension SourceFailure {
  /// A secret that cannot be used.
  init(_ failure: SecretFailure) {
    let fault: FileFault =
      switch failure.reason {
      case .system(let code): .system(code: code)
      case .notRegular: .notRegular
      case .readableByOthers(let mode): .readableByOthers(mode: mode)
      case .tooLarge(let limit): .tooLarge(limit: limit)
      case .empty: .empty
      case .notOneLine: .notOneLine
      }
    self = .credential(path: failure.path.cleaned, fault)
  }
}

extension String {
  /// A path as it may be shown.
  fileprivate var cleaned: String { CleanText.cleaned(self, limit: 512) }
}
