/// Records in an order, each told from the others by its key.
package struct KeptList<Item: Kept> {
  package private(set) var items: [Item] = []
  private var places: [Item.Key: Int] = [:]

  package init() {}

  /// The first of each key counts.
  package init(_ items: some Sequence<Item>) {
    for item in items where places[item.key] == nil { put(item) }
  }

  package var count: Int { items.count }
  package subscript(key: Item.Key) -> Item? { places[key].map { items[$0] } }
  package func place(of key: Item.Key) -> Int? { places[key] }

  /// In the place of the one with its key, else at the end.
  package mutating func put(_ item: Item) {
    if let place = places[item.key] {
      items[place] = item
    } else {
      places[item.key] = items.count
      items.append(item)
    }
  }

  package mutating func remove(_ keys: Set<Item.Key>) {
    guard !keys.isEmpty else { return }
    items.removeAll { keys.contains($0.key) }
    index()
  }

  /// Puts the items in another order; `order` has each place once.
  package mutating func reorder(_ order: [Int]) {
    items = order.map { items[$0] }
    index()
  }

  private mutating func index() {
    places = Dictionary(minimumCapacity: items.count)
    for (place, item) in items.enumerated() { places[item.key] = place }
  }
}

extension KeptList: Sendable where Item: Sendable, Item.Key: Sendable {}
