internal import History
internal import SiteModel

/// A list of which changes are written, with a key frame now and then: after so many changes, or once these have grown
/// to the size of the last. A moment is then found with a bounded number of rows, and key frames at most double the
/// size.
///
/// Changes of one second come in one row, which bears the moment of the last of them.
struct Register<Item: Kept & Sendable>: Sendable where Item.Key: Sendable {
  let topic: LifeTopic<Item>
  private(set) var list = KeptList<Item>()
  /// Since the last row: what each that has changed was before, nil for what was not there.
  private var before: [Item.Key: Item?] = [:]
  private var gone: [Item.Key: Item] = [:]
  private var opened: Moment?
  private var newest = Moment.never
  /// Since the last key frame; nil before the first.
  private var rows: Int?
  private var changeSize = 0
  private var keySize = 0

  private static var mostRows: Int { 240 }
  private static var leastSize: Int { 4096 }
  private static var span: Duration { .seconds(1) }

  init(_ topic: LifeTopic<Item>, resuming list: KeptList<Item> = KeptList()) {
    self.topic = topic
    self.list = list
  }

  /// The row of what came before, where the change does not belong into it.
  mutating func put(_ item: Item, at moment: Moment, nodes: [String] = []) -> LifeRow? {
    guard list[item.key] != item else { return nil }
    let row = sealed(before: moment, nodes: nodes)
    open(at: moment)
    if before[item.key] == nil { before[item.key] = .some(gone[item.key] == nil ? list[item.key] : nil) }
    list.put(item)
    return row
  }

  /// The next row tells all of the list.
  mutating func tellAllAgain() {
    rows = nil
    // Though nothing changes any more.
    if newest > .never { opened = opened ?? newest }
  }

  /// Makes the list known, though there be nothing in it.
  mutating func begin(at moment: Moment) { if rows == nil, opened == nil { open(at: moment) } }

  mutating func remove(_ keys: Set<Item.Key>, at moment: Moment, nodes: [String] = []) -> LifeRow? {
    let keys = keys.filter { list[$0] != nil }
    guard !keys.isEmpty else { return nil }
    let row = sealed(before: moment, nodes: nodes)
    open(at: moment)
    for key in keys {
      if gone[key] == nil, let old = before[key] ?? list[key] { gone[key] = old }
      before[key] = nil
    }
    list.remove(keys)
    return row
  }

  private mutating func open(at moment: Moment) {
    if moment < newest - Self.span { rows = nil }
    opened = opened ?? moment
    newest = moment
  }

  private mutating func sealed(before moment: Moment, nodes: [String]) -> LifeRow? {
    guard let opened, moment - opened >= Self.span || moment < opened else { return nil }
    return seal(nodes: nodes)
  }

  /// What has changed since the last row.
  mutating func seal(nodes: [String] = []) -> LifeRow? {
    guard opened != nil else { return nil }
    let touched = before.compactMap { key, old in
      list.place(of: key).flatMap { old == list.items[$0] ? nil : ($0, list.items[$0], old) }
    }.sorted { $0.0 < $1.0 }
    let lost = gone.filter { list[$0.key] == nil }.map(\.value)
    (before, gone, opened) = ([:], [:], nil)
    if touched.isEmpty, lost.isEmpty, rows != nil { return nil }
    return row(gone: lost, touched: touched.map { ($0.1, $0.2) }, order: nil, nodes: nodes)
  }

  /// The row that makes another list of it; nil where it is the same.
  mutating func replace(with items: [Item], at moment: Moment, nodes: [String]) -> LifeRow? {
    let new = KeptList(items)
    let lost = list.items.filter { new[$0.key] == nil }
    var touched: [(Item, Item?)] = []
    var isInOrder = true
    var last = -1
    for item in new.items {
      let place = list.place(of: item.key)
      isInOrder = isInOrder && place ?? Int.max >= last
      last = place ?? Int.max
      if let old = place.map({ list.items[$0] }) {
        if old != item { touched.append((item, old)) }
      } else {
        touched.append((item, nil))
      }
    }
    guard rows == nil || !touched.isEmpty || !lost.isEmpty || !isInOrder else { return nil }
    let order = isInOrder ? nil : order(of: new, after: lost, touched)
    open(at: moment)
    opened = nil
    list = new
    return row(gone: lost, touched: touched, order: order, nodes: nodes)
  }

  /// Places, in what a reader has once it has taken the others in, of the items as they stand.
  private func order(of new: KeptList<Item>, after lost: [Item], _ touched: [(Item, Item?)]) -> [Int] {
    let lost = Set(lost.map(\.key))
    let kept = list.items.filter { !lost.contains($0.key) }.map(\.key) + touched.filter { $0.1 == nil }.map(\.0.key)
    let places = Dictionary(kept.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return new.items.compactMap { places[$0.key] }
  }

  private mutating func row(gone: [Item], touched: [(Item, Item?)], order: [Int]?, nodes: [String]) -> LifeRow {
    if let rows, rows < Self.mostRows, changeSize <= max(Self.leastSize, keySize) {
      let body = LifeFrame.change(gone: gone, touched: touched, order: order, at: newest, nodes: nodes)
      self.rows = rows + 1
      changeSize += body.count
      return LifeRow(topic: topic.name, moment: newest, isKey: false, body: body)
    }
    let body = LifeFrame.key(list.items, at: newest, nodes: nodes)
    (rows, changeSize, keySize) = (0, 0, body.count)
    return LifeRow(topic: topic.name, moment: newest, isKey: true, body: body)
  }
}
