internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// A line across the whole wall while a feed is dead: what is below it is old. One node that does not answer among many
/// that do is a finding like others and no banner; when half of a feed's sources do not answer, the feed is ill.
struct WallBanner {
  private let text: String

  init?(_ scene: Scene) {
    if let silence = RecordPart.silence(scene) {
      text = scene.words(.wallRecorderSilent, Figures.span(silence))
      return
    }
    guard !scene.site.sources.isEmpty else { return nil }
    var feeds: [String: Feed] = [:]
    // A queue that is told needs neither accounts nor shares to be on the wall.
    let essential = Set(
      scene.site.queues.flatMap { [$0.origins[.jobs], $0.origins[.nodes]] }.compactMap { $0?.source })
    for (index, standing) in scene.digest.present.standings.enumerated() {
      let isScheduler = scene.site.sources[index].description.isScheduler
      if isScheduler, !essential.isEmpty, !essential.contains(index) { continue }
      let name = scene.site.sources[index].description.id.name.prefix { $0 != "/" }
      feeds[String(name), default: Feed()].add(index, standing.condition, standing.knownUntil)
    }
    let dead = feeds.filter { $0.value.dead * 2 >= $0.value.count }
    guard let worst = dead.min(by: { (-$0.value.dead, $0.key) < (-$1.value.dead, $1.key) }) else { return nil }
    let feed = worst.value
    var text = scene.words(
      .feedDead, feed.knownUntil.map { ClockFace.time($0, utcOffset: scene.utcOffset) } ?? scene.words(.never),
      feed.knownUntil.map { Figures.span(scene.now - $0) } ?? "—", worst.key, Figures.grouped(feed.dead),
      Figures.grouped(feed.count))
    if let failure = scene.site.sources[feed.first].failure { text += " · " + scene.words.text(of: failure) }
    self.text = text
  }

  private struct Feed {
    var count = 0
    var dead = 0
    /// The first of those that are dead, by index.
    var first = 0
    var knownUntil: Moment?

    mutating func add(_ index: Int, _ condition: SourceState.Condition, _ known: Moment?) {
      count += 1
      guard [.failing, .late, .stale].contains(condition) else { return }
      if let known { knownUntil = max(knownUntil ?? known, known) }
      if dead == 0 { first = index }
      dead += 1
    }
  }

  /// The worst finding when it is critical: what the room must hear of, in as plain sight.
  static func alert(_ scene: Scene) -> WallBanner? {
    guard scene.digest.alarms.isUnkept else { return alarm(scene) }
    guard let worst = scene.findings.first, worst.priority == .critical else { return nil }
    let parts = [
      scene.digest.name(of: worst), scene.words(worst.kind.word), scene.reason(of: worst), scene.place(of: worst),
    ]
    return WallBanner(text: parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  /// The first-out that matters most among what is critical, until it is over or somebody has acknowledged it.
  private static func alarm(_ scene: Scene) -> WallBanner? {
    guard let place = scene.digest.alarmIndex.alert else { return nil }
    let alarm = scene.digest.alarms.alarms[place]
    let parts = [
      scene.since(alarm).text, scene.name(of: alarm), scene.title(of: alarm.id), scene.reason(of: alarm),
      scene.effect(alarm.effect),
    ]
    return WallBanner(text: parts.filter { !$0.isEmpty }.joined(separator: "  "))
  }

  private init(text: String) { self.text = text }

  func fill(_ area: Rect, on stage: inout Stage) {
    stage.buffer.fill(area, with: " ", ink: Ink.critical.reversed)
  }

  func draw(in area: Rect, on stage: inout Stage) {
    fill(area, on: &stage)
    stage.write(Phrase(" ■1 " + text, Ink.critical.reversed).cut(to: area.width), x: area.x, y: area.y, in: area)
  }
}
