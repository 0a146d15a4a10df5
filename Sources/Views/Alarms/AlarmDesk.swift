internal import Analysis
internal import Interaction
internal import SiteModel
internal import Wording

/// Works out what the page of alarms lists and tells in full, and keeps it for as long as it stands.
struct AlarmDesk: Sendable {
  var past: (any Past)?
  /// What a filter searches, for as long as the digest is the same.
  private var texts: (digest: Digest, language: Language, value: [FilterText])?
  private var events: (alarm: AlarmID, last: UInt64, value: [AlarmEvent])?
  private var log: (last: UInt64, value: [AlarmEvent])?
  /// The key figures of a span, for ten seconds while nothing happens.
  private var figures: (last: UInt64, time: Int64, span: Duration, value: AlarmKeyFigures)?

  /// Events of a log that are looked through, and how far back those of a history.
  private static let most = 2_000
  private static let reach = Duration.seconds(7 * 86_400)

  mutating func listing(of digest: Digest, for console: Console) -> Listing {
    let filter = console.filterInForce
    if console.place.detail == nil, console.alarmSheet == .log {
      let events = log(of: digest)
      return Listing(order: AlarmLogTable.order(of: events, through: filter, console.language), total: events.count)
    }
    let list = AlarmList(digest: digest, console: console)
    if case .alarm(let id)? = console.place.detail { return Listing(order: list.links(of: id), total: 0) }
    let listed = list.listed(texts: filter.isEmpty ? [] : texts(of: digest, in: console.language))
    return Listing(order: listed.order, total: listed.total)
  }

  /// What is told of the alarm that was entered, else the selected one, else the first.
  mutating func outlook(of scene: Scene) -> AlarmOutlook? {
    var outlook = AlarmOutlook()
    if scene.console.alarmSheet == .log { outlook.log = log(of: scene.digest) }
    outlook.past = past
    if scene.console.alarmSheet == .figures {
      outlook.figures = figures(of: scene.digest, over: scene.console.alarmFigureSpan)
    }
    func id(_ selection: Selection?) -> AlarmID? {
      switch selection {
      case .alarm(let id)?: id
      case .alarmEvent(let number)?: outlook.log.last { $0.number == number }?.alarm
      default: nil
      }
    }
    if let detail = id(scene.console.place.detail) {
      outlook.id = detail
    } else if let selection = scene.console.selection, id(selection) != nil, !scene.order.contains(selection) {
      // Nothing else moves up beneath a key that is pressed for what has just left.
      outlook.departed = id(selection)
    } else {
      outlook.id = id(scene.console.selection) ?? id(scene.order.first)
    }
    if let id = outlook.id { outlook.events = events(of: id, in: scene.digest) }
    return outlook
  }

  private mutating func texts(of digest: Digest, in language: Language) -> [FilterText] {
    if let texts, texts.digest === digest, texts.language == language { return texts.value }
    let value = AlarmTexts(digest: digest, words: Wording(language)).all
    texts = (digest, language, value)
    return value
  }

  /// Of one alarm, oldest first.
  private mutating func events(of alarm: AlarmID, in digest: Digest) -> [AlarmEvent] {
    let board = digest.alarms
    if let events, events.alarm == alarm, events.last == board.lastEvent { return events.value }
    let known = recorded(about: alarm.subject, at: digest.now) ?? board.recent
    let value = known.filter { $0.alarm == alarm }
    events = (alarm, board.lastEvent, value)
    return value
  }

  /// Of all alarms, oldest first.
  private mutating func log(of digest: Digest) -> [AlarmEvent] {
    let board = digest.alarms
    if let log, log.last == board.lastEvent { return log.value }
    let value = Array((recorded(about: nil, at: digest.now) ?? board.recent).suffix(Self.most))
    log = (board.lastEvent, value)
    return value
  }

  private mutating func figures(of digest: Digest, over span: Duration) -> AlarmKeyFigures {
    let (last, time) = (digest.alarms.lastEvent, digest.now.nanoseconds / 10_000_000_000)
    if let figures, figures.last == last, figures.time == time, figures.span == span { return figures.value }
    let value = AlarmKeyFigures(of: past, board: digest.alarms, over: span, at: digest.now)
    figures = (last, time, span, value)
    return value
  }

  private func recorded(about subject: AlarmSubject?, at now: Moment) -> [AlarmEvent]? {
    guard let past, let events = try? past.alarmEvents(after: now - Self.reach, to: now, about: subject) else {
      return nil
    }
    return events
  }
}

/// What the page of alarms tells besides its list.
struct AlarmOutlook: Sendable {
  /// The alarm that is told of in full.
  var id: AlarmID?
  /// The selected alarm where it has left the list.
  var departed: AlarmID?
  /// What has happened to it, oldest first.
  var events: [AlarmEvent] = []
  /// What has happened to all, oldest first; empty where the page does not show it.
  var log: [AlarmEvent] = []
  /// Nil where the page does not show them.
  var figures: AlarmKeyFigures?
  /// What figures that are not shown are read from.
  var past: (any Past)?
}

/// What a filter searches of each alarm.
struct AlarmTexts {
  let digest: Digest
  let words: Wording

  /// By place on the board.
  var all: [FilterText] {
    digest.alarms.alarms.map { alarm in
      var texts = [alarm.id.subject.name, alarm.id.name, words(alarm.id.kind.word), words(alarm.state.word)]
      if alarm.isPlaced(in: digest.site) {
        texts.append(digest.name(of: alarm.finding.subject))
        if let rack = rack(of: alarm) { texts.append(rack) }
      }
      if let root = alarm.root { texts.append(root.subject.name) }
      return FilterText(texts)
    }
  }

  func rack(of alarm: Alarm) -> String? {
    guard alarm.isPlaced(in: digest.site) else { return nil }
    return digest.present.racks(of: alarm.finding).first.map { digest.site.topology.racks[$0].name }
  }
}
