internal import SiteModel

/// Where racks stand: halls, their rows, and in each row the racks by slot.
struct FloorPlan: Sendable {
  struct Line: Sendable {
    var row: Int
    var hall: Int
    /// Rack indices by slot, from slot 1; nil where nothing stands.
    var slots: [Int?]
  }

  private(set) var lines: [Line] = []

  init(of topology: Topology) {
    var slots = [[Int?]](repeating: [], count: topology.rows.count)
    for (index, rack) in topology.racks.enumerated() where slots.indices.contains(rack.row) {
      // A slot far off would cost memory for each empty place before it; the site file bounds it, and so does this.
      let slot = min(max(1, rack.slot), 4_096) - 1
      while slots[rack.row].count <= slot { slots[rack.row].append(nil) }
      slots[rack.row][slot] = index
    }
    for hall in topology.halls.indices {
      for (row, place) in topology.rows.enumerated() where place.hall == hall && !slots[row].isEmpty {
        lines.append(Line(row: row, hall: hall, slots: slots[row]))
      }
    }
  }

  /// All racks in floor order.
  var racks: [Int] { lines.flatMap { $0.slots.compactMap(\.self) } }
  /// Racks in the fullest row.
  var widestRow: Int { max(1, lines.map { $0.slots.count { $0 != nil } }.max() ?? 1) }

  /// Line and slot of a rack.
  func place(of rack: Int) -> (line: Int, slot: Int)? {
    for (line, content) in lines.enumerated() {
      if let slot = content.slots.firstIndex(of: rack) { return (line, slot) }
    }
    return nil
  }
}
