internal import Interaction
internal import Orders
internal import SiteModel
internal import Wording

extension ConsoleSession {
  /// Takes in how far the order under way is, and how it went. True when nothing holds up the end of the console any
  /// more.
  mutating func followOrders() -> Bool {
    if let desk = outside.orders {
      console.orderProgress = desk.progress
      if let report = desk.takeReport() { console.show(report, at: clock.now()) }
    }
    followAlarmOrders()
    return isLeaving && outside.orders?.isAtWork != true && outside.alarms?.isAtWork != true
  }

  /// Hands an order on. The dialog has asked; the door looks again.
  mutating func give(_ order: SchedulerOrder) {
    guard let desk = outside.orders, console.mayAct else { return say(Saying(.readOnlyHere, [])) }
    if desk.begin(order) {
      console.orderProgress = desk.progress
    } else {
      say(Saying(.orderStillRuns, []))
    }
  }

  /// True while an order keeps the console from ending: the first time it is waited for, the second time it is told to
  /// stop after the command that is under way.
  mutating func staysForOrder() -> Bool {
    guard let desk = outside.orders, desk.isAtWork, let progress = desk.progress else { return staysForAlarmOrder() }
    if isLeaving { desk.stop() }
    isLeaving = true
    say(
      Saying(
        .orderQuitWaits, [.word(progress.verb.word)] + [progress.done, progress.total].map { .text(String($0)) }))
    return true
  }
}
