import Glibc
import NIOCore

/// A plain connection to an abstract socket, to send whatever a hostile program might.
final class LocalSocket {
  private let descriptor: Int32

  /// Nil when nobody listens there.
  init?(_ name: String) {
    let made = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard made >= 0, let address = try? SocketAddress(unixDomainSocketPath: "\0" + name) else { return nil }
    guard address.withSockAddr({ connect(made, $0, socklen_t($1)) }) == 0 else {
      close(made)
      return nil
    }
    descriptor = made
  }

  deinit { close(descriptor) }

  /// False when the other end does not listen any more.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// All that comes until the other end closes, or until `seconds` are over.
  func receive(within seconds: Int) -> [UInt8] {
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &part, part.count, 0)
      if count <= 0 { return bytes }
      bytes += part.prefix(count)
    }
  }
}
