internal import SiteModel

/// One page of a log's entries, which devices list oldest first, newest first, or any way they like.
struct LogPage: Sendable {
  /// Entries of one log that count: the newest.
  static let entryLimit = 200

  /// Oldest first, at most `entryLimit`.
  let events: [LoggedEvent]
  /// It has entries, but none that is an event.
  let isOfOtherThings: Bool
  /// The log goes on, and newer entries than these are on its other pages: how many stand before the newest.
  let newestAfter: Int?

  /// `skipped`: how many entries were asked to be left out before these.
  init(_ document: RedfishDocument, skipped: Int) {
    let members = document.objects("Members")
    let isNewestFirst = Self.isNewestFirst(members)
    let count = document.number("Members@odata.count").map { Int($0.rounded().magnitudeLimited) } ?? members.count
    newestAfter = !isNewestFirst && count > skipped + members.count ? max(0, count - Self.entryLimit) : nil
    let ordered = isNewestFirst ? members.prefix(Self.entryLimit).reversed() : members.suffix(Self.entryLimit)
    events = ordered.compactMap { LoggedEvent($0) }
    isOfOtherThings = events.isEmpty && members.contains { $0.count > 1 }
  }

  /// By the times of its ends, else by their numbers.
  private static func isNewestFirst(_ members: [RedfishDocument]) -> Bool {
    guard let first = members.first, let last = members.last else { return false }
    func moment(_ entry: RedfishDocument) -> Int64? {
      entry.text("Created").flatMap(RedfishTimestamp.parsed)?.nanoseconds
    }
    if let first = moment(first), let last = moment(last), first != last { return first > last }
    guard let first = first.number("Id"), let last = last.number("Id") else { return false }
    return first > last
  }
}

extension Double {
  /// A count that a device states, as one that an `Int` holds.
  fileprivate var magnitudeLimited: Double { Swift.min(Swift.max(self, 0), 1e9) }
}
