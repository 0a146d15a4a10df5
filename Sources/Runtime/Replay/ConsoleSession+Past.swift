internal import Interaction
internal import SiteModel
internal import Views
package import Wording

extension ConsoleSession {
  /// Seconds east of Greenwich at a moment.
  var zone: @Sendable (Moment) -> Int {
    let fixed = maker.utcOffset
    return outside.zone ?? { _ in fixed }
  }

  /// Shows what has been read of the past; a moment that cannot be told is said, and the view stays where it was.
  mutating func takePast() {
    guard let desk = outside.past else { return }
    if maker.past == nil { maker.past = desk.another }
    if let failure = desk.takeFailure() {
      say(saying(of: failure.failure, at: failure.moment))
      stay()
    }
    guard let ready = desk.take(), console.replay != nil else { return }
    let before = scenery?.site ?? board.site
    scenery = ready
    console.replay?.shown = ready.moment
    moved(from: before, to: ready.site)
    maker.adopt(ready.digest, replayed: ready.moment)
  }

  /// Waits until a moment of the past, and what differs from another, can be shown; returns why not when they cannot.
  package mutating func settlePast(patience: Duration = .seconds(60)) async -> Saying? {
    let end = ContinuousClock.now + patience
    console.notice = nil
    while ContinuousClock.now < end {
      _ = handle(.refreshed)
      if let notice = console.notice, !notice.isNews, console.replay?.shown == nil { return notice.saying }
      let isRead = console.replay.map { $0.shown == $0.wanted } ?? true
      let isCompared = console.otherMoment(than: clock.now()) == nil || isCompared(scene())
      if isRead, isCompared, isHistoryTold, outside.past?.standing != .unread { return nil }
      // Nothing cancels the task of a program that shows one picture.
      try? await Task.sleep(for: .milliseconds(5))
    }
    return Saying(.recordUnread, [])
  }

  private func isCompared(_ scene: Scene) -> Bool { scene.difference != nil || scene.differenceFailure != nil }

  /// Why a moment cannot be told, with where the record begins where it is before that.
  func saying(of failure: PastFailure, at moment: Moment) -> Saying {
    guard failure == .nothingThere, let span = outside.past?.standing.outline?.span, moment < span.from else {
      return Saying(failure)
    }
    let times = [moment, span.from].map { $0.written(utcOffset: zone($0)) }
    return Saying(.nothingBefore, times[0], times[1])
  }

  /// Asks for the moment that the console wants to see, and lets go of the past when it wants none.
  mutating func askForPast() {
    guard let desk = outside.past else {
      console.replay = nil
      return
    }
    guard let replay = console.replay else {
      if wanted != nil { desk.leave() }
      desk.tick(false)
      wanted = nil
      guard let before = scenery?.site else { return }
      scenery = nil
      return moved(from: before, to: board.site)
    }
    desk.tick(replay.isPlaying)
    guard replay.wanted != wanted else { return }
    wanted = replay.wanted
    desk.want(replay.wanted, next: console.momentAhead(of: replay.wanted, after: scenery?.moment))
  }

  /// What the page says of the past: the time line, and what differs from another moment.
  mutating func showPast(in scene: inout Scene) {
    guard let desk = outside.past else { return }
    scene.past = desk.standing
    scene.zone = zone
    showHistory(in: &scene)
    if let other = console.otherMoment(than: scene.now) {
      switch desk.difference(of: scene.digest, isLive: console.isLive, from: other) {
      case .success(let difference)?: scene.difference = difference
      case .failure(let failure)?: scene.differenceFailure = saying(of: failure, at: other)
      case nil: break
      }
    }
  }

  /// Back to the moment that is shown.
  private mutating func stay() {
    if let shown = scenery?.moment {
      console.replay?.wanted = shown
      console.replay?.isPlaying = false
    } else {
      console.replay = nil
    }
    wanted = scenery?.moment
  }

  private mutating func moved(from before: Site, to after: Site) {
    console.carry(from: before, to: after, at: clock.now())
    // What was drawn stands for things of another site until it is drawn anew.
    lastStage.landmarks = []
  }
}
