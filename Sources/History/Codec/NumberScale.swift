/// How floating-point numbers follow from whole ones, bit for bit. Meters count in steps: what they say is a whole
/// number of tenths or thousandths, and that is much shorter than its binary fraction.
enum NumberScale: Hashable {
  /// The bit pattern (IEEE 754), when nothing else fits.
  case bits
  /// Divided by a power of ten: what decimal text is read as.
  case divided(Int)
  /// Times a step, by its place in `steps`: what a driver gets that scales a count.
  case multiplied(Int)

  static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12]
  static let steps: [Double] = [
    0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 0.05, 0.005, 5e-4, 0.02, 0.002, 1 / 255.0, 1 / 1024.0,
  ]

  /// In the lower two bits which, in the upper four its place.
  var code: UInt8 {
    switch self {
    case .bits: 0
    case .divided(let place): 1 | UInt8(place) << 4
    case .multiplied(let place): 2 | UInt8(place) << 4
    }
  }

  init?(code: UInt8) {
    let place = Int(code >> 4)
    switch code & 3 {
    case 0 where place == 0: self = .bits
    case 1 where place < Self.powers.count: self = .divided(place)
    case 2 where place < Self.steps.count: self = .multiplied(place)
    default: return nil
    }
  }

  @inline(__always)
  func number(_ whole: Int64) -> Double {
    switch self {
    case .bits: Double(bitPattern: UInt64(bitPattern: whole))
    case .divided(0): Double(whole)
    case .divided(let place): Double(whole) / Self.powers[place]
    case .multiplied(let place): Double(whole) * Self.steps[place]
    }
  }

  /// The whole number that gives `number` again, if there is one.
  @inline(__always)
  func whole(_ number: Double) -> Int64? {
    let near: Double
    switch self {
    case .bits: return Int64(bitPattern: number.bitPattern)
    case .divided(let place): near = (number * Self.powers[place]).rounded()
    case .multiplied(let place): near = (number / Self.steps[place]).rounded()
    }
    // Beyond 2^53 not every whole number is a Double. NaN fails here, too.
    guard abs(near) < 9_007_199_254_740_992 else { return nil }
    let whole = Int64(near)
    return self.number(whole).bitPattern == number.bitPattern ? whole : nil
  }

  /// The coarsest scale that gives all numbers exactly; their whole numbers go to `wholes`, which has as many places.
  static func fit(_ numbers: UnsafeBufferPointer<Double>, into wholes: UnsafeMutableBufferPointer<Int64>) -> NumberScale
  {
    for place in powers.indices where fits(.divided(place), numbers, wholes) { return .divided(place) }
    for place in steps.indices where fits(.multiplied(place), numbers, wholes) { return .multiplied(place) }
    for place in numbers.indices { wholes[place] = Int64(bitPattern: numbers[place].bitPattern) }
    return .bits
  }

  @inline(__always)
  private static func fits(
    _ scale: NumberScale, _ numbers: UnsafeBufferPointer<Double>, _ wholes: UnsafeMutableBufferPointer<Int64>
  ) -> Bool {
    for place in numbers.indices {
      guard let whole = scale.whole(numbers[place]) else { return false }
      wholes[place] = whole
    }
    return true
  }
}
