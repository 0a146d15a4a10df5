/// How people, and printers without colours, see.
enum ColorVision: String, CaseIterable, Sendable {
  case normal
  /// Without the cones for middle, long or short waves.
  case deuteranopia, protanopia, tritanopia
  /// Lightness alone: a printer or a copier without colours.
  case greyscale

  static let dichromats: [ColorVision] = [.deuteranopia, .protanopia, .tritanopia]

  /// The colour that looks to everybody as this one does to them.
  func sight(of color: RGB) -> RGB {
    let light = color.linear
    switch self {
    case .normal: return color
    case .deuteranopia: return Dichromacy.deuteranopia.sight(of: light)
    case .protanopia: return Dichromacy.protanopia.sight(of: light)
    case .tritanopia: return Dichromacy.tritanopia.sight(of: light)
    case .greyscale: return RGB(linear: color.luminance, color.luminance, color.luminance)
    }
  }
}

/// Two of three kinds of cones, as Brettel, Viénot and Mollon simulate them (1997, "Computerized simulation of color
/// appearance for dichromats"): what differs only in the missing cones' answer is moved along it onto one of two half
/// planes, which hold the colours that dichromats and others see alike. Both moves are linear, so they are matrices on
/// linear sRGB; the plane between is given by its normal. The figures are those of libDaltonLens (public domain), from
/// Smith and Pokorny's cones and the monitor white of sRGB.
private struct Dichromacy {
  var above: [[Double]]
  var below: [[Double]]
  var normal: [Double]

  func sight(of light: (red: Double, green: Double, blue: Double)) -> RGB {
    func product(_ row: [Double]) -> Double { row[0] * light.red + row[1] * light.green + row[2] * light.blue }
    let rows = (product(normal) >= 0 ? above : below).map(product)
    return RGB(linear: rows[0], rows[1], rows[2])
  }

  static let protanopia = Dichromacy(
    above: [[0.14980, 1.19548, -0.34528], [0.10764, 0.84864, 0.04372], [0.00384, -0.00540, 1.00156]],
    below: [[0.14570, 1.16172, -0.30742], [0.10816, 0.85291, 0.03892], [0.00386, -0.00524, 1.00139]],
    normal: [0.00048, 0.00393, -0.00441])
  static let deuteranopia = Dichromacy(
    above: [[0.36477, 0.86381, -0.22858], [0.26294, 0.64245, 0.09462], [-0.02006, 0.02728, 0.99278]],
    below: [[0.37298, 0.88166, -0.25464], [0.25954, 0.63506, 0.10540], [-0.01980, 0.02784, 0.99196]],
    normal: [-0.00281, -0.00611, 0.00892])
  static let tritanopia = Dichromacy(
    above: [[1.01277, 0.13548, -0.14826], [-0.01243, 0.86812, 0.14431], [0.07589, 0.80500, 0.11911]],
    below: [[0.93678, 0.18979, -0.12657], [0.06154, 0.81526, 0.12320], [-0.37562, 1.12767, 0.24796]],
    normal: [0.03901, -0.02788, -0.01113])
}
