package import SiteModel

/// Reads a moment as people type one. Times of day and dates are those of the site's zone.
package struct MomentText: Sendable {
  /// What "-2h" counts from, and whose day "14:29" is on: the moment shown.
  package var here: Moment
  /// No time of day lies after it.
  package var now: Moment
  package var span: PastSpan?
  /// Seconds east of Greenwich at a moment.
  package var zone: @Sendable (Moment) -> Int

  package init(here: Moment, now: Moment, span: PastSpan? = nil, zone: @escaping @Sendable (Moment) -> Int) {
    self.here = here
    self.now = now
    self.span = span
    self.zone = zone
  }

  /// What a text was taken for.
  package struct Reading: Hashable, Sendable {
    package var moment: Moment
    package var remark: Remark?
  }

  /// What clocks that are put forward and back do to a time of day.
  package enum Remark: Hashable, Sendable {
    /// The clocks showed it twice: the first time is meant, and this is the other.
    case twice(other: Moment)
    /// The clocks never showed it: they were put forward over it.
    case never
  }

  /// `14:29`, `14:29:12`, `2026-11-25 14:29`, `11-25 14:29`, `2026-11-25`, `-2h`, `-1h30m`, `2h ago`, `yesterday 3:00`,
  /// `today`, `first`, `last`, `now`; RFC 3339 with its zone or without; `@1767593400`. Nil for anything else.
  package func reading(of text: String) -> Reading? {
    var words = text.lowercased().split { $0 == " " || $0 == "t" && text.contains(":") && text.contains("-") }
      .map(String.init)
    // "2h ago", "2 h ago" and "- 2 h" are "-2h".
    if words.count > 1, words.last == "ago" { words = ["-" + words.dropLast().joined()] }
    if words.count > 1, let sign = words[0].first, "+-−".contains(sign) { words = [words.joined()] }
    switch words.count {
    case 1:
      if let moment = named(words[0]) ?? relative(words[0]) ?? counted(words[0]) { return Reading(moment: moment) }
      return clock(words[0]).flatMap(today) ?? date(words[0]).flatMap { reading($0, Clock()) }
    case 2:
      // "3:00 yesterday" is as good.
      if words[0].contains(":"), !words[1].contains(":") { words.swapAt(0, 1) }
      guard let day = date(words[0]) else { return nil }
      if let moment = zoned(day, words[1]) { return Reading(moment: moment) }
      return clock(words[1]).flatMap { reading(day, $0) }
    default: return nil
    }
  }

  package func moment(of text: String) -> Moment? { reading(of: text)?.moment }

  /// When a span began that ends at the moment shown: its length, `8h` or `1h30m`, or a moment.
  package func start(of text: String) -> Moment? {
    Self.duration(text.lowercased().filter { $0 != " " }).map { here - $0 } ?? moment(of: text)
  }

  private struct Clock {
    var hour = 0
    var minute = 0
    var second = 0
  }

  private func named(_ word: String) -> Moment? {
    switch word {
    case "now", "现在": now
    case "first", "start", "最早": span?.from
    case "last", "end", "最新": span?.to
    default: nil
    }
  }

  /// `@1767593400`: seconds since 1970 in UTC.
  private func counted(_ word: String) -> Moment? {
    guard word.first == "@", word.utf8.count <= 12, let seconds = Int64(word.dropFirst()), seconds >= 0 else {
      return nil
    }
    return Moment(nanoseconds: seconds * 1_000_000_000)
  }

  /// `-2h`, `+10m`, `-1d12h`.
  private func relative(_ word: String) -> Moment? {
    guard let sign = word.first, "+-−".contains(sign), let span = Self.duration(String(word.dropFirst())) else {
      return nil
    }
    return sign == "+" ? here + span : here - span
  }

  /// `2h`, `1h30m`; nil for anything else.
  static func duration(_ text: String) -> Duration? {
    var sum = Duration.zero
    var piece = ""
    for character in text {
      if character.isNumber || character == ".", piece.last?.isLetter == true {
        guard let span = Duration(writtenAs: piece) else { return nil }
        sum += span
        piece = ""
      }
      piece.append(character)
    }
    guard let span = Duration(writtenAs: piece) else { return nil }
    return sum + span
  }

  /// On the day that is shown; on the day before where that lies ahead of now.
  private func today(_ clock: Clock) -> Reading? {
    let day = CivilTime(here, utcOffset: zone(here))
    guard let reading = reading(day, clock) else { return nil }
    return reading.moment > now ? self.reading(day.adding(days: -1), clock) : reading
  }

  /// When the site's clocks show that: by the offset that holds then, not by the one of today.
  private func reading(_ day: CivilTime, _ clock: Clock) -> Reading? {
    var time = day
    (time.hour, time.minute, time.second) = (clock.hour, clock.minute, clock.second)
    guard time.isReal else { return nil }
    // Clocks are not changed twice within two days.
    let near = time.moment(utcOffset: zone(here))
    let offsets = [zone(near - .seconds(86_400)), zone(near + .seconds(86_400))]
    let all = offsets.map { time.moment(utcOffset: $0) }
    let real = zip(offsets, all).filter { zone($1) == $0 }.map(\.1)
    guard let first = real.first else { return Reading(moment: all[0], remark: .never) }
    let other = real.first { $0 != first }
    return Reading(moment: min(first, other ?? first), remark: other.map { .twice(other: max(first, $0)) })
  }

  /// `10:15:00Z`, `10:15+08:00` after a date.
  private func zoned(_ day: CivilTime, _ text: String) -> Moment? {
    guard let mark = text.lastIndex(where: { "z+-".contains($0) }), let clock = clock(String(text[..<mark])) else {
      return nil
    }
    var time = day
    (time.hour, time.minute, time.second) = (clock.hour, clock.minute, clock.second)
    guard time.isReal else { return nil }
    if text[mark] == "z" { return text.hasSuffix("z") ? time.moment(utcOffset: 0) : nil }
    let parts = text[mark...].dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard let hours = parts[0], (0...14).contains(hours), parts.count <= 2,
      let minutes = parts.count == 2 ? parts[1] : 0,
      (0..<60).contains(minutes)
    else { return nil }
    return time.moment(utcOffset: (text[mark] == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60))
  }

  private func clock(_ text: String) -> Clock? {
    let whole = text.split(separator: ".", omittingEmptySubsequences: false).first ?? ""
    let parts = whole.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 2 ? Int($0) : nil }
    guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] >= 0, parts[1].count == 2 else {
      return nil
    }
    return Clock(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  private func date(_ text: String) -> CivilTime? {
    let day = CivilTime(here, utcOffset: zone(here))
    let present = CivilTime(now, utcOffset: zone(now))
    switch text {
    case "today", "今天": return present
    case "yesterday", "昨天": return present.adding(days: -1)
    case "前天": return present.adding(days: -2)
    default: break
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    let numbers = parts.compactMap { $0.count <= 4 ? Int($0) : nil }
    guard numbers.count == parts.count else { return nil }
    switch numbers.count {
    case 3: return real(CivilTime(year: numbers[0], month: numbers[1], day: numbers[2]))
    case 2:
      // The newest such day that is not ahead.
      guard let this = real(CivilTime(year: day.year, month: numbers[0], day: numbers[1])) else { return nil }
      let isAhead = this.moment(utcOffset: zone(now)) > now
      return isAhead ? real(CivilTime(year: day.year - 1, month: numbers[0], day: numbers[1])) : this
    default: return nil
    }
  }

  private func real(_ day: CivilTime) -> CivilTime? { day.isReal ? day : nil }
}
