package import Analysis
package import Interaction
package import SiteModel
internal import Synchronization
package import Views

/// Reads the record of a site beside the console's thread, so that no key waits for it. Of what is asked for the newest
/// counts; a few moments read before, and those to which playing leads, are at hand at once.
package final class ReplayDesk: Sendable {
  /// Opens the record: on this desk's own thread, since a large file takes a while.
  package typealias Opening = @Sendable () throws(PastFailure) -> any Past

  /// A moment of the past, with what it amounts to.
  package struct Scenery: Sendable {
    package var moment: Moment
    package var digest: Digest
    package var site: Site { digest.site }
  }

  package struct Failure: Sendable {
    package var moment: Moment
    package var failure: PastFailure
  }

  /// Moments kept: the neighbours that one steps back to.
  static let cacheLimit = 8
  /// How old what is known of the record's extent may become, by a steady clock.
  static let outlineAge = Duration.seconds(5)

  private struct State {
    var past: (any Past)?
    var standing = PastStanding.unread
    var outlinedAt: ContinuousClock.Instant?
    /// What is asked for, and what playing will ask for next.
    var wanted: Moment?
    var next: Moment?
    var isAtWork = false
    var ready: Scenery?
    var failure: Failure?
    var cache: [Scenery] = []
    var comparison: ComparisonOrder?
    var compared: (order: ComparisonOrder, answer: Comparison)?
    var isTicking = false
  }

  /// What differs, or why that cannot be told.
  package typealias Comparison = Result<SiteDifference, PastFailure>

  /// A comparison that somebody waits for.
  private struct ComparisonOrder: Sendable {
    var digest: Digest
    var isLive: Bool
    var other: Moment
    func isSame(as order: ComparisonOrder?) -> Bool { digest === order?.digest && other == order?.other }
  }

  private let state = Mutex(State())
  private let opening: Opening
  private let whenNews: @Sendable () -> Void
  /// Reads histories of things, one at a time and beside what is read here: they are small.
  let histories: Errand<ThingQuestion, ThingAnswer>

  /// `whenNews` is called, on any thread, whenever there is something new to show.
  package init(whenNews: @escaping @Sendable () -> Void, opening: @escaping Opening) {
    self.whenNews = whenNews
    self.opening = opening
    let record = OpenedRecord(opening)
    histories = Errand(whenNews: whenNews) { ThingAnswer(to: $0, from: record) }
  }

  // MARK: What the console asks

  /// What is known of the record. Has it looked at again when that is some seconds old.
  package var standing: PastStanding {
    let isDue = state.withLock { state in
      state.outlinedAt.map { ContinuousClock.now - $0 > Self.outlineAge } ?? true
    }
    if isDue { begin() }
    return state.withLock { $0.standing }
  }

  /// Asks for a moment in place of what was asked for before; `next` is the one that will be asked for after it.
  package func want(_ moment: Moment, next: Moment? = nil) {
    let isKnown = state.withLock { state in
      let known = state.cache.first { $0.moment == moment }
      state.failure = nil
      state.next = next
      state.wanted = known == nil ? moment : nil
      state.ready = known ?? state.ready
      return known != nil
    }
    if isKnown { whenNews() }
    begin()
  }

  /// Nobody is in the past any more.
  package func leave() {
    state.withLock { state in
      (state.wanted, state.next, state.ready, state.failure) = (nil, nil, nil, nil)
    }
  }

  /// The moment that has been read and that nobody has taken yet.
  package func take() -> Scenery? {
    state.withLock { state in
      defer { state.ready = nil }
      return state.ready
    }
  }

  /// Why the last moment could not be read, once.
  package func takeFailure() -> Failure? {
    state.withLock { state in
      defer { state.failure = nil }
      return state.failure
    }
  }

  /// What differs between what is shown and another moment; nil while that is being worked out.
  package func difference(of digest: Digest, isLive: Bool, from other: Moment) -> Comparison? {
    let order = ComparisonOrder(digest: digest, isLive: isLive, other: other)
    let (known, isDue) = state.withLock { state -> (Comparison?, Bool) in
      guard let compared = state.compared else { return (nil, true) }
      if compared.order.isSame(as: order) { return (compared.answer, false) }
      // Live, the sums are new every second: what differs from an hour ago is told anew every five.
      let age = max(order.digest.now - compared.order.digest.now, order.other - compared.order.other)
      let isGoodEnough = isLive && compared.order.isLive && age >= .zero && age < .seconds(5)
      return (isGoodEnough ? compared.answer : nil, !isGoodEnough)
    }
    guard isDue else { return known }
    state.withLock { $0.comparison = order }
    begin()
    return known
  }

  /// Calls `whenNews` a few times a second while `isPlaying`.
  package func tick(_ isPlaying: Bool) {
    let begins = state.withLock { state in
      defer { state.isTicking = isPlaying }
      return isPlaying && !state.isTicking
    }
    guard begins else { return }
    Task.detached {
      while self.state.withLock({ $0.isTicking }) {
        self.whenNews()
        do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
      }
    }
  }
}

// MARK: Reading

extension ReplayDesk {
  private enum Work: Sendable {
    case outline
    case moment(Moment, isAhead: Bool)
    case comparison(ComparisonOrder)
  }

  private func begin() {
    let begins = state.withLock { state in
      defer { state.isAtWork = true }
      return !state.isAtWork
    }
    guard begins else { return }
    Task.detached { self.work() }
  }

  private func work() {
    while let work = nextWork() {
      switch work {
      case .outline: readOutline()
      case .moment(let moment, let isAhead): read(moment, isAhead: isAhead)
      case .comparison(let order): compare(order)
      }
      whenNews()
    }
  }

  /// What is waited for comes first, then the extent of the record, then what will be asked for.
  private func nextWork() -> Work? {
    state.withLock { state in
      if let wanted = state.wanted { return .moment(wanted, isAhead: false) }
      if let order = state.comparison { return .comparison(order) }
      if state.outlinedAt.map({ ContinuousClock.now - $0 > Self.outlineAge }) ?? true { return .outline }
      if let next = state.next, !state.cache.contains(where: { $0.moment == next }) {
        return .moment(next, isAhead: true)
      }
      state.isAtWork = false
      return nil
    }
  }

  private func past() throws(PastFailure) -> any Past {
    if let past = state.withLock({ $0.past }) { return past }
    let past = try opening()
    state.withLock { $0.past = past }
    return past
  }

  /// The record, opened once more for whoever reads it on another thread; nil until there is one.
  var another: (any Past)? {
    guard state.withLock({ $0.past != nil }) else { return nil }
    // Why it cannot be opened is told where the past is asked for.
    return try? opening()
  }

  private func readOutline() {
    let standing: PastStanding
    let known = state.withLock { $0.standing.outline }
    do throws(PastFailure) { standing = try PastStanding(of: past(), after: known) } catch {
      standing = error == .notKept ? .notKept : .failed(error)
    }
    state.withLock { state in
      state.standing = standing
      state.outlinedAt = .now
    }
  }

  private func read(_ moment: Moment, isAhead: Bool) {
    do throws(PastFailure) {
      let scenery = try scenery(at: moment)
      state.withLock { state in
        // What is passed while a key is held or time is played is shown, too: else a slow disk showed nothing.
        if state.wanted != nil, !isAhead { state.ready = scenery }
        if state.wanted == moment { state.wanted = nil }
        if isAhead, state.next == moment { state.next = nil }
      }
    } catch {
      state.withLock { state in
        if isAhead, state.next == moment { state.next = nil }
        guard state.wanted == moment else { return }
        state.wanted = nil
        state.failure = Failure(moment: moment, failure: error)
      }
    }
  }

  private func scenery(at moment: Moment) throws(PastFailure) -> Scenery {
    if let known = state.withLock({ $0.cache.first { $0.moment == moment } }) { return known }
    let past = try past()
    // A site of which nothing is known yet is no site on which everything is missing.
    guard let span = try past.span(), moment >= span.from else { throw .nothingThere }
    let scenery = Scenery(moment: moment, digest: Digest(of: try past.site(at: moment), at: moment))
    state.withLock { state in
      state.cache.append(scenery)
      if state.cache.count > Self.cacheLimit { state.cache.removeFirst() }
    }
    return scenery
  }

  private func compare(_ order: ComparisonOrder) {
    do throws(PastFailure) {
      let other = try scenery(at: order.other).digest
      finish(
        order,
        .success(
          SiteDifference(from: other.present, other.alarms, to: order.digest.present, order.digest.alarms)))
    } catch { finish(order, .failure(error)) }
  }

  private func finish(_ order: ComparisonOrder, _ answer: Comparison) {
    state.withLock { state in
      state.compared = (order, answer)
      if order.isSame(as: state.comparison) { state.comparison = nil }
    }
  }
}
