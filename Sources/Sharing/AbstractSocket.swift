internal import Glibc
internal import NIOCore
internal import NIOPosix

/// A name in Linux' abstract socket space: no file is made, and it is gone with the process that bound it. Anybody on the
/// machine can bind a name or connect to it, so both ends ask the kernel who the other is.
enum AbstractSocket {
  /// Nil for a name that is too long (107 bytes).
  static func address(_ name: String) -> SocketAddress? { try? SocketAddress(unixDomainSocketPath: "\0" + name) }

  /// True when the other end runs as this process' user, by the kernel's word.
  static func isOwnUser(_ channel: any Channel) async -> Bool { await peer(of: channel) == geteuid() }

  /// The number of the account that the other end ran as when it connected or listened, by the kernel's word (unix(7),
  /// SO_PEERCRED); nil when the kernel does not say.
  static func peer(of channel: any Channel) async -> UInt32? {
    guard let provider = channel as? any SocketOptionProvider else { return nil }
    let peer: EventLoopFuture<Credentials> = provider.unsafeGetSocketOption(level: .socket, name: .peerCredentials)
    // Of one that is gone there is none.
    guard let credentials = try? await peer.get(), credentials.process > 0 else { return nil }
    return credentials.user
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
