internal import SiteModel

/// Targets by the moment at which they are due, earliest first: a binary heap.
struct DueQueue: Sendable {
  private var heap: [(due: Moment, target: Int)] = []

  /// The earliest due moment; nil when the queue is empty.
  var first: Moment? { heap.first?.due }

  mutating func insert(_ due: Moment, _ target: Int) {
    heap.append((due, target))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the earliest target out if it is due.
  mutating func popFirst(dueBy now: Moment) -> Int? {
    guard let top = heap.first, top.due <= now else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return top.target }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) { least = child }
      guard least != parent else { return top.target }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (heap[a].due, heap[a].target) < (heap[b].due, heap[b].target)
  }
}
