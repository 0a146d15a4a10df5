internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL

/// Tells from the many errors of the network libraries what happened, in words for an operator.
enum FailureReading {
  /// True when a connection that had been kept open turned out to be closed by the peer.
  static func isStaleConnection(_ error: any Error) -> Bool {
    if let error = error as? IOError { return error.errnoCode == 104 || error.errnoCode == 32 }
    return error as? HTTPClientError == .remoteConnectionClosed
  }

  /// `received` is the number of body bytes that had come, nil when the answer had not begun.
  static func failure(of error: any Error, _ request: WebRequest, received: Int? = nil) -> HTTPFailure {
    switch error {
    case let error as HTTPFailure: return error
    case is CancellationError: return .cancelled
    case let error as NIOConnectionError: return .unreachable(reason(of: error))
    case let error as IOError: return broken(words(for: error.errnoCode), received: received)
    case let error as HTTPClientError: return failure(of: error, request, received: received)
    case let error as HTTPParserError:
      return error == .invalidEOFState
        ? broken("the peer closed the connection without an answer", received: received)
        : .malformed("what answers there does not speak HTTP/1.1")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: return .tls(tlsReason(String(describing: error)))
    case let error as ChannelError: return broken(String(describing: error), received: received)
    case let error as NIOHTTPDecompression.DecompressionError:
      return error == .limit
        ? .tooLarge(limit: request.byteLimit) : .malformed("the compressed page cannot be inflated")
    default: return broken(String(describing: type(of: error)), received: received)
    }
  }

  private static func failure(
    of error: HTTPClientError, _ request: WebRequest, received: Int?
  ) -> HTTPFailure {
    switch error {
    case .cancelled, .requestStreamCancelled, .alreadyShutdown: .cancelled
    case .connectTimeout: .unreachable("no answer to the connection attempt")
    case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
      .timedOut(request.timeout)
    case .tlsHandshakeTimeout: .tls("the handshake was not completed")
    case .remoteConnectionClosed, .uncleanShutdown:
      broken("the peer closed the connection without an answer", received: received)
    default: broken(error.shortDescription, received: received)
    }
  }

  private static func broken(_ reason: String, received: Int?) -> HTTPFailure {
    received.map { .truncated(received: $0) } ?? .unreachable(reason)
  }

  private static func reason(of error: NIOConnectionError) -> String {
    if let first = error.connectionErrors.first?.error {
      if let first = first as? IOError { return words(for: first.errnoCode) }
      return first is ChannelError ? "no connection in time" : "no connection"
    }
    return "no such host"
  }

  private static func words(for code: CInt) -> String {
    switch code {
    case 111: "connection refused"
    case 113: "no route to the host"
    case 101: "network unreachable"
    case 104, 32: "the peer reset the connection"
    case 110: "no answer to the connection attempt"
    case 24, 23: "too many open files here"
    default: "network error \(code)"
    }
  }

  private static func tlsReason(_ text: String) -> String {
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      "the certificate is not from a trusted authority, or out of date"
    } else if text.contains("failedToValidateHostname") || text.contains("Hostname") {
      "the certificate is for another host"
    } else if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
      "the peer does not speak TLS"
    } else if text.contains("CERTIFICATE_REQUIRED") || text.contains("BAD_CERTIFICATE") {
      "the peer does not accept the client certificate"
    } else {
      "the handshake failed"
    }
  }
}
