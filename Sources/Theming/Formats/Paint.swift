/// A look in plain colours, as SVG and HTML need it: no terminal is there to have its own.
struct Paint: Hashable {
  var foreground: RGB
  var background: RGB
  var isBold: Bool
  var isUnderlined: Bool

  init(_ style: Style) {
    var front = Self.rgb(of: style.foreground, standard: RGB(0xD0, 0xD0, 0xD0))
    var back = Self.rgb(of: style.background, standard: RGB(0, 0, 0))
    if style.isDim { front = front.mixed(with: back, share: Style.dimming) }
    if style.isReverse { swap(&front, &back) }
    foreground = front
    background = back
    isBold = style.isBold
    isUnderlined = style.isUnderlined
  }

  private static func rgb(of color: Color, standard: RGB) -> RGB {
    switch color {
    case .standard: standard
    case .indexed(let number): ANSIPalette.colors[Int(number)]
    case .rgb(let value): value
    }
  }

  /// The look of the text as CSS declarations; `property` is what colours glyphs there.
  func declarations(_ property: String) -> String {
    "\(property):\(foreground.hex)" + (isBold ? ";font-weight:bold" : "")
      + (isUnderlined ? ";text-decoration:underline" : "")
  }
}

/// Short names for the looks of one page, in the order in which they are met.
struct PaintClasses {
  private(set) var names: [(paint: Paint, name: String)] = []
  private var known: [Paint: String] = [:]

  mutating func name(of paint: Paint) -> String {
    if let name = known[paint] { return name }
    let name = "i\(names.count)"
    known[paint] = name
    names.append((paint, name))
    return name
  }
}

/// Text as XML and HTML both take it.
enum Markup {
  /// Monospaced fonts that people have; none is fetched.
  static let fonts =
    "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono','Noto Sans Mono CJK SC',"
    + "'Noto Sans CJK SC',monospace"

  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // Not characters of XML, or not seen but able to mislead.
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
