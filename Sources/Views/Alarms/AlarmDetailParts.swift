internal import Analysis
internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// The parts of an alarm's page, each a block that is empty when there is nothing to say.
struct AlarmDetailParts {
  let scene: Scene
  let outlook: AlarmOutlook
  let id: AlarmID
  let width: Int

  /// So many of what follows from it are listed.
  static let mostFollowers = 100
  private static let field = 13

  var words: Wording { scene.words }
  var alarm: Alarm? { scene.digest.alarms[id] }

  func pair(_ label: Word, _ phrase: Phrase) -> Phrase {
    var line = Phrase()
    line.add(words(label), .label, field: Self.field)
    line.gap()
    line.add(phrase)
    return line
  }

  func pair(_ label: Word, _ text: String, _ ink: Ink = .text) -> Phrase { pair(label, Phrase(text, ink)) }

  /// A label, and text in as many lines as it takes beside it.
  func told(_ label: Word, _ text: String, _ ink: Ink = .text) -> [Phrase] {
    guard !text.isEmpty else { return [] }
    let lines = Wrapped.lines(of: text, width: max(8, width - Self.field - 1))
    return lines.enumerated().map { row, line in
      row == 0 ? pair(label, line, ink) : Phrase(blanks(Self.field + 1)) + Phrase(line, ink)
    }
  }

  // MARK: What it is

  var identity: Block {
    guard let alarm else {
      return Block(scene.text(of: id).fitted(to: width), phrases: [Phrase(words(.alarmGone), .label)])
    }
    let title = scene.name(of: alarm) + "  " + scene.title(of: id)
    let state = AlarmState(alarm.condition)
    var lines = [
      pair(.alarmStateLabel, scene.marker(of: alarm) + Phrase(" " + state.glyph + " " + words(state.sentence), .strong))
    ]
    if alarm.isSetAside {
      let text = alarm.state.glyph + " " + words(alarm.state.sentence) + " · " + scene.reasonAside(alarm)
      lines += told(.alarmAsideLabel, text, .strong)
    }
    for silence in scene.silences(hiding: id) {
      let told = SilenceLines(silence, scene)
      let text = words(
        .silencedByText, CleanText.cleaned(silence.key.system, limit: 40), told.clock(silence.endsAt), told.creator,
        told.comment)
      lines += self.told(.silencedBy, text)
    }
    lines.append(pair(.alarmSinceLabel, moment(alarm.raisedAt)))
    if let gone = alarm.returnedAt, !alarm.isActive { lines.append(pair(.alarmReturnedLabel, moment(gone))) }
    if let acknowledgement = alarm.acknowledgement {
      lines.append(pair(.alarmWhoLabel, scene.byAt(acknowledgement.person, acknowledgement.moment)))
    }
    var again = alarm.occurrences > 1 ? [words(.alarmOccurrences, Figures.grouped(alarm.occurrences))] : []
    if alarm.isChattering { again.append(words(.alarmChattering)) }
    if alarm.isStale { again.append(words(.alarmStale)) }
    if !again.isEmpty { lines += told(.alarmAgainLabel, again.joined(separator: " · ")) }
    let effect = scene.effect(alarm.effect)
    if !effect.isEmpty { lines += told(.alarmThreatensLabel, effect) }
    lines += respond(to: alarm)
    return Block(title.fitted(to: width), phrases: lines)
  }

  private func respond(to alarm: Alarm) -> [Phrase] {
    scene.timeLeft(of: alarm).map { [pair(.alarmRespondLabel, scene.timeLeftText($0), .strong)] } ?? []
  }

  /// What matters most where there are few lines: what is wrong, what it threatens, what to do.
  var brief: Block {
    guard let alarm else { return identity }
    let title = scene.name(of: alarm) + "  " + scene.title(of: id)
    var lines: [Phrase] = []
    let reason = alarm.isSetAside ? scene.reasonAside(alarm) : scene.reason(of: alarm)
    if !reason.isEmpty { lines.append(pair(alarm.isSetAside ? .alarmAsideLabel : .alarmValueLabel, reason)) }
    let effect = scene.effect(alarm.effect)
    let time = scene.timeLeft(of: alarm).map { scene.timeLeftText($0) } ?? ""
    if !effect.isEmpty || !time.isEmpty {
      lines.append(
        pair(.alarmThreatensLabel, Phrase(effect) + Phrase(effect.isEmpty ? "" : "  ") + Phrase(time, .strong)))
    }
    return Block(title.fitted(to: width), phrases: lines + guide.lines.map(\.phrase))
  }

  private func moment(_ moment: Moment) -> Phrase {
    Phrase(scene.clock(moment)) + Phrase("  " + Figures.span(scene.now - moment), .label)
  }

  // MARK: What it goes by

  var figures: Block {
    guard let alarm else { return Block("", []) }
    let finding = alarm.finding
    var lines: [Phrase] = []
    if let value = finding.value, let quantity = finding.quantity, let limit = finding.limit, limit > 0, value >= 0 {
      let shown = Figures.text(value, quantity.unit)
      let full = max(value, limit) * 1.25
      let bar = Bar(value, of: full, limits: [limit], ink: alarm.isActive ? alarm.priority.ink : .mark)
      var line = Phrase(shown + " ", .strong)
      line.add(bar.phrase(width: max(8, min(32, width - Self.field - line.width - 12))))
      line.add(" " + Figures.text(full, quantity.unit), .label)
      lines.append(pair(.alarmValueLabel, line))
      lines += told(.alarmLimitLabel, (value < limit ? "< " : "> ") + Figures.text(limit, quantity.unit))
    } else {
      let reason = scene.reason(of: alarm)
      lines += told(.alarmValueLabel, reason)
    }
    if let trend = trend(of: alarm) { lines.append(trend) }
    lines += timing(of: alarm)
    return Block("", phrases: lines)
  }

  /// How long and how far it must be wrong or well before that counts, and whose word that is.
  private func timing(of alarm: Alarm) -> [Phrase] {
    guard alarm.isPlaced(in: scene.site) else { return [] }
    let timing = AlarmTiming(of: alarm.finding, in: scene.site)
    var parts: [String] = []
    if timing.deadband > 0, let unit = alarm.finding.quantity?.unit {
      // A difference of temperatures is none.
      parts.append(words(.alarmDeadband, Figures.text(timing.deadband, unit == .celsius ? .kelvin : unit)))
    }
    parts.append(words(.alarmDelays, Figures.span(timing.onDelay), Figures.span(timing.offDelay)))
    let origin: Word =
      switch timing.source {
      case .siteFile: .alarmOriginSiteFile
      case .device: .alarmOriginDevice
      case .usual: .alarmOriginUsual
      }
    return told(.alarmOriginLabel, words(origin) + ": " + parts.joined(separator: ", "), .label)
  }

  /// The last minutes, with their span.
  private func trend(of alarm: Alarm) -> Phrase? {
    guard let quantity = alarm.finding.quantity, case .entity(let thing) = alarm.finding.subject,
      alarm.isPlaced(in: scene.site)
    else { return nil }
    let trends = scene.site.trends
    let spark = Sparkline(trends.values(of: thing, quantity)).phrase(width: min(40, width - Self.field - 10))
    guard !spark.isEmpty, let span = trends.span else { return nil }
    return pair(.alarmTrendLabel, spark + Phrase("  " + Figures.span(span.to - span.from), .label))
  }

  // MARK: What to do

  /// What is known of every alarm of its kind; of one that the site file writes what that says.
  var guide: Block {
    let guide = id.kind.guide
    let rule = id.name.isEmpty ? nil : scene.site.topology.alarms.rule(named: id.name)
    func own(_ text: String?, _ word: Word) -> String { text?.isEmpty == false ? text ?? "" : words(word) }
    return Block(
      "",
      phrases: told(.alarmActionLabel, own(rule?.action, guide.action), .strong)
        + told(.alarmCauseLabel, own(rule?.cause, guide.cause))
        + told(.alarmConsequenceLabel, own(rule?.consequence, guide.consequence)))
  }

  // MARK: What it hangs together with

  var thing: Block {
    guard let alarm, alarm.isPlaced(in: scene.site) else { return Block("", []) }
    let place = scene.place(of: alarm.finding)
    let line = Phrase(scene.name(of: alarm), .strong) + Phrase(place.isEmpty ? "" : "  " + place, .label)
    return Block(words(.alarmThingTitle), [Block.Line(phrase: line, thing: alarm.finding.subject.selection)])
  }

  var links: Block {
    guard let place = scene.digest.alarms.place(of: id) else { return Block("", []) }
    var lines: [Block.Line] = []
    if let root = scene.digest.alarms.alarms[place].root {
      lines.append(Block.Line(phrase: Phrase(words(.alarmRootTitle), .label)))
      let known = scene.digest.alarms[root]
      lines.append(
        Block.Line(
          phrase: known.map(line) ?? Phrase("  " + scene.text(of: root), .label), thing: known.map { .alarm($0.id) }))
    }
    let followers = scene.digest.alarmIndex.followers(of: place)
    if !followers.isEmpty {
      let title = words(.alarmChildrenTitle) + " " + Figures.grouped(followers.count)
      lines.append(Block.Line(phrase: Phrase(title, .label)))
      for follower in followers.prefix(Self.mostFollowers) {
        lines.append(Block.Line(phrase: line(of: follower), thing: .alarm(follower.id)))
      }
    }
    return Block(words(.alarmCauseTitle), lines)
  }

  private func line(of alarm: Alarm) -> Phrase {
    Phrase("  ") + scene.marker(of: alarm) + Phrase(" " + alarm.state.glyph + " ", alarm.state.ink)
      + Phrase(scene.clock(alarm.raisedAt) + " ", .label) + Phrase(scene.name(of: alarm) + "  ", .strong)
      + Phrase(scene.title(of: alarm.id) + "  ") + Phrase(scene.reason(of: alarm), .label)
  }

  // MARK: What was said and what has happened

  var comments: Block {
    let lines = (alarm?.comments ?? []).reversed().flatMap { comment in
      Wrapped.lines(of: comment.text, width: width - 2).map { Phrase("  " + $0) }
        + [Phrase("  " + scene.byAt(comment.person, comment.moment), .label)]
    }
    return Block(words(.alarmCommentsTitle), phrases: lines)
  }

  var history: Block {
    let log = AlarmLogTable(scene: scene)
    let shown = outlook.events.suffix(50).reversed()
    guard !shown.isEmpty else { return Block("", []) }
    let rows = shown.map { event -> [Phrase] in
      let cells = log.cells(of: event)
      return [cells[0], cells[1], cells[2], cells[6], cells[5], cells[7]]
    }
    var columns = [0, 0, 0, 2, 1, 3].map { TextTable.Column(title: "", rank: $0) }
    columns[5].leastCut = 12
    let table = TextTable(columns: columns, rows: rows, width: width - 2)
    return Block(words(.alarmHistoryTitle), phrases: rows.indices.map { Phrase("  ") + table.line($0) })
  }
}
