internal import Glibc

/// A plain client for peers on loopback.
package enum LoopbackClient {
  package struct Answer: Sendable {
    package var status: Int
    /// Header lines, as they came.
    package var header: String
    package var body: String
  }

  /// A port on 127.0.0.1 that was free a moment ago.
  package static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        bind(descriptor, pointer, size) == 0 ? getsockname(descriptor, pointer, &size) : -1
      }
    }
    guard result == 0 else { throw Peer.Failure(description: "no free port: error \(errno)") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// The answer to one GET; nil when nobody answers.
  package static func get(_ path: String, port: Int, accept: String = "*/*") async throws -> Answer? {
    // In HTTP/1.0 an answer comes whole, and ends with the connection.
    let request = "GET \(path) HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: \(accept)\r\n\r\n"
    let answer = try await RawClient.exchange([request], port: port)
    guard let end = answer.firstRange(of: "\r\n\r\n") else { return nil }
    let header = String(answer[..<end.lowerBound])
    let status = header.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) }
    return status.map { Answer(status: $0, header: header, body: String(answer[end.upperBound...])) }
  }
}
