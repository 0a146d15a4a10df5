internal import GRDB
package import SiteModel

extension HistoryFile {
  /// The recorded values of a quantity of a thing, oldest first, at most about `count` of them: means over equal spans
  /// where there are more. What was reported as bad is left out.
  ///
  /// The coarsest tier is asked that has as many; where it does not reach, those beside it.
  package func values(
    of thing: EntityKey, _ quantity: Quantity, from: Moment, to: Moment, count: Int
  ) throws(PastFailure) -> [PastValue] {
    try read { database in
      let from = max(from, Moment(nanoseconds: -1))
      let (_, catalogue) = try memory.names(from: database)
      var values: [SpanValue] = []
      for (part, place) in catalogue.places(of: thing, quantity) {
        guard let owner = catalogue.parts[Int(part)] else { continue }
        let search = SeriesSearch(
          part: part, place: place, layout: owner.layout, from: from.nanoseconds, to: to.nanoseconds,
          database: database)
        values += try search.values(step: max(0, (to - from).nanoseconds) / Int64(max(1, count)))
      }
      values.sort { $0.moment < $1.moment }
      return SpanValue.thinned(values, from: from.nanoseconds, to: to.nanoseconds, count: count)
    }
  }
}

/// What values of a span came to.
struct SpanValue {
  var moment: Int64
  var least: Double
  var mean: Double
  var greatest: Double
  var count: Int64

  fileprivate var value: PastValue {
    PastValue(moment: Moment(nanoseconds: moment), least: least, mean: mean, greatest: greatest)
  }

  /// Values put together in equal spans where there are many more than `count`.
  static func thinned(_ values: [SpanValue], from: Int64, to: Int64, count: Int) -> [PastValue] {
    guard count > 0, values.count - values.count / 3 > count, to > from else { return values.map(\.value) }
    let step = max(1, (to - from) / Int64(count))
    var thinned: [SpanValue] = []
    var last = Int64.min
    for value in values {
      let span = (value.moment - from) / step
      guard span == last, let before = thinned.last else {
        thinned.append(value)
        last = span
        continue
      }
      let (a, b) = (Double(before.count), Double(value.count))
      thinned[thinned.count - 1] = SpanValue(
        moment: value.moment, least: min(before.least, value.least),
        mean: (before.mean * a + value.mean * b) / (a + b), greatest: max(before.greatest, value.greatest),
        count: before.count + value.count)
    }
    return thinned.map(\.value)
  }
}
