/// Numbers as they stand on pages: decimal, with `NaN` and `Inf` in any case. Hexadecimal floats are refused.
enum NumberScanner {
  /// A number that begins at `start`, and the place after it; nil when none does.
  ///
  /// Up to 2^53 with up to 22 decimal places the result is exact by one multiplication or division (both operands are
  /// exact); anything else goes to the standard library, which knows no locale.
  @inline(__always)
  static func number(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> (value: Double, end: UnsafePointer<UInt8>)? {
    var at = start
    var isNegative = false
    if at < limit, at.pointee == Byte.minus || at.pointee == Byte.plus {
      isNegative = at.pointee == Byte.minus
      at += 1
    }
    let digits = at
    var mantissa: UInt64 = 0
    while at < limit, Byte.isDigit(at.pointee) {
      mantissa = mantissa &* 10 &+ UInt64(at.pointee &- 0x30)
      at += 1
    }
    var digitCount = at - digits
    var scale = 0
    if at < limit, at.pointee == Byte.point {
      let fraction = at + 1
      at = fraction
      while at < limit, Byte.isDigit(at.pointee) {
        mantissa = mantissa &* 10 &+ UInt64(at.pointee &- 0x30)
        at += 1
      }
      scale = fraction - at
      digitCount -= scale
    }
    guard digitCount > 0 else { return at == digits ? word(at, limit, isNegative: isNegative) : nil }
    if at < limit, at.pointee | 0x20 == UInt8(ascii: "e") {
      guard let (exponent, end) = exponent(at + 1, limit) else { return nil }
      scale += exponent
      at = end
    }
    if digitCount <= 19, mantissa < 1 << 53, scale >= -22, scale <= 22 {
      let exact = Double(mantissa)
      let value = scale < 0 ? exact / powersOfTen[-scale] : exact * powersOfTen[scale]
      return (isNegative ? -value : value, at)
    }
    return slow(start, at).map { ($0, at) }
  }

  private static func exponent(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> (Int, UnsafePointer<UInt8>)? {
    var at = start
    var isNegative = false
    if at < limit, at.pointee == Byte.minus || at.pointee == Byte.plus {
      isNegative = at.pointee == Byte.minus
      at += 1
    }
    let digits = at
    var exponent = 0
    while at < limit, Byte.isDigit(at.pointee) {
      exponent = min(exponent * 10 + Int(at.pointee &- 0x30), 100_000)
      at += 1
    }
    return at == digits ? nil : (isNegative ? -exponent : exponent, at)
  }

  private static func word(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>, isNegative: Bool
  ) -> (Double, UnsafePointer<UInt8>)? {
    for (word, value) in [("infinity", Double.infinity), ("inf", .infinity), ("nan", .nan)] {
      var at = start
      var matches = true
      for byte in word.utf8 {
        guard at < limit, at.pointee | 0x20 == byte else {
          matches = false
          break
        }
        at += 1
      }
      if matches { return (isNegative ? -value : value, at) }
    }
    return nil
  }

  private static func slow(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    guard end - start <= 400 else { return nil }
    return Double(String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self))
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]

  /// A whole number that begins at `start`; nil when none does or it does not fit.
  static func integer(
    _ start: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>
  ) -> (value: Int64, end: UnsafePointer<UInt8>)? {
    var at = start
    var isNegative = false
    if at < limit, at.pointee == Byte.minus || at.pointee == Byte.plus {
      isNegative = at.pointee == Byte.minus
      at += 1
    }
    let digits = at
    var value: Int64 = 0
    while at < limit, Byte.isDigit(at.pointee) {
      let (tens, isTooLong) = value.multipliedReportingOverflow(by: 10)
      let (sum, isTooLarge) = tens.addingReportingOverflow(Int64(at.pointee &- 0x30))
      if isTooLong || isTooLarge { return nil }
      value = sum
      at += 1
    }
    return at == digits ? nil : (isNegative ? -value : value, at)
  }
}
