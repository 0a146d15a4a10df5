import SiteModel

@testable import Runtime

/// The alarms that are kept in this very process, for whichever account a test has in mind.
struct OwnAlarms: AlarmAuthority {
  private let keeper: AlarmKeeper
  private let account: Account

  init(_ keeper: AlarmKeeper, of account: Account) {
    self.keeper = keeper
    self.account = account
  }

  func carryOut(_ order: AlarmOrder) async -> AlarmReport { await keeper.take(order, from: account) }
}
