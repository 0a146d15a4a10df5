import Testing
@testable import Theming

@Suite("Colour vision") struct ColorVisionTests {
  static let cube: [RGB] = {
    let levels: [UInt8] = [0, 64, 128, 192, 255]
    return levels.flatMap { red in levels.flatMap { green in levels.map { RGB(red, green, $0) } } }
  }()

  @Test("Greys look alike to everybody", arguments: ColorVision.allCases)
  func greys(vision: ColorVision) {
    for level in stride(from: 0, through: 255, by: 15) {
      let grey = RGB(UInt8(level), UInt8(level), UInt8(level))
      #expect(vision.sight(of: grey).distance(to: grey) < 0.005)
    }
  }

  @Test("What has been seen once looks the same when seen again", arguments: ColorVision.allCases)
  func projection(vision: ColorVision) {
    for color in Self.cube {
      let once = vision.sight(of: color)
      // What leaves the screen's range is cut off, and may then move a little.
      #expect(vision.sight(of: once).distance(to: once) < 0.06, "\(color.hex)")
    }
  }

  @Test(
    "Colours that people with one kind of cones missing confuse come together, and those they do not stay apart",
    arguments: [
      // Red and green of equal lightness; blue and yellow.
      (
        ColorVision.deuteranopia, RGB(0xC4, 0x6A, 0x4A), RGB(0x8A, 0x8A, 0x3C), RGB(0x30, 0x60, 0xE0),
        RGB(0xE0, 0xD0, 0x30)
      ),
      (.protanopia, RGB(0xD0, 0x40, 0x30), RGB(0x6E, 0x6A, 0x2A), RGB(0x30, 0x60, 0xE0), RGB(0xE0, 0xD0, 0x30)),
      // Blue and green; red and cyan.
      (.tritanopia, RGB(0x00, 0x70, 0xA8), RGB(0x00, 0x76, 0x60), RGB(0xE0, 0x30, 0x30), RGB(0x30, 0xC0, 0xC0)),
    ])
  func confusion(vision: ColorVision, one: RGB, other: RGB, far: RGB, away: RGB) {
    let confused = vision.sight(of: one).distance(to: vision.sight(of: other))
    #expect(confused < one.distance(to: other) * 0.5, "\(confused) of \(one.distance(to: other))")
    #expect(vision.sight(of: far).distance(to: vision.sight(of: away)) > 0.25)
  }

  /// Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency":
  /// at full severity, on linear sRGB. Another way to the same end; its authors hold it least sure for tritanopia.
  @Test(
    "Another published simulation agrees about every colour",
    arguments: [
      (
        ColorVision.protanopia,
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]], 0.06
      ),
      (
        .deuteranopia,
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]], 0.06
      ),
      (
        .tritanopia,
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]], 0.1
      ),
    ])
  func peer(vision: ColorVision, matrix: [[Double]], tolerance: Double) {
    for color in Self.cube {
      let light = color.linear
      let rows = matrix.map { $0[0] * light.red + $0[1] * light.green + $0[2] * light.blue }
      let expected = RGB(linear: rows[0], rows[1], rows[2])
      #expect(vision.sight(of: color).distance(to: expected) < tolerance, "\(color.hex)")
    }
  }
}
