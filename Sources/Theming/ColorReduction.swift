/// What becomes of a colour on a screen that has fewer: true colour → 256 → 16 → 8 → none.
extension Color {
  /// The nearest that a screen of that depth can show. Numbers above the screen's are turned into their RGB first.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.standard, _), (_, .mono): .standard
    case (.rgb, .trueColor): self
    case (.rgb(let value), .indexed256): .indexed(Self.nearest(to: value, among: 16..<256, hueWeight: 1))
    case (.rgb(let value), .ansi16): .indexed(Self.nearest(to: value, among: 0..<16, hueWeight: 4))
    case (.rgb(let value), .ansi8): .indexed(Self.nearest(to: value, among: 0..<8, hueWeight: 4))
    case (.indexed(let number), .trueColor), (.indexed(let number), .indexed256): .indexed(number)
    case (.indexed(let number), .ansi16):
      number < 16 ? self : Color.rgb(ANSIPalette.colors[Int(number)]).reduced(to: depth)
    case (.indexed(let number), .ansi8):
      number < 16 ? .indexed(number & 7) : Color.rgb(ANSIPalette.colors[Int(number)]).reduced(to: depth)
    }
  }

  /// Among few colours hue says more than lightness: amber must not become grey because it is as light.
  private static func nearest(to color: RGB, among numbers: Range<Int>, hueWeight: Double) -> UInt8 {
    let wanted = OKLab(color)
    let distances = numbers.map { wanted.squaredDistance(to: ANSIPalette.perceived[$0], hueWeight: hueWeight) }
    var best = 0
    for index in distances.indices where distances[index] < distances[best] { best = index }
    return UInt8(numbers.lowerBound + best)
  }
}

extension Style {
  /// The same look with a screen's colours. With eight, a bright foreground becomes its dark sister in bold, and dark
  /// grey a dimmed white; with none, only the attributes are left.
  package func reduced(to depth: ColorDepth) -> Style {
    var style = self
    if depth == .ansi8 {
      let bright = foreground.reduced(to: .ansi16)
      if case .indexed(let number) = bright, number >= 8 {
        style.foreground = .indexed(number == 8 ? 7 : number - 8)
        style.isDim = style.isDim || number == 8
        style.isBold = style.isBold || number != 8
      } else {
        style.foreground = bright
      }
    } else {
      style.foreground = foreground.reduced(to: depth)
    }
    style.background = background.reduced(to: depth)
    return style
  }
}

/// The 256 colours as xterm draws them; other terminals draw the first sixteen a little otherwise.
package enum ANSIPalette {
  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red", "bright-green",
    "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  package static let colors: [RGB] = {
    var colors = [
      RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
      RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
      RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    for red in levels { for green in levels { for blue in levels { colors.append(RGB(red, green, blue)) } } }
    for step in 0..<24 {
      let grey = UInt8(8 + step * 10)
      colors.append(RGB(grey, grey, grey))
    }
    return colors
  }()

  static let perceived = colors.map { OKLab($0) }
}
