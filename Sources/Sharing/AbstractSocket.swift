internal import Glibc
internal import NIOCore
internal import NIOPosix

/// A name in Linux' abstract socket space: no file is made, and it is gone with the process that bound it. Anybody on the
/// machine can bind a name or connect to it, so both ends ask the kernel who the other is.
enum AbstractSocket {
  /// Nil for a name that is too long (107 bytes).
  static func address(_ name: String) -> SocketAddress? { try? SocketAddress(unixDomainSocketPath: "\0" + name) }

  /// True when the other end runs as this process' user, by the kernel's word (unix(7), SO_PEERCRED).
  static func isOwnUser(_ channel: any Channel) async -> Bool {
    guard let provider = channel as? any SocketOptionProvider else { return false }
    let peer: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(level: .socket, name: .peerCredentials)
    return (try? await peer.get())?.user == geteuid()
  }

  /// `struct ucred`, which Swift does not see.
  private struct Credentials: Sendable {
    var process: Int32
    var user: UInt32
    var group: UInt32
  }
}

extension NIOBSDSocket.Option {
  fileprivate static let peerCredentials = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
}
