internal import Interaction
internal import SiteModel
internal import Wording

extension ConsoleSession {
  /// Hands on what an operator does with alarms. Of what is not live nothing is acknowledged, whatever key was pressed.
  mutating func give(_ order: AlarmOrder) {
    guard let desk = outside.alarms, console.mayOrderAlarms else {
      return say(Saying(outside.alarms == nil ? .alarmsNobody : .readOnlyHere, []))
    }
    let (site, now) = present()
    if isLive(site, at: now) { desk.give(order) } else { tell(AlarmReport(order, refusing: .notLive)) }
  }

  /// Takes in how orders about alarms went.
  mutating func followAlarmOrders() {
    for report in outside.alarms?.takeReports() ?? [] { tell(report) }
  }

  /// True while an order about alarms keeps the console from ending, for the second or two that it may take. To quit
  /// once more does not wait.
  mutating func staysForAlarmOrder() -> Bool {
    guard let desk = outside.alarms, desk.isAtWork, !isLeaving else { return false }
    isLeaving = true
    return true
  }

  /// True while what is on the screen is the present, as far as alarms go.
  private func isLive(_ site: Site, at now: Moment) -> Bool {
    guard console.frozenAt == nil else { return false }
    // The clock of a simulation may run an hour in a second.
    guard !site.isSimulated, let looked = site.alarms?.moment else { return true }
    return now - looked <= .seconds(15)
  }

  /// One line that stands until there is another.
  private mutating func tell(_ report: AlarmReport) {
    let isDone = report.refused.isEmpty
    console.notice = Console.Notice(Saying(report), isNews: isDone)
  }
}
