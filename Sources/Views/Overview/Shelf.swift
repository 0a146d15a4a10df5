internal import Canvas
internal import Widgets

/// Room that is filled from the top: bands of tiles side by side, and lines of full width.
struct Shelf {
  let area: Rect
  private(set) var y: Int

  /// Cells between two tiles.
  private static let gutter = 3
  private static let tileWidth = 36...56
  /// A blank row between two bands.
  private let isAiry: Bool

  init(area: Rect, isAiry: Bool) {
    self.area = area
    self.isAiry = isAiry
    y = area.y
  }

  /// Rows that are still free.
  var room: Int { area.maxY - y }

  /// Adds tiles, made for their width, in as many columns as there is room for, band below band. A band that finds no
  /// room is left out, with those after it.
  mutating func add(_ make: (_ width: Int) -> [Tile], on stage: inout Stage) {
    let count = make(Self.tileWidth.lowerBound).count { !$0.isEmpty }
    guard count > 0 else { return }
    let most = max(1, (area.width + Self.gutter) / (Self.tileWidth.lowerBound + Self.gutter))
    // No band is left with one lonely tile where the tiles can be spread evenly.
    let bands = (count + most - 1) / most
    let columns = (count + bands - 1) / bands
    let width = min(Self.tileWidth.upperBound, (area.width + Self.gutter) / columns - Self.gutter)
    let tiles = make(width).filter { !$0.isEmpty }
    let isBig = area.height - bands * 12 > 24
    for start in stride(from: 0, to: tiles.count, by: columns) {
      let band = tiles[start..<min(start + columns, tiles.count)].map { $0.lines(width: width, isBig: isBig) }
      let height = band.map(\.count).max() ?? 0
      // What does not fit whole is cut, down to a title and two lines.
      guard min(height, area.maxY - y) >= min(height, 3) else { return }
      for (column, lines) in band.enumerated() {
        let x = area.x + column * (width + Self.gutter)
        add(lines, at: Rect(x: x, y: y, width: width, height: height).intersection(area), on: &stage)
      }
      if isBig { drawDigits(Array(tiles[start..<min(start + columns, tiles.count)]), width: width, on: &stage) }
      y = min(area.maxY, y + height + (isAiry ? 1 : 0))
    }
  }

  /// Adds lines of full width; none when there are not, or not room for, so many of them.
  mutating func add(_ lines: [Block.Line], least: Int = 2, on stage: inout Stage) {
    let room = area.maxY - y
    guard lines.count >= least, room >= least else { return }
    let shown = Array(lines.prefix(room))
    add(shown, at: Rect(x: area.x, y: y, width: area.width, height: shown.count), on: &stage)
    y = min(area.maxY, y + shown.count + (isAiry ? 1 : 0))
  }

  /// So many rows of full width, when there are as many.
  mutating func take(rows: Int) -> Rect? {
    guard rows > 0, area.maxY - y >= rows else { return nil }
    defer { y = min(area.maxY, y + rows + (isAiry ? 1 : 0)) }
    return Rect(x: area.x, y: y, width: area.width, height: rows)
  }

  private func add(_ lines: [Block.Line], at place: Rect, on stage: inout Stage) {
    for (row, line) in lines.prefix(place.height).enumerated() {
      stage.write(line.phrase.cut(to: place.width), x: place.x, y: place.y + row, in: place)
      if let thing = line.thing { ListWindow.note(thing, in: place.row(row), on: &stage) }
    }
  }

  /// Big digits on the rows that `Tile.lines` left free for them.
  private func drawDigits(_ band: [Tile], width: Int, on stage: inout Stage) {
    for (column, tile) in band.enumerated() {
      guard let headline = tile.headline else { continue }
      let digits = BigDigits(headline.number)
      let sign = Phrase(headline.sign, .label)
      let room = Rect(x: area.x + column * (width + Self.gutter), y: y + 1, width: width, height: 3).intersection(area)
      stage.write(sign, x: room.x, y: room.maxY - 1, in: room)
      digits.draw(in: room.inset(left: sign.width), on: &stage.buffer)
      let x = room.x + sign.width + digits.size(rows: 3).width + 1
      stage.write(headline.rest.cut(to: room.maxX - x), x: x, y: room.maxY - 1, in: room)
    }
  }
}
