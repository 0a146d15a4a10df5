internal import GRDB
internal import History
internal import SiteModel

/// What is recorded of the spans of which nothing is: between the last sign of a writer and the next, and of what had to
/// be given up.
struct GapLives: Sendable {
  private var gaps = Register(.gaps)
  /// The newest moment of which something came.
  private var lastSign: Moment?
  /// What was given up last, piece by piece.
  private var lost: PastSpan?
  /// A shorter silence is no gap, nor is one in which the quickest source had no three turns.
  private static let least = Duration.seconds(30)
  private static let mostGaps = 4096

  init() {}

  /// Goes on from what is in the file.
  init(resuming reader: inout LifeReader, _ database: Database) throws {
    gaps = Register(.gaps, resuming: try reader.list(.gaps))
    lastSign = try RecordedSpan.newest(in: database)
  }

  mutating func seal() -> LifeRow? { gaps.seal() }

  mutating func tellAllAgain() { gaps.tellAllAgain() }

  /// Notes that somebody is recording; `cadence` is that of the quickest source.
  mutating func take(signAt moment: Moment, cadence: () -> Duration) -> LifeRow? {
    guard let last = lastSign else {
      lastSign = moment
      return nil
    }
    guard moment > last else { return nil }
    lastSign = moment
    guard moment - last >= Self.least, moment - last >= cadence() * 3 else { return nil }
    return put(GapRecord(from: last, to: moment), at: moment)
  }

  /// Notes that what came in a span had to be given up.
  mutating func take(lost span: PastSpan, at moment: Moment) -> LifeRow? {
    // What is given up piece by piece is one gap, however short the pieces are.
    var whole = span
    if let lost, span.from - lost.to < Self.least, lost.from - span.to < Self.least {
      whole = PastSpan(from: min(lost.from, span.from), to: max(lost.to, span.to))
    }
    lost = whole
    guard whole.to - whole.from >= Self.least else { return nil }
    return put(GapRecord(from: whole.from, to: whole.to), at: moment)
  }

  private mutating func put(_ gap: GapRecord, at moment: Moment) -> LifeRow? {
    let row = gaps.put(gap, at: moment)
    let surplus = gaps.list.items.prefix(max(0, gaps.list.count - Self.mostGaps)).map(\.key)
    return row ?? gaps.remove(Set(surplus), at: moment)
  }
}
