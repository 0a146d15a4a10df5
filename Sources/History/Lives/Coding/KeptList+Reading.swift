extension KeptList {
  /// Takes in a body: a key frame instead of all there is, anything else as changes. On a fault nothing changes.
  package mutating func apply(_ body: [UInt8], nodes: inout NodeNames) throws(RecordFault) {
    try read(body, to: try RecordDecoder.checkedEnd(of: body), nodes: &nodes)
  }

  /// The same without a look at the sum: what a fuzzer tries.
  package mutating func read(_ body: [UInt8], to end: Int, nodes: inout NodeNames) throws(RecordFault) {
    // Moved there and back: a copy of either for each of many bodies would cost more than all else.
    var names = NodeNames()
    swap(&names, &nodes)
    let (changes, fault) = changes(in: body, to: end, nodes: &names)
    swap(&names, &nodes)
    if let fault { throw fault }
    if changes.isKey { self = KeptList() }
    remove(changes.gone)
    for item in changes.items { put(item) }
    if let order = changes.order, isOrder(order) { reorder(order) }
  }

  /// True for each place once: a file may say anything, and of two items with one key only one is kept.
  private func isOrder(_ order: [Int]) -> Bool {
    guard order.count == count else { return false }
    var isTaken = [Bool](repeating: false, count: count)
    for place in order {
      guard isTaken.indices.contains(place), !isTaken[place] else { return false }
      isTaken[place] = true
    }
    return true
  }

  private func changes(
    in body: [UInt8], to end: Int, nodes: inout NodeNames
  ) -> (changes: LifeFrameDecoder<Item>.Changes, fault: RecordFault?) {
    var names = NodeNames()
    swap(&names, &nodes)
    var frame = LifeFrameDecoder(RecordDecoder(body, from: 1, to: end, reference: 0, nodes: names), list: self)
    names = NodeNames()
    frame.run()
    nodes = frame.decoder.nodes
    return (frame.changes, frame.decoder.fault)
  }
}

/// Reads what one body does to a list.
struct LifeFrameDecoder<Item: Kept> {
  struct Changes {
    var isKey = false
    var items: [Item] = []
    var gone: Set<Item.Key> = []
    var order: [Int]?
  }

  /// No list of a site is as long as that.
  private static var mostItems: Int { 1_000_000 }

  private(set) var decoder: RecordDecoder
  private(set) var changes = Changes()
  private let list: KeptList<Item>
  private var previous = Item.blank

  init(_ decoder: RecordDecoder, list: KeptList<Item>) {
    self.decoder = decoder
    self.list = list
  }

  mutating func run() {
    changes.isKey = decoder.byte() == 1
    decoder.restart(reference: decoder.whole())
    var isAtEnd = false
    while !isAtEnd, decoder.fault == nil {
      switch LifeFrame.Mark(rawValue: decoder.byte()) {
      case .end: isAtEnd = true
      case .gone:
        changes.gone.insert(key().key)
        decoder.finish()
      case .whole: put(over: key().keyOnly)
      case .changed:
        // What it was may have been lost: then the rest of it comes with the next key frame.
        if let before = list[key().key] { put(over: before) } else { decoder.finish() }
      case .order: readOrder()
      case nil: decoder.fail()
      }
    }
  }

  private mutating func key() -> Item {
    var item = previous
    item.exchangeKey(with: &decoder, previous)
    previous = item.keyOnly
    return item
  }

  private mutating func put(over before: Item) {
    var item = before
    item.exchange(with: &decoder, before)
    decoder.finish()
    if changes.items.count >= Self.mostItems { decoder.fail() }
    if decoder.fault == nil { changes.items.append(item) }
  }

  /// Each place once, or it is no order.
  private mutating func readOrder() {
    let total = decoder.unsigned()
    var isSeen = [Bool](repeating: false, count: list.count + changes.items.count)
    var places: [Int] = []
    while decoder.fault == nil, places.count < total {
      let (first, count) = (decoder.unsigned(), decoder.unsigned())
      guard count > 0, first < isSeen.count, count <= UInt64(isSeen.count) - first else { return decoder.fail() }
      for place in Int(first)..<Int(first + count) {
        if isSeen[place] { return decoder.fail() }
        isSeen[place] = true
        places.append(place)
      }
    }
    changes.order = places
  }
}
