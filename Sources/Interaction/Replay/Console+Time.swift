package import SiteModel
internal import Wording

extension Console {
  /// True while what is shown is of now and goes on: only then is anything done outside.
  package var isLive: Bool { replay == nil && frozenAt == nil }

  /// The moment that is shown, or that has been asked for.
  func moment(in around: Surroundings) -> Moment { replay?.wanted ?? frozenAt ?? around.now }

  /// Back or forward by a step, which grows while the key is held.
  mutating func step(_ direction: Int, in around: Surroundings) {
    guard isPastAtHand(in: around) else { return }
    if let held, held.direction == direction, around.uptime - held.last <= HeldKey.patience {
      self.held = HeldKey(direction: direction, count: held.count + 1, last: around.uptime)
    } else {
      held = HeldKey(direction: direction, count: 0, last: around.uptime)
    }
    let span = Self.steps(from: around.cadence)
    move(by: span[min((held?.count ?? 0) / 8, span.count - 1)], direction, in: around)
  }

  /// The steps of a held key, from the pace at which the quickest source is asked.
  static func steps(from cadence: Duration) -> [Duration] {
    [cadence] + [10, 60, 300, 900, 3_600].map { .seconds($0) }.filter { $0 > cadence }
  }

  mutating func move(by span: Duration, _ direction: Int, in around: Surroundings) {
    guard isPastAtHand(in: around) else { return }
    let here = moment(in: around)
    if replay == nil, frozenAt == nil, direction > 0 { return say(.alreadyLive, at: around.now) }
    go(toMoment: direction > 0 ? here + span : here - span, in: around)
  }

  /// Goes to a moment: as far as there is a record.
  package mutating func go(toMoment moment: Moment, in around: Surroundings) {
    var moment = moment
    dropAnswer()
    if let span = around.past.outline?.span {
      let asked = moment
      moment = min(max(asked, span.from), span.to)
      let stop: Word? = asked < span.from ? .recordBeginsHere : asked > span.to ? .recordEndsHere : nil
      if let stop { say(stop, moment.written(utcOffset: around.zone(moment)), at: around.now) }
    }
    if let before = replay?.wanted, before != moment { lastMoment = before }
    frozenAt = nil
    if replay == nil {
      // What was about to be ordered was of another moment.
      layers.removeAll { $0.isOfOrder }
      replay = Replay(wanted: moment)
    } else {
      replay?.wanted = moment
      replay?.isPlaying = false
    }
  }

  /// What was typed, or the line to type it in.
  mutating func go(toTime text: String?, in around: Surroundings) {
    guard isPastAtHand(in: around) else { return }
    guard let text else { return openCommandLine(with: "time ") }
    guard let reading = reading(typed: text, in: around) else {
      return say(.timeNotUnderstood, shortened(text), at: around.now)
    }
    if reading.moment > around.newest { return say(.timeAhead, at: around.now) }
    go(toMoment: reading.moment, in: around)
    if let remark = reading.saying(of: shortened(text), zone: around.zone) { say(remark, at: around.now) }
  }

  /// The moment that was typed; nil when it is none.
  func reading(typed text: String, in around: Surroundings) -> MomentText.Reading? {
    let reader = MomentText(
      here: moment(in: around), now: around.newest, span: around.past.outline?.span, zone: around.zone)
    return reader.reading(of: text)
  }

  /// Back to what is now.
  mutating func goLive() {
    if let before = replay?.wanted { lastMoment = before }
    replay = nil
    frozenAt = nil
    held = nil
  }

  mutating func goToAlarm(_ direction: Int, in around: Surroundings) {
    guard isPastAtHand(in: around) else { return }
    guard let outline = around.past.outline else { return say(.recordUnread, at: around.now) }
    guard let mark = outline.mark(from: moment(in: around), direction: direction) else {
      return say(direction > 0 ? .noLaterAlarm : .noEarlierAlarm, at: around.now)
    }
    go(toMoment: mark.moment, in: around)
  }

  /// True where there is a record to go back in; else says why there is none, and how one comes to be.
  mutating func isPastAtHand(in around: Surroundings) -> Bool {
    switch around.past {
    case .unread, .outlined: return true
    case .notKept: say(Saying(PastFailure.notKept), at: around.now)
    case .empty: say(.recordEmpty, at: around.now)
    case .failed(let failure): say(Saying(failure), at: around.now)
    }
    return false
  }

  // MARK: How much is looked at

  mutating func changeSpan(_ direction: Int, in around: Surroundings) {
    timeSpan = timeSpan.next(direction)
    tellSpan(in: around)
  }

  mutating func chooseSpan(_ text: String?, in around: Surroundings) {
    guard let text, let span = TimeSpan(rawValue: text.lowercased()) else {
      return say(.spansAre, TimeSpan.allCases.map(\.rawValue).joined(separator: ", "), at: around.now)
    }
    timeSpan = span
    tellSpan(in: around)
  }

  /// Where nothing on the screen shows it.
  private mutating func tellSpan(in around: Surroundings) {
    guard replay == nil, thingHistory == nil else { return }
    say(Saying(.spanIs, [timeSpan == .all ? .word(.spanAll) : .text(timeSpan.rawValue)]), at: around.now)
  }

  // MARK: Playing

  mutating func togglePlay(_ text: String?, in around: Surroundings) {
    guard replay != nil else { return say(.playsInPast, at: around.now) }
    if let text {
      guard let speed = Int(text.filter { $0 != "x" && $0 != "×" }), (1...600).contains(speed) else {
        return say(.playSpeed, at: around.now)
      }
      replaySpeed = speed
      replay?.isPlaying = true
    } else {
      replay?.isPlaying.toggle()
    }
    replay?.movedAt = around.uptime
  }

  mutating func changeSpeed(_ direction: Int, in around: Surroundings) {
    guard replay != nil else { return say(.playsInPast, at: around.now) }
    let speeds = Replay.speeds
    let next = direction > 0 ? speeds.first { $0 > replaySpeed } : speeds.last { $0 < replaySpeed }
    replaySpeed = next ?? replaySpeed
    say(.playsAt, String(replaySpeed), at: around.now)
  }

  /// Moves what is played on, as far as there is a record.
  mutating func playOn(in around: Surroundings) {
    guard let replay, replay.isPlaying else { return }
    let elapsed = max(.zero, around.uptime - replay.movedAt)
    self.replay?.movedAt = around.uptime
    self.replay?.wanted = replay.wanted + elapsed * replaySpeed
    let end = around.past.outline?.span.to ?? max(around.now, replay.wanted)
    guard let wanted = self.replay?.wanted, wanted >= end else { return }
    self.replay?.wanted = max(end, replay.wanted)
    self.replay?.isPlaying = false
    say(.recordEndsHere, end.written(utcOffset: around.zone(end)), at: around.now)
  }
}

extension Layer {
  /// True for what lies over the page and goes along when one moves in time.
  var isOfTime: Bool {
    switch self {
    case .difference, .history: true
    default: false
    }
  }

  /// True for dialogs that order something.
  var isOfOrder: Bool {
    if case .orderMenu = self { return true }
    return form != nil
  }
}

extension Surroundings {
  /// Now, or the newest that is recorded: a simulated site may have been recorded further than it has been run since.
  var newest: Moment { max(now, past.outline?.span.to ?? now) }

  /// The pace of the source that is asked most often; 10 s where none is known.
  var cadence: Duration {
    let paces = site.sources.lazy.map(\.description.cadence)
    return min(max(paces.min() ?? .seconds(10), .seconds(1)), .seconds(3_600))
  }
}

extension Console {
  /// Holds the screen, or lets it go on. The past stands still when it is not played.
  mutating func freeze(in around: Surroundings) {
    if replay != nil {
      replay?.isPlaying = false
    } else {
      frozenAt = frozenAt == nil ? around.now : nil
    }
  }
}

extension Console {
  /// The moment that will likely be asked for after the one that is: one more step in the same direction.
  package func momentAhead(of moment: Moment?, after shown: Moment?) -> Moment? {
    guard let moment, let shown, replay != nil else { return nil }
    let step = moment - shown
    return step == .zero || abs(step.seconds) > 7_200 ? nil : moment + step
  }
}
