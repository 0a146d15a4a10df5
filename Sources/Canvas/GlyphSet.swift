/// The characters that a screen can show.
package enum GlyphSet: String, CaseIterable, Sendable {
  case unicode
  /// The 256 glyphs (code page 437) that every Linux console font has.
  case linuxConsole
  /// Everything that is one cell wide where characters of ambiguous width take two: no lines, blocks or shapes.
  case eastAsian
  /// Printable ASCII.
  case ascii

  /// What stands for one of Aisle's own glyphs here: itself where it can be shown; nil for a glyph that Aisle does
  /// not draw by itself and that is not ASCII.
  package func standIn(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.isASCII || self == .unicode { return scalar }
    if self == .eastAsian, TextWidth.kind(of: scalar) != .ambiguous { return scalar }
    guard let entry = Self.table[scalar] else { return nil }
    return switch self {
    case .linuxConsole: entry.console
    case .eastAsian: Self.dotted[scalar] ?? entry.ascii
    case .ascii, .unicode: entry.ascii
    }
  }

  /// Blocks and shades as dots, which are one cell everywhere: `⣀⣤⣶⣿`.
  private static let dotted: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip("▁▂▃▄▅▆▇█▀▌▐░▒▓".unicodeScalars, "⣀⣀⣤⣤⣶⣶⣿⣿⠛⡇⢸⠂⠕⡪".unicodeScalars))

  /// Every glyph outside ASCII that Aisle draws by itself.
  package static var drawn: [Unicode.Scalar] { table.keys.sorted() }

  private static let table: [Unicode.Scalar: (ascii: Unicode.Scalar, console: Unicode.Scalar)] = {
    var table: [Unicode.Scalar: (ascii: Unicode.Scalar, console: Unicode.Scalar)] = [:]
    for (glyphs, ascii, console) in rows {
      let stand = [Array(glyphs.unicodeScalars), Array(ascii.unicodeScalars), Array(console.unicodeScalars)]
      for index in stand[0].indices { table[stand[0][index]] = (stand[1][index], stand[2][index]) }
    }
    return table
  }()

  /// Glyphs, and under each its stand-in in ASCII and on the Linux console.
  static let rows: [(glyphs: String, ascii: String, console: String)] = [
    ("─━│┃═║╌┄┆┊╎", "-=||=|--:::", "─═│║═║──│││"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯", "+++++++++++++", "┌┐└┘├┤┬┴┼┌┐└┘"),
    ("┏┓┗┛╔╗╚╝╪╫╞╡╟╢╠╣╦╩╬", "+++++++++++++++++++", "╔╗╚╝╔╗╚╝╪╫╞╡╟╢╠╣╦╩╬"),
    ("╴╶╸╺╱╲╳", "--==/\\x", "──══/\\x"),
    ("▁▂▃▄▅▆▇█▀", "_.-=+*%#'", "_▄▄▄▄███▀"),
    ("▏▎▍▌▋▊▉▐▕", "||===##||", "││▌▌▌██▐│"),
    ("░▒▓", ".:%", "░▒▓"),
    ("■□▲△▼▽◆◇♦●○◎▪▫", "!_^^vv***@o@!_", "■○▲▲▼▼♦♦♦•○○■○"),
    ("▶▷►◀◁◄▸◂▴▾", ">>><<<><^v", "►►►◄◄◄►◄▲▼"),
    ("←→↑↓↔↕↵↳⇒⇐⇑⇓", "<>^v-|<\\><^v", "←→↑↓↔↕←└→←↑↓"),
    ("—–…·•×÷±≈≤≥≠°∞", "--~..x/+~<>!'8", "──~·•x÷±≈≤≥!°∞"),
    ("ΔΩµμ√²³½", "dOuuv23/", "dΩµµ√²3½"),
    ("“”‘’«»‹›§¶✓✗★☆", "\"\"''<><>SPvx**", "\"\"''«»<>§¶√x**"),
  ]
}

extension CellBuffer {
  /// The frame in the characters of a poorer screen, cell for cell: Aisle's own glyphs as their stand-ins, everything
  /// else outside the set as `?`, one for each cell it fills.
  package func reduced(to glyphs: GlyphSet) -> CellBuffer {
    guard glyphs != .unicode else { return self }
    var frame = self
    frame.replaceGlyphs { cell in
      guard cell.code < Cell.clusterBase, let scalar = Unicode.Scalar(cell.code), cell.code != 0 else { return 0x3F }
      return glyphs.standIn(for: scalar)?.value ?? 0x3F
    }
    return frame
  }
}
