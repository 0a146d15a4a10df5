internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// The line above the keys: the alarm that matters most, wherever the operator is; a notice while there is one.
struct BannerLine {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    if let notice = scene.console.notice {
      stage.write(Phrase(" " + scene.words.text(of: notice.saying), .accent), x: area.x, y: area.y, in: area)
      return
    }
    if let progress = scene.console.orderProgress {
      let text = scene.words(
        .orderRunning, scene.words(progress.verb.word), String(progress.done), String(progress.total))
      stage.write(Phrase(" " + text, .accent), x: area.x, y: area.y, in: area)
      return
    }
    if !scene.digest.alarms.isUnkept, let place = scene.digest.alarmIndex.foremost {
      drawAlarm(scene.digest.alarms.alarms[place], at: place, scene, in: area, on: &stage)
    } else if scene.digest.alarms.isUnkept, let worst = scene.findings.first {
      drawFinding(worst, scene, in: area, on: &stage)
    } else {
      let text = scene.site.moment > .never ? scene.words(.noFindings) : scene.words(.noData)
      stage.write(Phrase(" " + text, .faint), x: area.x, y: area.y, in: area)
    }
  }

  /// "■1 14:29:12 CDU-07 pump failed 212 L/min < 260 +14 8 racks 61 nodes 5 jobs            a acknowledge"
  private func drawAlarm(_ alarm: Alarm, at place: Int, _ scene: Scene, in area: Rect, on stage: inout Stage) {
    var room = area.width - 1
    if alarm.needsAcknowledgement, scene.console.mayOrderAlarms, let hint = hint(of: alarm, scene),
      hint.width + 40 < area.width
    {
      stage.writeRight(hint, y: area.y, in: area.inset(right: 1))
      room -= hint.width + 2
    }
    var phrase = line(alarm, at: place, scene, isShort: false)
    if phrase.width > room { phrase = line(alarm, at: place, scene, isShort: true) }
    stage.write(phrase.cut(to: room), x: area.x, y: area.y, in: area)
    stage.place(.alarm(alarm.id), in: area)
    stage.bannerAlarm = alarm.id
  }

  private func line(_ alarm: Alarm, at place: Int, _ scene: Scene, isShort: Bool) -> Phrase {
    var phrase = Phrase(" ")
    // The page of alarms says it at its head.
    if let flood = scene.digest.alarms.flood, scene.console.page != .alarms || scene.console.place.detail != nil {
      phrase.add(scene.words(.alarmFlood, scene.clock(flood.since), Figures.grouped(flood.count)) + "  ", .strong)
    }
    phrase.add(scene.marker(of: alarm))
    let followers = scene.digest.alarmIndex.followers[place]?.count ?? 0
    let isPlaced = alarm.isPlaced(in: scene.site)
    for (text, ink) in [
      (alarm.isActive ? "" : alarm.state.glyph, Ink.strong), (scene.clock(alarm.since), .label),
      (scene.name(of: alarm), .strong), (scene.title(of: alarm.id), .text),
      (followers > 0 ? scene.words(.alarmFollowing, Figures.grouped(followers)) : "", .accent),
      (scene.reason(of: alarm), .text),
      (scene.timeLeft(of: alarm).map { scene.timeLeftText($0, isShort: isShort) } ?? "", .strong),
      (
        alarm.effect.map { scene.effect($0, isShort: isShort) } ?? (isPlaced ? scene.place(of: alarm.finding) : ""),
        .label
      ),
    ] where !text.isEmpty {
      phrase.gap(ink == .label && phrase.width < 8 ? 1 : 2)
      phrase.add(text, ink)
    }
    return phrase
  }

  /// "a acknowledge"
  private func hint(of alarm: Alarm, _ scene: Scene) -> Phrase? {
    // On the page of alarms the key is for the rows of the list, or for what was entered.
    let place = scene.console.place
    let isMeant = place.detail.map { $0 == .alarm(alarm.id) } ?? (scene.console.alarmSheet == .active)
    guard isMeant || place.page != .alarms, scene.console.isLive,
      let key = scene.console.keys.keys(for: "acknowledge").first
    else { return nil }
    return Phrase(key.label, .accent) + Phrase(" " + scene.words(.hintAcknowledge), .label)
  }

  private func drawFinding(_ worst: Finding, _ scene: Scene, in area: Rect, on stage: inout Stage) {
    var phrase = Phrase(" ")
    phrase.add(worst.priority.marker, worst.priority.ink.reversed)
    for (text, ink) in [
      (scene.since(worst).text, Ink.label), (scene.digest.name(of: worst), .strong),
      (scene.words(worst.kind.word), .text), (scene.reason(of: worst), .text), (scene.place(of: worst), .label),
    ] where !text.isEmpty {
      phrase.gap(phrase.width < 5 ? 1 : 2)
      phrase.add(text, ink)
    }
    stage.write(phrase.cut(to: area.width - 1), x: area.x, y: area.y, in: area)
    if case .entity(let id) = worst.subject { stage.place(.entity(id), in: area) }
    if case .rack(let index) = worst.subject { stage.place(.rack(index), in: area) }
    if case .source(let index) = worst.subject { stage.place(.source(index), in: area) }
  }
}
