package import SiteModel

/// The measures by which ISA-18.2 and EEMUA 191 judge an alarm system, over the events of a span.
///
/// What is counted is what operators were told: alarms that were raised, became critical, or came back from being set
/// aside while they were active. What was set aside is counted by itself.
package struct AlarmKeyFigures: Hashable, Sendable {
  /// An alarm that has been active for longer is stale.
  package static let staleAfter = Duration.seconds(86_400)
  /// The length of the intervals by which rates and floods are judged.
  package static let interval = Duration.seconds(600)
  package static let topCount = 10
  /// The usual span of the figures: a day. The standard judges by thirty.
  package static let usualSpan = Duration.seconds(86_400)

  /// One of the alarms that come most often.
  package struct BadActor: Hashable, Sendable {
    package var alarm: AlarmID
    package var count: Int
    /// Of all that were told, 0 to 1.
    package var share: Double
  }

  /// False where no record was to be had, and only the newest events that came with the alarms were looked at.
  package var isOfRecord = true
  package var from: Moment
  package var to: Moment
  /// Alarms told, and those that were logged and not told.
  package var count = 0
  package var setAsideCount = 0
  /// The most in any ten minutes, and when these began.
  package var peak = 0
  package var peakMoment: Moment?
  /// Seconds in flood, and how many floods there were.
  package var floodTime = 0.0
  package var floodCount = 0
  /// Active at the end, those that nobody has seen, and those active for more than a day; nil where nobody kept alarms.
  package var standing: Int?
  package var unacknowledged: Int?
  package var stale: Int?
  /// Alarms that were told three times or more within a minute.
  package var chattering: [AlarmID] = []
  package var top: [BadActor] = []
  /// By priority, critical first.
  package var byPriority = Priority.allCases.map { _ in 0 }
  /// Seconds from the telling to the acknowledgement: the median and the longest; nil when nothing was acknowledged.
  package var medianTimeToAcknowledge: Double?
  package var longestTimeToAcknowledge: Double?

  /// Told alarms in ten minutes, on average; nil for a shorter time: one alarm would be many.
  package var rate: Double? {
    let seconds = (to - from).seconds
    return seconds >= Self.interval.seconds ? Double(count) * Self.interval.seconds / seconds : nil
  }

  /// Share of the time in flood, 0 to 1.
  package var floodShare: Double? {
    let seconds = (to - from).seconds
    return seconds > 0 ? floodTime / seconds : nil
  }

  /// The share that the ten most frequent have of all; nil when there was none.
  package var topShare: Double? { count > 0 ? top.reduce(0) { $0 + $1.share } : nil }

  /// The share of a priority; critical counts as high, since the standard has three. Nil when there was none.
  package func share(of priority: Priority) -> Double? {
    guard count > 0 else { return nil }
    let own = byPriority[priority.rawValue - 1] + (priority == .high ? byPriority[0] : 0)
    return Double(own) / Double(count)
  }

  /// `events` are those of the span, oldest first; `board` the alarms at its end.
  package init(of events: [AlarmEvent], from: Moment, to: Moment, board: AlarmBoard? = nil) {
    self.from = from
    self.to = to
    let told = events.filter(\.isAnnouncement)
    count = told.count
    setAsideCount = events.count { $0.change == .raised && $0.isSetAside }
    for event in told { byPriority[event.priority.rawValue - 1] += 1 }
    takePeakAndFloods(told.map(\.moment).sorted())
    takeBadActors(told)
    takeAcknowledgements(events)
    guard let board, !board.isUnkept else { return }
    let active = board.alarms.filter { $0.isActive && !$0.isSetAside }
    standing = active.count
    unacknowledged = board.alarms.count(where: \.needsAcknowledgement)
    stale = active.count { to - $0.raisedAt > Self.staleAfter }
  }

  /// Of a span up to now: from the record where there is one, else from the newest events that came with `board`.
  package init(of past: (any Past)?, board: AlarmBoard, over span: Duration, at now: Moment) {
    let start = now - span
    if let recorded = try? past?.span(), let events = try? past?.alarmEvents(after: start, to: now, about: nil) {
      self.init(of: events, from: min(max(start, recorded.from), now), to: now, board: board)
    } else {
      let events = board.recent.filter { start < $0.moment && $0.moment <= now }
      // What was before the oldest of them is not known.
      self.init(of: events, from: events.first?.moment ?? now, to: now, board: board)
      isOfRecord = false
    }
  }

  private mutating func takePeakAndFloods(_ moments: [Moment]) {
    var first = 0
    var floodStart: Moment?
    for (index, moment) in moments.enumerated() {
      while moment - moments[first] > Self.interval {
        first += 1
        // With what has just left the ten minutes there may be fewer than five.
        if let start = floodStart, index - first < FloodWatch.endsBelow {
          floodTime += (moments[first - 1] + Self.interval - start).seconds
          floodStart = nil
        }
      }
      let count = index - first + 1
      if count > peak { (peak, peakMoment) = (count, moments[first]) }
      if floodStart == nil, count > FloodWatch.beginsAbove {
        floodStart = moments[first]
        floodCount += 1
      }
    }
    guard let start = floodStart, !moments.isEmpty else { return }
    // It lasts until all but four have left, or the span ends.
    let last = moments[max(first, moments.count - FloodWatch.endsBelow)] + Self.interval
    floodTime += max(0, (min(last, to) - start).seconds)
  }

  private mutating func takeBadActors(_ told: [AlarmEvent]) {
    var moments: [AlarmID: [Moment]] = [:]
    for event in told { moments[event.alarm, default: []].append(event.moment) }
    let often = moments.keys.sorted { a, b in
      let (first, second) = (moments[a]?.count ?? 0, moments[b]?.count ?? 0)
      return first != second ? first > second : AlarmID.comesFirst(a, b)
    }
    top = often.prefix(Self.topCount).map { id in
      let own = moments[id]?.count ?? 0
      return BadActor(alarm: id, count: own, share: Double(own) / Double(max(count, 1)))
    }
    chattering = often.filter { id in
      let own = moments[id] ?? []
      return own.indices.contains { index in
        let later = index + ChatterWatch.count - 1
        return later < own.count && own[later] - own[index] <= ChatterWatch.span
      }
    }
  }

  private mutating func takeAcknowledgements(_ events: [AlarmEvent]) {
    var toldAt: [AlarmID: Moment] = [:]
    var times: [Double] = []
    for event in events {
      // Who is told again of what nobody has seen yet is late by the first.
      if event.isAnnouncement, event.change == .raised || toldAt[event.alarm] == nil {
        toldAt[event.alarm] = event.moment
      }
      guard event.change == .acknowledged, let since = toldAt.removeValue(forKey: event.alarm) else { continue }
      times.append((event.moment - since).seconds)
    }
    guard !times.isEmpty else { return }
    times.sort()
    medianTimeToAcknowledge = (times[(times.count - 1) / 2] + times[times.count / 2]) / 2
    longestTimeToAcknowledge = times.last
  }
}
