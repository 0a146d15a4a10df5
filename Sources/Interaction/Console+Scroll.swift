internal import SiteModel

extension Console {
  /// Scrolls the list without moving the selection: the wheel.
  mutating func scrollList(by rows: Int, in around: Surroundings) {
    scroll[place.name] = firstRow + rows
    clampScroll(in: around)
  }

  /// Scrolls as little as brings the selected row onto the screen.
  mutating func revealSelection(in around: Surroundings) {
    guard let index = selectedIndex(in: around) else { return }
    let row = index / max(1, around.columns)
    let visible = max(1, around.visibleRows)
    rows[place.name] = row
    if row < firstRow { scroll[place.name] = row }
    if row >= firstRow + visible { scroll[place.name] = row - visible + 1 }
  }

  /// Never scrolls past the end, whatever has left the list.
  mutating func clampScroll(in around: Surroundings) {
    guard let first = scroll[place.name] else { return }
    let columns = max(1, around.columns)
    let rowCount = (around.order.count + columns - 1) / columns
    scroll[place.name] = first.clamped(to: 0...max(0, rowCount - max(1, around.visibleRows)))
  }
}
