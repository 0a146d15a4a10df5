/// Of how many things a figure speaks: "from 7 of 8 nodes".
package struct Coverage: Hashable, Sendable {
  /// Things that gave a fresh value.
  package var count: Int
  /// Things that should have.
  package var expected: Int

  package init(_ count: Int = 0, of expected: Int = 0) {
    self.count = count
    self.expected = expected
  }

  package var isComplete: Bool { count >= expected }
  package var isEmpty: Bool { count == 0 }
}

/// A sum that knows how many things it is of. A sum of nothing is nil, not 0.
struct Sum {
  private(set) var total = 0.0
  private(set) var count = 0
  private(set) var expected = 0

  mutating func add(_ value: Double?) {
    expected += 1
    guard let value else { return }
    total += value
    count += 1
  }

  var value: Double? { count == 0 ? nil : total }
  var mean: Double? { count == 0 ? nil : total / Double(count) }
  var coverage: Coverage { Coverage(count, of: expected) }
}
