/// The present in columns: for every kind of thing and quantity one flat array each of values, moments and marks.
///
/// A column exists once its first reading comes. Values are `Double`; a cell nobody has written has `Moment.never`.
package struct Columns: Sendable {
  /// One quantity of all things of one kind.
  package struct Column: Sendable {
    package fileprivate(set) var values: [Double] = []
    package fileprivate(set) var moments: [Moment] = []
    /// Source index in the low 24 bits, quality in the high 8.
    package fileprivate(set) var marks: [UInt32] = []

    fileprivate mutating func grow(to count: Int, expecting expected: Int) {
      guard values.count < count else { return }
      // Grow in strides: a fleet that is discovered node by node must not copy a column for each.
      let room = max(count, expected, values.count + values.count / 2 + 16)
      values.reserveCapacity(room)
      moments.reserveCapacity(room)
      marks.reserveCapacity(room)
      values.append(contentsOf: repeatElement(.nan, count: room - values.count))
      moments.append(contentsOf: repeatElement(.never, count: room - moments.count))
      marks.append(contentsOf: repeatElement(0, count: room - marks.count))
    }

    /// Gives back what growing left over beyond `count` cells, once it is much.
    fileprivate mutating func trim(to count: Int) {
      guard values.count > count + count / 8 else { return }
      values = Array(values[..<count])
      moments = Array(moments[..<count])
      marks = Array(marks[..<count])
    }

    package var count: Int { values.count }
    package func quality(at index: Int) -> Quality { Quality(rawValue: UInt8(marks[index] >> 24)) ?? .bad }
    package func source(at index: Int) -> Int { Int(marks[index] & 0xFF_FFFF) }
    /// Marks from here on are of bad quality: for sums over millions of cells, which cannot afford a call for each.
    package static var firstBadMark: UInt32 { UInt32(Quality.bad.rawValue) << 24 }

    /// The first `count` values, NaN where stale or never written. `limits` holds, by source, the age in nanoseconds
    /// from which its values are stale.
    func freshValues(count: Int, staleAfter limits: [Int64], at now: Moment) -> [Float] {
      let count = min(count, values.count)
      return [Float](unsafeUninitializedCapacity: count) { fresh, initialized in
        for index in 0..<count {
          let source = Int(marks[index] & 0xFF_FFFF)
          let isFresh =
            moments[index] != .never && source < limits.count
            && now.nanoseconds.subtractingClamped(moments[index].nanoseconds) <= limits[source]
          fresh[index] = isFresh ? Float(values[index]) : .nan
        }
        initialized = count
      }
    }
  }

  private var columns: [Column] = Array(repeating: Column(), count: EntityKind.count * Quantity.count)

  package init() {}

  /// Gives back room that no thing of a kind has; `count` says how many there are.
  mutating func trim(to count: (EntityKind) -> Int) {
    for kind in EntityKind.allCases {
      let count = count(kind)
      for place in (Int(kind.rawValue) * Quantity.count)..<((Int(kind.rawValue) + 1) * Quantity.count) {
        columns[place].trim(to: count)
      }
    }
  }

  @inline(__always)
  private static func place(_ kind: EntityKind, _ quantity: Quantity) -> Int {
    Int(kind.rawValue) * Quantity.count + Int(quantity.rawValue)
  }

  /// The column, empty when nothing of it was ever read.
  package func column(_ kind: EntityKind, _ quantity: Quantity) -> Column { columns[Self.place(kind, quantity)] }

  /// `expected`: how many things of the kind there are.
  @inline(__always)
  package mutating func write(
    _ value: Double, to id: EntityID, _ quantity: Quantity, at moment: Moment, quality: Quality, source: Int,
    expecting expected: @autoclosure () -> Int
  ) {
    let place = Self.place(id.kind, quantity)
    let index = Int(id.index)
    if columns[place].values.count <= index { columns[place].grow(to: index + 1, expecting: expected()) }
    columns[place].values[index] = value
    columns[place].moments[index] = moment
    columns[place].marks[index] = UInt32(quality.rawValue) << 24 | UInt32(truncatingIfNeeded: source) & 0xFF_FFFF
  }

  /// The cell's contents; nil when it was never written.
  package func cell(_ id: EntityID, _ quantity: Quantity) -> Cell? {
    let place = Self.place(id.kind, quantity)
    let index = Int(id.index)
    guard index < columns[place].values.count, columns[place].moments[index] != .never else { return nil }
    return Cell(
      value: columns[place].values[index], moment: columns[place].moments[index],
      quality: columns[place].quality(at: index), source: columns[place].source(at: index))
  }

  /// A reading as it is kept.
  package struct Cell: Hashable, Sendable {
    package var value: Double
    package var moment: Moment
    package var quality: Quality
    /// Index in `Site.sources`.
    package var source: Int
  }
}
