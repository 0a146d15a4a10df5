internal import NIOCore
internal import Synchronization

/// The connections that are open, and how many may be.
final class Connections: Sendable {
  private struct State {
    var open: [ObjectIdentifier: any Channel] = [:]
    var isAdmitting = true
  }
  private let state = Mutex(State())
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Counts a connection until it closes; false when there is no room for it.
  func admit(_ channel: any Channel) -> Bool {
    let identity = ObjectIdentifier(channel)
    let hasRoom = state.withLock { state in
      guard state.isAdmitting, state.open.count < limit else { return false }
      state.open[identity] = channel
      return true
    }
    if hasRoom {
      channel.closeFuture.whenComplete { _ in self.state.withLock { $0.open[identity] = nil } }
    }
    return hasRoom
  }

  /// Lets nobody in from now on; returns those who are still there.
  func refuseFurther() -> [any Channel] {
    state.withLock { state in
      state.isAdmitting = false
      return Array(state.open.values)
    }
  }

  func admitAgain() { state.withLock { $0.isAdmitting = true } }
}
