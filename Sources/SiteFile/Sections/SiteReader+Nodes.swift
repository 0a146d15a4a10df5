internal import SiteModel
internal import StrictYAML
internal import Yams

extension SiteReader {
  private static let nodeKeys = [
    "name", "rack", "position", "racks", "per-rack", "first-position", "spacing", "height", "accelerators", "kind",
    "pod", "node-kind",
  ]

  /// Rack units that a rack can have: 42 to 52 are usual; cabinets of blades are counted in slots.
  static let rackUnits = 1...256

  /// One entry of `nodes`: a single node in a rack, or a range of nodes dealt out over racks.
  mutating func readNodes(_ item: Node) {
    guard let section = Section(item, of: "node", keys: Self.nodeKeys, report: report), section.require("name"),
      let entry = section.text("name")
    else { return }
    let names = report.names(entry)
    var pattern = PlannedNode(name: "")
    pattern.height = section.whole("height", in: Self.rackUnits) ?? 1
    pattern.acceleratorCount = section.whole("accelerators", in: 0...1_024) ?? 0
    if let kind = section.text("kind") {
      pattern.acceleratorKind = self.kind(kind)
      if !section.has("accelerators") { report.add("node needs 'accelerators', the number of them", at: kind.place) }
    }
    pattern.pod = pods.index(section.text("pod"))
    pattern.nodeKind = nodeKinds.index(section.text("node-kind"))
    guard let seats = seats(for: names, section: section, height: pattern.height) else { return }
    var isMisplaced = false
    for (number, name) in names.enumerated() {
      // A range with one fault has it many times: it is told once.
      guard nodes.add(name, at: entry.place) else { return }
      var node = pattern
      node.name = name
      if number < seats.count {
        node.rack = seats[number].rack
        node.position = seats[number].position
        if let rack = node.rack, let position = node.position, !isMisplaced {
          isMisplaced = !fill(rack, from: position, height: node.height, with: name, at: placeOfSeat(section))
        }
      }
      topology.nodes.append(node)
    }
  }

  private struct Seat {
    var rack: Int
    var position: Int?
  }

  private func placeOfSeat(_ section: Section) -> Place {
    let key = ["position", "first-position", "rack", "racks"].first { section.has($0) }
    return section.place(of: key ?? "name")
  }

  /// Where each of the names goes, empty for nodes without a rack; nil after a problem.
  private func seats(for names: [String], section: Section, height: Int) -> [Seat]? {
    if section.has("rack") { return seat(for: names, section: section) }
    if section.has("position") {
      report.add("'position' needs 'rack'", at: section.place(of: "position"))
      return nil
    }
    guard section.has("racks") else {
      for key in ["per-rack", "first-position", "spacing"] where section.has(key) {
        report.add("'\(key)' needs 'racks'", at: section.place(of: key))
        return nil
      }
      return []
    }
    return dealtSeats(for: names, section: section, height: height)
  }

  private func seat(for names: [String], section: Section) -> [Seat]? {
    for key in ["racks", "per-rack", "first-position", "spacing"] where section.has(key) {
      report.add("'\(key)' goes with 'racks', not with 'rack'", at: section.place(of: key))
      return nil
    }
    guard names.count == 1 || names.isEmpty else {
      report.add("'rack' is for one node; for a range write 'racks' and 'per-rack'", at: section.place(of: "rack"))
      return nil
    }
    guard let rack = racks.index(section.text("rack")) else { return nil }
    if section.has("position") {
      guard let position = section.whole("position", in: Self.rackUnits) else { return nil }
      return [Seat(rack: rack, position: position)]
    }
    return [Seat(rack: rack, position: nil)]
  }

  /// Rack by rack, bottom first: `per-rack` nodes in each, `spacing` units from one to the next.
  private func dealtSeats(for names: [String], section: Section, height: Int) -> [Seat]? {
    let entries = section.texts("racks")
    let chosen = entries.flatMap { entry in report.names(entry).map { (name: $0, place: entry.place) } }
    var indices: [Int] = []
    for rack in chosen {
      guard let index = racks.index(rack.name, at: rack.place) else { return nil }
      indices.append(index)
    }
    guard !indices.isEmpty, !names.isEmpty else { return nil }
    let even = (names.count + indices.count - 1) / indices.count
    let perRack = section.has("per-rack") ? section.whole("per-rack", in: Self.rackUnits) : even
    guard let perRack else { return nil }
    guard names.count <= perRack * indices.count else {
      report.add(
        "\(names.count) nodes do not fit: \(indices.count) racks of \(perRack) nodes hold \(perRack * indices.count)",
        at: section.place(of: section.has("per-rack") ? "per-rack" : "racks"))
      return nil
    }
    guard section.has("first-position") else {
      return names.indices.map { Seat(rack: indices[$0 / perRack], position: nil) }
    }
    guard let first = section.whole("first-position", in: Self.rackUnits) else { return nil }
    let spacing = section.has("spacing") ? section.whole("spacing", in: Self.rackUnits) : height
    guard let spacing else { return nil }
    return names.indices.map {
      Seat(rack: indices[$0 / perRack], position: first + $0 % perRack * spacing)
    }
  }
}
