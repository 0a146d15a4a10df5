package import Orders
internal import Synchronization

/// Has orders carried out beside the console's thread, one at a time, so that no key waits for a scheduler.
package final class OrderDesk: Sendable {
  /// Carries out an order; tells how far it is.
  package typealias CarryOut =
    @Sendable (SchedulerOrder, @escaping @Sendable (OrderProgress) -> Void) async -> OrderReport

  private struct State {
    var progress: OrderProgress?
    var report: OrderReport?
    var task: Task<Void, Never>?
  }

  private let state = Mutex(State())
  private let carryOut: CarryOut
  private let whenNews: @Sendable () -> Void

  /// `whenNews` is called, on any thread, whenever there is something new to show.
  package init(whenNews: @escaping @Sendable () -> Void, carryOut: @escaping CarryOut) {
    self.whenNews = whenNews
    self.carryOut = carryOut
  }

  package var isAtWork: Bool { state.withLock { $0.task != nil } }

  /// How far the order under way is; nil when there is none.
  package var progress: OrderProgress? { state.withLock { $0.progress } }

  /// Begins; false when another order is under way.
  package func begin(_ order: SchedulerOrder) -> Bool {
    state.withLock { state in
      guard state.task == nil else { return false }
      state.progress = OrderProgress(order.verb, done: 0, total: order.targets.count)
      state.task = Task.detached { await self.run(order) }
      return true
    }
  }

  /// Lets the command that is under way end, and nothing come after it.
  package func stop() { state.withLock { $0.task?.cancel() } }

  /// The report that nobody has taken yet.
  package func takeReport() -> OrderReport? {
    state.withLock { state in
      defer { state.report = nil }
      return state.report
    }
  }

  private func run(_ order: SchedulerOrder) async {
    let report = await carryOut(order) { progress in
      self.state.withLock { $0.progress = progress }
      self.whenNews()
    }
    state.withLock { $0 = State(report: report) }
    whenNews()
  }
}
