internal import NIOCore
internal import NIOSSL
internal import SiteModel

/// Looks at the certificate of a peer before anything is sent over the connection.
enum CertificatePin {
  /// Fails unless the peer showed a certificate with one of these fingerprints (SHA-256 of its DER, in hexadecimal). That
  /// the peer holds the key to it is what the handshake has proved already.
  static func verify(_ channel: any Channel, has fingerprints: Set<String>) -> EventLoopFuture<Void> {
    channel.nioSSL_peerCertificate().flatMapThrowing { certificate in
      guard let bytes = try certificate?.toDERBytes(), fingerprints.contains(SHA256.fingerprint(of: bytes)) else {
        throw SourceFailure.tls(.otherCertificate)
      }
    }.flatMapErrorThrowing { error in
      // The client forgets a connection that fails here, without closing it.
      channel.close(promise: nil)
      throw error
    }
  }
}
