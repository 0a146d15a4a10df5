package import SiteModel

/// A body of the table of lives: a whole list (a key frame), or what has changed in it since the body before.
///
///     1   format
///     1   1 for a key frame, else 0
///     n   the second from which its moments are counted, zigzag
///     …   marks: 1 a key that is gone; 2 a whole record; 3 the changed fields of the record with that key;
///         4 a new order: how many, and runs of places (first, count); 0 the end
///     8   `Checksum` of all before
///
/// Changes go by key, never by place: where a body is lost, those after it still tell what they tell.
package enum LifeFrame {
  static let format: UInt8 = 1

  enum Mark: UInt8 {
    case end, gone, whole, changed, order
  }

  /// All of a list.
  package static func key<Item: Kept>(_ items: [Item], at moment: Moment, nodes: [String] = []) -> [UInt8] {
    var frame = LifeFrameEncoder<Item>(isKey: true, at: moment, nodes: nodes)
    for item in items { frame.put(item, over: nil) }
    return frame.finished()
  }

  /// What makes a list out of what it was: the items that are gone, those that have changed with what each was before
  /// (nil for a new one, which comes at the end), and then the places of all in their new order.
  package static func change<Item: Kept>(
    gone: [Item], touched: [(Item, Item?)], order: [Int]? = nil, at moment: Moment, nodes: [String] = []
  ) -> [UInt8] {
    var frame = LifeFrameEncoder<Item>(isKey: false, at: moment, nodes: nodes)
    for item in gone { frame.remove(item) }
    for (item, before) in touched { frame.put(item, over: before) }
    if let order { frame.put(order: order) }
    return frame.finished()
  }
}

/// Writes one body.
struct LifeFrameEncoder<Item: Kept> {
  private var encoder: RecordEncoder
  private var previous = Item.blank

  init(isKey: Bool, at moment: Moment, nodes: [String]) {
    encoder = RecordEncoder(reference: moment, nodes: nodes)
    encoder.put(byte: LifeFrame.format)
    encoder.put(byte: isKey ? 1 : 0)
    encoder.put(whole: encoder.referenceSecond)
  }

  mutating func remove(_ item: Item) {
    encoder.put(byte: LifeFrame.Mark.gone.rawValue)
    putKey(of: item)
    encoder.end()
  }

  mutating func put(_ item: Item, over before: Item?) {
    encoder.put(byte: (before == nil ? LifeFrame.Mark.whole : .changed).rawValue)
    putKey(of: item)
    var item = item
    item.exchange(with: &encoder, before ?? item.keyOnly)
    encoder.end()
  }

  /// A key is often much like the one before.
  private mutating func putKey(of item: Item) {
    var item = item
    item.exchangeKey(with: &encoder, previous)
    previous = item.keyOnly
  }

  mutating func put(order: [Int]) {
    encoder.put(byte: LifeFrame.Mark.order.rawValue)
    encoder.put(unsigned: UInt64(order.count))
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end] == order[end - 1] + 1 { end += 1 }
      encoder.put(unsigned: UInt64(order[start]))
      encoder.put(unsigned: UInt64(end - start))
      start = end
    }
  }

  mutating func finished() -> [UInt8] {
    encoder.put(byte: LifeFrame.Mark.end.rawValue)
    return encoder.summed()
  }
}
