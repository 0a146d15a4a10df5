/// Where and to whom a server answers.
package struct ServerConfiguration: Sendable {
  package var address: ListeningAddress
  package var tls: TLSFiles?
  /// What a client must send as `Authorization: Bearer …`; nil asks for nothing.
  package var bearerToken: String?
  /// True when the owner said in as many words that anybody may listen in.
  package var allowsInsecure = false
  package var limits = Limits()
  /// What is answered; everything else is refused before it is looked at.
  package var methods: Set<Request.Method> = [.get, .head]

  package init(address: ListeningAddress, tls: TLSFiles? = nil, bearerToken: String? = nil) {
    self.address = address
    self.tls = tls
    self.bearerToken = bearerToken
  }

  /// PEM files: the certificate with its chain, and its private key, which only its owner may read.
  package struct TLSFiles: Hashable, Sendable {
    package var certificateFile: String
    package var keyFile: String
    package init(certificateFile: String, keyFile: String) {
      self.certificateFile = certificateFile
      self.keyFile = keyFile
    }
  }

  /// What one client may cost.
  package struct Limits: Hashable, Sendable {
    /// Connections at a time; further ones are closed at once.
    package var connections = 128
    /// Bytes of one request, all told.
    package var requestBytes = 16_384
    /// From the connection or the request's first byte to its end, the TLS handshake included.
    package var requestTime = Duration.seconds(10)
    /// From the request's end until the client has taken the whole answer.
    package var answerTime = Duration.seconds(30)
    /// Between two requests.
    package var idleTime = Duration.seconds(75)
    package init() {}
  }
}
