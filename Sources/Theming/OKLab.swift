internal import Glibc

/// A colour as the eye sees it (Ottosson 2020): lightness 0...1 and two axes of hue. Equal distances look about equally
/// far apart.
struct OKLab: Hashable {
  var lightness: Double
  /// Green to red.
  var a: Double
  /// Blue to yellow.
  var b: Double

  init(lightness: Double, a: Double, b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  init(_ color: RGB) {
    let (red, green, blue) = color.linear
    let l = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    let m = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    let s = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// The nearest colour that a screen can show.
  var rgb: RGB {
    let l = lightness + 0.3963377774 * a + 0.2158037573 * b
    let m = lightness - 0.1055613458 * a - 0.0638541728 * b
    let s = lightness - 0.0894841775 * a - 1.2914855480 * b
    let (long, middle, short) = (l * l * l, m * m * m, s * s * s)
    return RGB(
      linear: 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
      -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
      -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short)
  }

  /// 0.02 is just visible side by side; black and white are 1 apart.
  func distance(to other: OKLab) -> Double { squaredDistance(to: other, hueWeight: 1).squareRoot() }

  func squaredDistance(to other: OKLab, hueWeight: Double) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return dl * dl + hueWeight * (da * da + db * db)
  }

  /// The colour part of the way to another.
  func mixed(with other: OKLab, share: Double) -> OKLab {
    OKLab(
      lightness: lightness + (other.lightness - lightness) * share, a: a + (other.a - a) * share,
      b: b + (other.b - b) * share)
  }
}

extension RGB {
  /// Light intensities, 0...1.
  var linear: (red: Double, green: Double, blue: Double) {
    func intensity(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return (intensity(red), intensity(green), intensity(blue))
  }

  init(linear red: Double, _ green: Double, _ blue: Double) {
    func value(_ intensity: Double) -> UInt8 {
      let bounded = max(0, min(1, intensity))
      let share = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * pow(bounded, 1 / 2.4) - 0.055
      return UInt8((share * 255).rounded())
    }
    self.init(value(red), value(green), value(blue))
  }

  /// How bright it is, 0 to 1 (IEC 61966-2-1).
  var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// The ratio of two colours' luminances as WCAG 2 defines it: 1 (equal) to 21 (black and white).
  func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance + 0.05, other.luminance + 0.05)
    return max(one, two) / min(one, two)
  }

  /// How far apart two colours look: 0.02 is just visible side by side; black and white are 1 apart.
  package func distance(to other: RGB) -> Double { OKLab(self).distance(to: OKLab(other)) }

  func mixed(with other: RGB, share: Double) -> RGB { OKLab(self).mixed(with: OKLab(other), share: share).rgb }
}
