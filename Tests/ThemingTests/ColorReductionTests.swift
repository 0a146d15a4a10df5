import Canvas
import Testing
import Theming

@Suite("Colour depth") struct ColorReductionTests {
  @Test(
    "A colour becomes the nearest that the screen has",
    arguments: [
      (RGB(0xFF, 0, 0), ColorDepth.trueColor, Color.rgb(RGB(0xFF, 0, 0))),
      (RGB(0xFF, 0, 0), .indexed256, .indexed(196)),
      (RGB(0x12, 0x12, 0x12), .indexed256, .indexed(233)),
      (RGB(0xD7, 0x87, 0x5F), .indexed256, .indexed(173)),
      (RGB(0xFC, 0x45, 0x40), .ansi16, .indexed(9)),
      (RGB(0x80, 0x80, 0x84), .ansi16, .indexed(8)),
      (RGB(0xF5, 0xD8, 0x3D), .ansi8, .indexed(3)),
      (RGB(0x10, 0x10, 0x14), .ansi8, .indexed(0)),
      (RGB(0xFF, 0, 0), .mono, .standard),
    ])
  func nearest(value: RGB, depth: ColorDepth, expected: Color) {
    #expect(Color.rgb(value).reduced(to: depth) == expected)
  }

  @Test("What a screen has stays as it is", arguments: ColorDepth.allCases)
  func stays(depth: ColorDepth) {
    #expect(Color.standard.reduced(to: depth) == .standard)
    if depth > .mono { #expect(Color.indexed(5).reduced(to: depth) == .indexed(5)) }
  }

  @Test("With eight colours bright is bold, and dark grey is dim") func bright() {
    var style = Style()
    style.foreground = .indexed(9)
    style.background = .indexed(12)
    let red = style.reduced(to: .ansi8)
    #expect(red.foreground == .indexed(1))
    #expect(red.background == .indexed(4))
    #expect(red.isBold && !red.isDim)
    style.foreground = .indexed(8)
    let grey = style.reduced(to: .ansi8)
    #expect(grey.foreground == .indexed(7))
    #expect(grey.isDim && !grey.isBold)
  }

  @Test("Hexadecimal colours are read strictly", arguments: ["ff0000", "#ff000", "#ff00000", "#gg0000", "#+f0000", ""])
  func hex(text: String) { #expect(RGB(hex: text) == nil) }

  @Test("A theme never asks for colours that a screen has not", arguments: ColorDepth.allCases)
  func bounded(depth: ColorDepth) throws {
    for name in Shipped.library.names {
      let theme = try Shipped.library.theme(named: name)
      for role in Ink.Role.allCases {
        for flags: Ink.Flags in [[], .selected, .dimmed, .reverse, [.selected, .reverse]] {
          for level in stride(from: 0, through: 255, by: 51) {
            let style = theme.style(of: Ink(role, level: UInt8(level), flags: flags), depth: depth)
            #expect(fits(style.foreground, depth) && fits(style.background, depth), "\(name) \(role)")
          }
        }
      }
    }
  }

  private func fits(_ color: Color, _ depth: ColorDepth) -> Bool {
    switch color {
    case .standard: true
    case .rgb: depth == .trueColor
    case .indexed(let number): Int(number) < [0, 8, 16, 256, 256][depth.rawValue]
    }
  }

  @Test("An unacknowledged marker stands out from a selected row", arguments: ColorDepth.allCases)
  func markers(depth: ColorDepth) {
    let theme = Theme.fallback
    let marker = theme.style(of: Ink.critical.reversed.selected, depth: depth)
    let acknowledged = theme.style(of: Ink.critical.selected, depth: depth)
    #expect(marker.isReverse != acknowledged.isReverse)
  }
}
