internal import SiteModel

/// Reads how many accelerators Slurm's lists of resources speak of.
///
/// Slurm counts accelerators as generic resources (GRES), by names that the site chooses: "gpu" nearly everywhere.
package struct SlurmResources: Sendable {
  /// The names that sites give to accelerators.
  package static let usualNames = ["gpu", "npu", "mlu", "dcu", "gcu", "xpu", "hpu", "tpu", "ppu", "gaudi", "ascend"]

  private let names: [[UInt8]]

  package init(accelerators names: [String] = usualNames) { self.names = names.map { Array($0.utf8) } }

  /// True for the name of a resource that is an accelerator.
  private func isAccelerator(_ name: SlurmBytes) -> Bool {
    names.contains { word in word.withUnsafeBytes { $0.isSame(as: name) } }
  }

  /// Accelerators in "cpu=16,mem=400G,node=2,gres/gpu=16,gres/gpu:h100=16"; nil when none is named. What is counted by
  /// make is counted in the whole already.
  func accelerators(inTotal bytes: SlurmBytes) -> Int? {
    var whole: Int?
    var byMake: Int?
    for part in bytes.split(by: Byte.comma) where part.begins(with: "gres/") {
      guard let equals = part.place(of: Byte.equals, from: 0), let count = part.part(equals + 1, part.count).amount
      else { continue }
      let colon = part.place(of: Byte.colon, from: 0).flatMap { $0 < equals ? $0 : nil }
      guard isAccelerator(part.part(5, colon ?? equals)) else { continue }
      if colon == nil { whole = (whole ?? 0) + count } else { byMake = (byMake ?? 0) + count }
    }
    return whole ?? byMake
  }

  /// Accelerators in a request: "gres:gpu:h100:8", "gres/gpu:2,gres/nic:1", "gres/gpu=4", "gpu"; nil when none is
  /// named.
  func accelerators(inRequest bytes: SlurmBytes) -> Int? {
    var sum: Int?
    for part in bytes.split(by: Byte.comma) {
      let start = part.begins(with: "gres:") || part.begins(with: "gres/") ? 5 : 0
      let words = part.part(start, part.count).split { $0 == Byte.colon || $0 == Byte.equals }
      guard let name = words.first, isAccelerator(UnsafeRawBufferPointer(rebasing: name)) else { continue }
      let last = words.count > 1 ? words.last.map { UnsafeRawBufferPointer(rebasing: $0) } : nil
      sum = (sum ?? 0) + (last?.amount ?? 1)
    }
    return sum
  }

  /// Which accelerators "gpu:h100:4(IDX:0-3),gpu:a100:0(IDX:N/A)" names, what make they are, and how many there are
  /// where it is not told which.
  func accelerators(inUse bytes: SlurmBytes) -> (set: AcceleratorSet, make: String)? {
    var (indices, count, make, isFound) = ([Int](), 0, "", false)
    for part in Self.items(of: bytes) {
      let end = part.place(of: UInt8(ascii: "("), from: 0) ?? part.count
      let words = part.part(0, end).split(by: Byte.colon)
      guard isAccelerator(words[0]) else { continue }
      isFound = true
      count += words.count > 1 ? words[words.count - 1].amount ?? 1 : 1
      if words.count > 2, make.isEmpty { make = words[1].cleaned }
      if part.begins(with: "(IDX:", at: end) {
        let close = part.place(of: UInt8(ascii: ")"), from: end) ?? part.count
        indices += Self.indices(part.part(end + 5, close))
      }
    }
    guard isFound else { return nil }
    return (indices.count == count ? AcceleratorSet(indices) : AcceleratorSet(count: count), make)
  }

  /// Numbers of "0-3,6"; of more than any node has, none.
  private static func indices(_ bytes: SlurmBytes) -> [Int] {
    var indices: [Int] = []
    for part in bytes.split(by: Byte.comma) {
      guard let (first, length) = part.leadingNumber, first < 1024 else { continue }
      guard length < part.count else {
        indices.append(first)
        continue
      }
      guard part[length] == Byte.minus, let last = part.part(length + 1, part.count).wholeNumber, last >= first,
        last < 1024
      else { continue }
      indices += Array(first...last)
    }
    return indices.count > 1024 ? [] : indices
  }

  /// The parts between commas that stand outside of brackets.
  private static func items(of bytes: SlurmBytes) -> [SlurmBytes] {
    var (items, start, depth): ([SlurmBytes], Int, Int) = ([], 0, 0)
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case Byte.comma where depth == 0:
        items.append(bytes.part(start, place))
        start = place + 1
      default: break
      }
    }
    items.append(bytes.part(start, bytes.count))
    return items
  }
}
