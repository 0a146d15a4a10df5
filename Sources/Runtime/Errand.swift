internal import Synchronization

/// Has one thing after another done beside the console's thread, so that no key waits for it.
package final class Errand<Order: Sendable, Answer: Sendable>: Sendable {
  private struct State {
    var isAtWork = false
    var answer: Answer?
  }

  private let state = Mutex(State())
  private let work: @Sendable (Order) async -> Answer
  private let whenNews: @Sendable () -> Void

  /// `whenNews` is called, on any thread, when an answer has come.
  package init(whenNews: @escaping @Sendable () -> Void, work: @escaping @Sendable (Order) async -> Answer) {
    self.work = work
    self.whenNews = whenNews
  }

  package var isAtWork: Bool { state.withLock { $0.isAtWork } }

  /// Begins; false when another is under way.
  package func begin(_ order: Order) -> Bool {
    let isFree = state.withLock { state in
      guard !state.isAtWork else { return false }
      state.isAtWork = true
      return true
    }
    if isFree { Task.detached { await self.run(order) } }
    return isFree
  }

  /// The answer that nobody has taken yet.
  package func takeAnswer() -> Answer? {
    state.withLock { state in
      defer { state.answer = nil }
      return state.answer
    }
  }

  private func run(_ order: Order) async {
    let answer = await work(order)
    state.withLock { $0 = State(answer: answer) }
    whenNews()
  }
}
