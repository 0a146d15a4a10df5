internal import SiteModel

/// Which accelerators are there: those of which anything at all is fresh.
struct AcceleratorPresence {
  private(set) var isFresh: [Bool]
  private(set) var freshCount = 0

  init(_ present: Present) {
    let count = present.directory.count(of: .accelerator)
    isFresh = [Bool](repeating: false, count: count)
    // The quantities that nearly every source reports come first, so that the rest are asked only of the few.
    let usual: [Quantity] = [.temperature, .power, .load, .memoryUsed, .clock, .health]
    var open = Array(0..<count)
    for quantity in usual + Quantity.allCases.filter({ !usual.contains($0) }) where !open.isEmpty {
      let column = present.column(.accelerator, quantity)
      if column.isEmpty { continue }
      open.removeAll { index in
        guard column[index] != nil else { return false }
        isFresh[index] = true
        return true
      }
    }
    freshCount = count - open.count
  }
}
