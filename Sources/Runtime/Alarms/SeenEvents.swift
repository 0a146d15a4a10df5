/// Which alarm events somebody at a screen can have seen: those of a picture that has stood there for as long as an eye and
/// a finger take. Who presses a key when a new one comes up has not seen it.
struct SeenEvents: Hashable, Sendable {
  /// The numbers of the newest events of the pictures, and since when each stood there; oldest first.
  private var pictures: [Picture] = []

  private struct Picture: Hashable, Sendable {
    var number: UInt64
    var since: ContinuousClock.Instant
  }

  /// The shortest time from a light that comes on to a key that is pressed on purpose is about 0.2 s (Hick 1952).
  static let reaction = Duration.milliseconds(200)

  /// Takes in that a picture is shown from `instant` on.
  mutating func note(_ number: UInt64, at instant: ContinuousClock.Instant) {
    if pictures.last?.number == number { return }
    // The first there is nobody waits for.
    let since = pictures.isEmpty ? instant - Self.reaction : instant
    pictures.append(Picture(number: number, since: since))
    let old = pictures.lastIndex { instant - $0.since >= Self.reaction } ?? 0
    pictures.removeFirst(old)
  }

  /// The newest that can have been seen; 0 before there was a picture.
  func number(at instant: ContinuousClock.Instant) -> UInt64 {
    (pictures.last { instant - $0.since >= Self.reaction } ?? pictures.first)?.number ?? 0
  }
}
