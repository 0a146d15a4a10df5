package import SiteModel
internal import Synchronization

/// Has orders about alarms carried out beside the console's thread, one after the other, so that no key waits for
/// whoever keeps the alarms.
package final class AlarmDesk: Sendable {
  private struct State {
    var waiting: [AlarmOrder] = []
    var isAtWork = false
    var reports: [AlarmReport] = []
  }

  private let state = Mutex(State())
  private let authority: any AlarmAuthority
  private let whenNews: @Sendable () -> Void
  /// Orders that may wait: whoever leans on a key is told so.
  private static let mostWaiting = 64

  /// `whenNews` is called, on any thread, whenever a report has come.
  package init(_ authority: any AlarmAuthority, whenNews: @escaping @Sendable () -> Void) {
    self.authority = authority
    self.whenNews = whenNews
  }

  /// True while an order has not been answered.
  package var isAtWork: Bool { state.withLock { $0.isAtWork } }

  /// Hands an order on.
  package func give(_ order: AlarmOrder) {
    let isFirst: Bool? = state.withLock { state in
      guard state.waiting.count < Self.mostWaiting else {
        state.reports.append(AlarmReport(order, refusing: .nobodyThere))
        return nil
      }
      state.waiting.append(order)
      defer { state.isAtWork = true }
      return !state.isAtWork
    }
    guard let isFirst else { return whenNews() }
    if isFirst { Task.detached { await self.work() } }
  }

  /// The reports that nobody has taken yet, oldest first.
  package func takeReports() -> [AlarmReport] {
    state.withLock { state in
      defer { state.reports = [] }
      return state.reports
    }
  }

  private func work() async {
    while let order = next() {
      let report = await authority.carryOut(order)
      state.withLock { $0.reports.append(report) }
      whenNews()
    }
    // Somebody may be waiting for the last order to leave.
    whenNews()
  }

  private func next() -> AlarmOrder? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isAtWork = false
        return nil
      }
      return state.waiting.removeFirst()
    }
  }
}
