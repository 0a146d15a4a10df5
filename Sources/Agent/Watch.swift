internal import Synchronization

/// What the thread of one sampling pass is doing now, so that a watchdog can see that it hangs and give it up.
///
/// The pass announces each operation; the watchdog looks from time to time. A pass that was given up finds out when
/// its operation returns after all, and every further operation fails at once, so that its thread soon ends.
final class Watch: Sendable {
  private struct State {
    var operation: String?
    /// Counts operations: the same number twice is no progress.
    var number: UInt64 = 0
    var isAbandoned = false
  }
  private let state = Mutex(State())
  private let hung: HungOperations

  init(hung: HungOperations) { self.hung = hung }

  func begin(_ operation: String) throws(SampleError) {
    let isAbandoned = state.withLock { state in
      state.operation = operation
      state.number += 1
      return state.isAbandoned
    }
    if isAbandoned { throw .abandoned }
    if hung.contains(operation) { throw .hung(operation) }
  }

  func end(_ operation: String) throws(SampleError) {
    let isAbandoned = state.withLock { state in
      state.operation = nil
      return state.isAbandoned
    }
    guard isAbandoned else { return }
    hung.remove(operation)
    throw .abandoned
  }

  var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  /// The operation under way and its number; nil between operations.
  var progress: (operation: String, number: UInt64)? {
    state.withLock { state in state.operation.map { ($0, state.number) } }
  }

  /// Gives the pass up if it is still at operation `number`. True when it was.
  func abandon(at number: UInt64) -> Bool {
    state.withLock { state in
      guard let operation = state.operation, state.number == number else { return false }
      state.isAbandoned = true
      hung.insert(operation)
      return true
    }
  }
}

/// Operations that were begun and have not come back, over all passes.
final class HungOperations: Sendable {
  private let operations = Mutex<Set<String>>([])

  func insert(_ operation: String) { operations.withLock { _ = $0.insert(operation) } }
  func remove(_ operation: String) { operations.withLock { _ = $0.remove(operation) } }
  func contains(_ operation: String) -> Bool { operations.withLock { !$0.isEmpty && $0.contains(operation) } }
}
