internal import SiteModel

/// Generic resources (GRES) as Slurm writes them: "gpu:h100:8(IDX:0-7)", "gpu:4(S:0-1),nic:2" (gres.conf(5)).
struct GenericResources {
  /// What sites and makers call accelerators there.
  static let accelerators: Set<String> = ["gpu", "npu", "mlu", "dcu", "gcu", "xpu", "hpu", "tpu", "ppu"]
  /// Accelerators whose numbers are followed; no node has more.
  private static let indexLimit = 1_024

  /// Accelerators of all makes.
  var held = AcceleratorSet()
  /// Their make, where it is told: "h100". The first, where a node has several.
  var make = ""
  /// True when accelerators stand there, be it none of them.
  var namesAccelerators = false

  init(_ text: String) {
    guard !text.isEmpty, text != "(null)", text != "N/A" else { return }
    var count = 0
    var indices: [Int] = []
    var isComplete = true
    for part in NodeRange.parts(text) {
      guard let resource = Self.resource(part) else { continue }
      namesAccelerators = true
      if make.isEmpty { make = resource.make }
      count += resource.count
      if resource.indices.count == resource.count { indices += resource.indices } else { isComplete = false }
    }
    held = isComplete && Set(indices).count == count ? AcceleratorSet(indices) : AcceleratorSet(count: count)
  }

  private static func resource(_ part: String) -> (make: String, count: Int, indices: [Int])? {
    let open = part.firstIndex(of: "(") ?? part.endIndex
    var words = part[..<open].split(separator: ":", omittingEmptySubsequences: false)
    // "gres:gpu:4" of 22.05, "gres/gpu:4" of later ones.
    if words.first == "gres" { words.removeFirst() }
    guard var name = words.first else { return nil }
    if name.hasPrefix("gres/") { name = name.dropFirst(5) }
    guard accelerators.contains(String(name)) else { return nil }
    let indices = part[open...].hasPrefix("(IDX:") ? self.indices(part[open...].dropFirst(5).prefix { $0 != ")" }) : []
    let told = words.count > 1 ? words.last.flatMap { count($0) } : nil
    let make = words.dropFirst().first.flatMap { count($0) == nil ? String($0) : nil } ?? ""
    return (make, told ?? (indices.isEmpty ? 1 : indices.count), indices)
  }

  /// "4", or "2K".
  private static func count(_ text: Substring) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let number = Int(digits), number < 1 << 20 else { return nil }
    switch text.dropFirst(digits.count) {
    case "": return number
    case "K": return number * 1_024
    default: return nil
    }
  }

  /// "0-3,7"; "N/A" is none.
  private static func indices(_ text: Substring) -> [Int] {
    var indices: [Int] = []
    for range in text.split(separator: ",") {
      let ends = range.split(separator: "-")
      guard let first = ends.first, let from = Int(first), let last = ends.last, let to = Int(last), from >= 0,
        from <= to,
        to < indexLimit
      else { return [] }
      indices += from...to
    }
    return indices
  }
}

/// Trackable resources (TRES) as Slurm writes them: "cpu=16,mem=400G,node=2,billing=16,gres/gpu=16".
enum TrackableResources {
  /// Accelerators among them: 0 where resources are told and none is an accelerator, nil where nothing is told.
  static func accelerators(_ text: String) -> Int? {
    guard !text.isEmpty, text != "(null)" else { return nil }
    var whole: Int?
    var byMake = 0
    for part in text.split(separator: ",") {
      guard let equals = part.firstIndex(of: "="), part.hasPrefix("gres/") else { continue }
      let name = part[..<equals].dropFirst(5)
      let kind = name.prefix { $0 != ":" }
      guard GenericResources.accelerators.contains(String(kind)), let count = Int(part[part.index(after: equals)...]),
        (0..<1 << 30).contains(count)
      else { continue }
      // "gres/gpu=4,gres/gpu:h100=4" are the same four.
      if kind.count == name.count { whole = (whole ?? 0) + count } else { byMake += count }
    }
    return whole ?? byMake
  }
}
