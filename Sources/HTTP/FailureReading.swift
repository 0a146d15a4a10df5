internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTPCompression
internal import NIOPosix
internal import NIOSSL
internal import SiteModel

/// Tells from the many errors of the network libraries what happened.
enum FailureReading {
  /// True when a connection that had been kept open turned out to be closed by the peer.
  static func isStaleConnection(_ error: any Error) -> Bool {
    if let error = error as? IOError { return error.errnoCode == ECONNRESET || error.errnoCode == EPIPE }
    return error as? HTTPClientError == .remoteConnectionClosed
  }

  /// `received` is the number of body bytes that had come, nil when the answer had not begun.
  static func failure(of error: any Error, _ request: WebRequest, received: Int? = nil) -> SourceFailure {
    switch error {
    case let error as SourceFailure: return error
    case is CancellationError: return .cancelled
    case let error as NIOConnectionError: return reason(of: error)
    case let error as IOError: return broken(.network(code: error.errnoCode), received: received)
    case let error as HTTPClientError: return failure(of: error, request, received: received)
    case let error as HTTPParserError:
      return error == .invalidEOFState ? broken(.closedWithoutAnswer, received: received) : .notHTTP
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: return .tls(fault(String(describing: error)))
    case let error as ChannelError: return broken(unknown(String(describing: error)), received: received)
    case let error as NIOHTTPDecompression.DecompressionError:
      return error == .limit ? .tooLarge(limit: request.byteLimit) : .cannotInflate
    default: return broken(unknown(String(describing: type(of: error))), received: received)
    }
  }

  private static func failure(
    of error: HTTPClientError, _ request: WebRequest, received: Int?
  ) -> SourceFailure {
    switch error {
    case .cancelled, .requestStreamCancelled, .alreadyShutdown: .cancelled
    case .connectTimeout: .network(code: ETIMEDOUT)
    case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
      .timedOut(after: request.timeout)
    case .tlsHandshakeTimeout: .tls(.handshakeUnfinished)
    case .remoteConnectionClosed, .uncleanShutdown: broken(.closedWithoutAnswer, received: received)
    default: broken(unknown(error.shortDescription), received: received)
    }
  }

  private static func broken(_ failure: SourceFailure, received: Int?) -> SourceFailure {
    received.map { .cutShort(received: $0) } ?? failure
  }

  /// A library's own words for what has no name here.
  private static func unknown(_ text: String) -> SourceFailure {
    .told(.unreachable, CleanText.cleaned(text, limit: 512))
  }

  private static func reason(of error: NIOConnectionError) -> SourceFailure {
    guard let first = error.connectionErrors.first?.error else { return .noSuchHost }
    if let first = first as? IOError { return .network(code: first.errnoCode) }
    return first is ChannelError ? .noConnectionInTime : .noConnection
  }

  private static func fault(_ text: String) -> SourceFailure.TLSFault {
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      .untrustedCertificate
    } else if text.contains("failedToValidateHostname") || text.contains("Hostname") {
      .otherHost
    } else if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
      .notSpoken
    } else if text.contains("CERTIFICATE_REQUIRED") || text.contains("BAD_CERTIFICATE") {
      .clientRefused
    } else {
      .handshakeFailed
    }
  }
}
