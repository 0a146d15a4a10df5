extension IntegerColumn {
  /// What would be written: the shape with the fewest bytes.
  struct Plan {
    var shape = Shape.constant
    var base: Int64 = 0
    var step: UInt64 = 1
    var slope: Int64 = 0
    var shift = 0
    var width = 0
    var runs = 0
  }

  /// Chooses how to write numbers, of which there must be one at least. `hasSteps`: they may have a common divisor worth
  /// looking for other than a power of two.
  static func plan(_ numbers: UnsafeBufferPointer<Int64>, hasSteps: Bool) -> Plan {
    var (least, greatest, changes) = (numbers[0], numbers[0], 0)
    for place in 1..<max(1, numbers.count) {
      let number = numbers[place]
      least = min(least, number)
      greatest = max(greatest, number)
      if number != numbers[place - 1] { changes += 1 }
    }
    if least == greatest { return Plan(base: least) }
    let step = hasSteps ? divisor(of: numbers, from: least) : twos(in: numbers, from: least)
    var plan = Plan(shape: .packed, base: least, step: step)
    plan.width = width(of: UInt64(bitPattern: greatest &- least) / step)
    let size = plan.width * numbers.count
    let runSize = (changes + 1) * (plan.width + width(of: UInt64(numbers.count - 1)))
    if runSize + 8 < size {
      plan.shape = .runs
      plan.runs = changes + 1
      return plan
    }
    let line = line(numbers, spread: UInt64(bitPattern: greatest &- least))
    return line.width * numbers.count + 16 < size ? line : plan
  }

  private static func divisor(of numbers: UnsafeBufferPointer<Int64>, from least: Int64) -> UInt64 {
    var divisor: UInt64 = 0
    for number in numbers {
      var rest = UInt64(bitPattern: number &- least)
      while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
      if divisor == 1 { break }
    }
    return max(1, divisor)
  }

  private static func twos(in numbers: UnsafeBufferPointer<Int64>, from least: Int64) -> UInt64 {
    var all: UInt64 = 0
    for number in numbers { all |= UInt64(bitPattern: number &- least) }
    return 1 << UInt64(min(63, all.trailingZeroBitCount))
  }

  /// Along the line from the first to the last. The slope has as many binary places as there is room for.
  private static func line(_ numbers: UnsafeBufferPointer<Int64>, spread: UInt64) -> Plan {
    var plan = Plan(shape: .line, width: 64)
    let room = spread.leadingZeroBitCount - 2
    guard numbers.count > 2, room >= 0 else { return plan }
    plan.shift = min(20, room)
    let rise = (numbers[numbers.count - 1] &- numbers[0]) << Int64(plan.shift)
    plan.slope = rise / Int64(numbers.count - 1)
    var (least, greatest) = (Int64.max, Int64.min)
    for place in numbers.indices {
      let rest = numbers[place] &- numbers[0] &- (plan.slope &* Int64(place)) >> Int64(plan.shift)
      least = min(least, rest)
      greatest = max(greatest, rest)
    }
    plan.base = numbers[0] &+ least
    plan.width = width(of: UInt64(bitPattern: greatest &- least))
    return plan
  }

  static func write(_ numbers: UnsafeBufferPointer<Int64>, _ plan: Plan, to writer: inout ByteWriter) {
    writer.write(signed: plan.base)
    let (base, step) = (plan.base, plan.step)
    func multiple(_ number: Int64) -> UInt64 {
      let distance = UInt64(bitPattern: number &- base)
      return step == 1 ? distance : distance / step
    }
    switch plan.shape {
    case .constant: break
    case .packed:
      writer.write(step)
      writer.write(byte: UInt8(plan.width))
      writer.write(packed: numbers.lazy.map(multiple), width: plan.width)
    case .line:
      writer.write(signed: plan.slope)
      writer.write(byte: UInt8(plan.shift))
      writer.write(byte: UInt8(plan.width))
      let rests = numbers.indices.lazy.map { place in
        UInt64(bitPattern: numbers[place] &- base &- (plan.slope &* Int64(place)) >> Int64(plan.shift))
      }
      writer.write(packed: rests, width: plan.width)
    case .runs:
      let starts = numbers.indices.filter { $0 == 0 || numbers[$0] != numbers[$0 - 1] }
      writer.write(count: starts.count)
      writer.write(step)
      writer.write(packed: starts.lazy.map { UInt64($0) }, width: width(of: UInt64(numbers.count - 1)))
      writer.write(byte: UInt8(plan.width))
      writer.write(packed: starts.lazy.map { multiple(numbers[$0]) }, width: plan.width)
    }
  }
}
