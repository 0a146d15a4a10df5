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
    for index in topology.racks.indices where slots.indices.contains(topology.racks[index].row) {
      let row = topology.racks[index].row
      // A slot far off would cost memory for each empty place before it; the site file bounds it, and so does this.
      let slot = min(max(1, topology.racks[index].slot), 4_096) - 1
      while slots[row].count <= slot { slots[row].append(nil) }
      slots[row][slot] = index
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
