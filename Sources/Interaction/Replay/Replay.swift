package import SiteModel

/// Where a console is in the past. There is none while it is live.
package struct Replay: Hashable, Sendable {
  /// The moment that was asked for.
  package var wanted: Moment
  /// The moment on the screen; nil until the first has been read.
  package var shown: Moment?
  package var isPlaying = false
  /// The session's steady clock when `wanted` last moved by itself.
  var movedAt = Duration.zero

  package init(wanted: Moment) { self.wanted = wanted }

  /// Speeds that `+` and `_` walk through, in recorded seconds to a real one.
  package static let speeds = [1, 2, 5, 10, 30, 60, 120, 300, 600]
}

/// Keys that are held down: presses of one sort that follow each other closely.
struct HeldKey: Hashable {
  var direction: Int
  var count: Int
  /// By the session's steady clock.
  var last: Duration

  /// Presses further apart than this are single ones. Terminals repeat a held key after about half a second, then some
  /// thirty times a second.
  static let patience = Duration.milliseconds(600)
}

/// What the other moment of a comparison is.
package enum Comparison: Hashable, Sendable {
  /// So long before what is shown.
  case before(Duration)
  case at(Moment)

  /// The other moment, for what is shown at `moment`.
  package func other(than moment: Moment) -> Moment {
    switch self {
    case .before(let span): moment - span
    case .at(let other): other
    }
  }
}
