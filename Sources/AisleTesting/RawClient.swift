internal import Glibc
internal import NIOPosix

/// A client that sends exactly the bytes it is given and returns everything that comes back until the peer closes:
/// to see what a server does with input that no decent client sends.
package enum RawClient {
  /// Everything that the server at the loopback port answers to `chunks`, each sent `pause` after the one before.
  /// Gives up waiting after ten seconds; an empty answer means that the server just closed.
  package static func exchange(_ chunks: [String], port: Int, pause: Duration = .zero) async throws -> String {
    try await NIOThreadPool.singleton.runIfActive {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      guard descriptor >= 0 else { return "" }
      defer { close(descriptor) }
      var patience = timeval(tv_sec: 10, tv_usec: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = in_port_t(port).bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      let connected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      guard connected == 0 else { return "" }
      for (index, chunk) in chunks.enumerated() {
        if index > 0 { usleep(UInt32(pause / .microseconds(1))) }
        let bytes = Array(chunk.utf8)
        // A peer that has closed meanwhile must not end the test process.
        _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      }
      var answer: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return String(decoding: answer, as: UTF8.self) }
        answer += buffer[0..<count]
      }
    }
  }
}
