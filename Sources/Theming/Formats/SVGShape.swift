/// A rectangle in a cell, in hundredths of a pixel from its corner.
struct SVGShape: Hashable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int
  /// Share of its colour, in percent.
  var opacity = 100

  /// Reaches from the left edge to the right one, so that equal neighbours are one.
  var spans: Bool { x == 0 && width == SVGGrid.cell.width }

  func repeated(_ count: Int) -> SVGShape {
    var shape = self
    shape.width *= count
    return shape
  }

  func element(fill: String, x originX: Int, y originY: Int) -> String {
    let values = [originX + x, originY + y, width, height].map(SVGGrid.number)
    let veil = opacity < 100 ? " fill-opacity=\"0.\(opacity)\"" : ""
    let place = "x=\"\(values[0])\" y=\"\(values[1])\" width=\"\(values[2])\" height=\"\(values[3])\""
    return "<rect\(fill) \(place)\(veil)/>\n"
  }

  /// What a glyph looks like when it is a block or a line; nil for all others.
  static func shapes(of code: UInt32) -> [SVGShape]? { table[code] }

  private static let table: [UInt32: [SVGShape]] = {
    let (width, height) = (SVGGrid.cell.width, SVGGrid.cell.height)
    var table: [UInt32: [SVGShape]] = [:]
    for eighths in 1...8 {
      let (tall, wide) = (height * eighths / 8, width * eighths / 8)
      table[0x2580 + UInt32(eighths)] = [SVGShape(x: 0, y: height - tall, width: width, height: tall)]
      table[0x2590 - UInt32(eighths)] = [SVGShape(x: 0, y: 0, width: wide, height: height)]
    }
    table[0x2580] = [SVGShape(x: 0, y: 0, width: width, height: height / 2)]
    table[0x2590] = [SVGShape(x: width / 2, y: 0, width: width - width / 2, height: height)]
    table[0x2595] = [SVGShape(x: width - width / 8, y: 0, width: width / 8, height: height)]
    for (code, opacity) in [(0x2591, 25), (0x2592, 50), (0x2593, 75)] as [(UInt32, Int)] {
      table[code] = [SVGShape(x: 0, y: 0, width: width, height: height, opacity: opacity)]
    }
    for (glyphs, thickness) in [("─│┌┐└┘├┤┬┴┼╭╮╰╯╴╵╶╷", 110), ("━┃┏┓┗┛┣┫┳┻╋╸╹╺╻", 230)] {
      for scalar in glyphs.unicodeScalars { table[scalar.value] = lines(arms[scalar] ?? "", thickness) }
    }
    return table
  }()

  /// Where each line goes from the middle of its cell: left, right, up, down.
  private static let arms: [Unicode.Scalar: String] = [
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru",
    "┼": "lrud", "╭": "rd", "╮": "ld", "╰": "ru", "╯": "lu", "╴": "l", "╵": "u", "╶": "r", "╷": "d",
    "━": "lr", "┃": "ud", "┏": "rd", "┓": "ld", "┗": "ru", "┛": "lu", "┣": "rud", "┫": "lud", "┳": "lrd", "┻": "lru",
    "╋": "lrud", "╸": "l", "╹": "u", "╺": "r", "╻": "d",
  ]

  private static func lines(_ arms: String, _ thickness: Int) -> [SVGShape] {
    let (width, height) = (SVGGrid.cell.width, SVGGrid.cell.height)
    let (left, top) = ((width - thickness) / 2, (height - thickness) / 2)
    var shapes: [SVGShape] = []
    if arms.contains("l") || arms.contains("r") {
      let from = arms.contains("l") ? 0 : left
      let to = arms.contains("r") ? width : left + thickness
      shapes.append(SVGShape(x: from, y: top, width: to - from, height: thickness))
    }
    if arms.contains("u") || arms.contains("d") {
      let from = arms.contains("u") ? 0 : top
      let to = arms.contains("d") ? height : top + thickness
      shapes.append(SVGShape(x: left, y: from, width: thickness, height: to - from))
    }
    return shapes
  }
}
