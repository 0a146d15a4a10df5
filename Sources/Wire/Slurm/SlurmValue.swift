internal import SiteModel

/// Values as Slurm writes them in more than one of its answers.
enum SlurmValue {
  /// "7-00:00:00", "1-02", "8:00:00", "30:00", "45" (minutes); nil for UNLIMITED, NOT_SET and the like.
  static func duration(_ bytes: SlurmBytes) -> Duration? {
    var days = 0
    var rest = bytes
    if let dash = bytes.place(of: Byte.minus, from: 0) {
      guard let number = bytes.part(0, dash).wholeNumber, number < 100_000 else { return nil }
      days = number
      rest = bytes.part(dash + 1, bytes.count)
    }
    var numbers: [Int] = []
    for part in rest.split(by: Byte.colon) {
      guard numbers.count < 3, let number = part.wholeNumber, number < 100_000_000 else { return nil }
      numbers.append(number)
    }
    let seconds: Int
    switch (numbers.count, days > 0 || rest.count < bytes.count) {
    case (1, true): seconds = numbers[0] * 3600
    case (1, false): seconds = numbers[0] * 60
    case (2, true): seconds = numbers[0] * 3600 + numbers[1] * 60
    case (2, false): seconds = numbers[0] * 60 + numbers[1]
    default: seconds = numbers[0] * 3600 + numbers[1] * 60 + numbers[2]
    }
    return .seconds(days * 86_400 + seconds)
  }

  /// Bytes of memory: "122400M", "400G", "1.50T"; a bare number counts mebibytes.
  static func memory(_ bytes: SlurmBytes) -> Double? {
    guard bytes.count > 0, bytes.count < 24, let base = bytes.baseAddress else { return nil }
    let start = base.assumingMemoryBound(to: UInt8.self)
    guard Byte.isDigit(start.pointee), let number = NumberScanner.number(start, start + bytes.count) else { return nil }
    let letter = number.end < start + bytes.count ? number.end.pointee | 0x20 : UInt8(ascii: "m")
    guard let power = "kmgtpe".utf8.firstIndex(of: letter) else { return nil }
    let step = "kmgtpe".utf8.distance(from: "kmgtpe".utf8.startIndex, to: power)
    return (0...step).reduce(number.value) { value, _ in value * 1024 }
  }

  /// How many tasks "4-19", "0,2,4-8", "0-30:2" stand for. What is no such expression counts as none.
  static func taskCount(_ bytes: SlurmBytes) -> Int {
    bytes.split(by: Byte.comma).reduce(0) { count, part in
      guard let (first, length) = part.leadingNumber else { return count }
      guard length < part.count, part[length] == Byte.minus else { return count + 1 }
      let rest = part.part(length + 1, part.count)
      guard let (last, digits) = rest.leadingNumber, last >= first, last < 1 << 32 else { return count + 1 }
      let step = digits < rest.count && rest[digits] == Byte.colon ? rest.part(digits + 1, rest.count).wholeNumber : nil
      return count + (last - first) / max(1, step ?? 1) + 1
    }
  }
}
