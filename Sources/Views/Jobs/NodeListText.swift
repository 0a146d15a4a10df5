internal import SiteModel

/// Nodes in short: "node-a01-[01-08]", or by their racks, "A01…A08", where that is shorter.
struct NodeListText {
  /// Nodes of a job beyond these are not written out: nobody reads so many, and a frame has no time for them.
  private static let limit = 512

  private let nodes: [Int]
  private let count: Int
  private let site: Site

  init(of nodes: some Collection<Int>, in site: Site) {
    count = nodes.count
    self.nodes = nodes.prefix(Self.limit).sorted()
    self.site = site
  }

  func text(room: Int) -> String {
    let names = names
    let racks = racks
    let more = count > Self.limit ? " …" : ""
    if let racks, racks.count < names.count || names.count > room { return racks + more }
    return names + more
  }

  /// As schedulers write them.
  private var names: String {
    var pieces: [(stem: String, ranges: [(first: String, last: String)])] = []
    var end: (stem: String, number: Int, width: Int)?
    for node in nodes {
      let name = site.directory.nodeName(node)
      let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let (stem, number) = (String(name.dropLast(digits)), String(name.suffix(digits)))
      guard let value = Int(number), digits < 10 else {
        pieces.append((name, []))
        end = nil
        continue
      }
      if let end, end.stem == stem, end.number + 1 == value, end.width == digits {
        pieces[pieces.count - 1].ranges[pieces[pieces.count - 1].ranges.count - 1].last = number
      } else if let last = pieces.last, last.stem == stem, !last.ranges.isEmpty {
        pieces[pieces.count - 1].ranges.append((number, number))
      } else {
        pieces.append((stem, [(number, number)]))
      }
      end = (stem, value, digits)
    }
    return pieces.map { piece in
      let ranges = piece.ranges.map { $0.first == $0.last ? $0.first : "\($0.first)-\($0.last)" }
      let isOne = ranges.count == 1 && piece.ranges[0].first == piece.ranges[0].last
      return piece.stem + (ranges.isEmpty ? "" : isOne ? ranges[0] : "[\(ranges.joined(separator: ","))]")
    }.joined(separator: ",")
  }

  /// Racks in a row together; nil where a node stands in none, or there is but one node.
  private var racks: String? {
    guard nodes.count > 1 else { return nil }
    var racks: [Int] = []
    for node in nodes {
      guard let rack = site.plan(of: node)?.rack else { return nil }
      if racks.last != rack { racks.append(rack) }
    }
    racks = Array(Set(racks)).sorted()
    var runs: [ClosedRange<Int>] = []
    for rack in racks {
      let isNext = runs.last.map {
        $0.upperBound + 1 == rack && site.topology.racks[rack].row == site.topology.racks[$0.upperBound].row
      }
      if isNext == true {
        runs[runs.count - 1] = runs[runs.count - 1].lowerBound...rack
      } else {
        runs.append(rack...rack)
      }
    }
    return runs.map { run in
      let (first, last) = (site.topology.racks[run.lowerBound].name, site.topology.racks[run.upperBound].name)
      return run.count == 1 ? first : first + (run.count == 2 ? "," : "…") + last
    }.joined(separator: ",")
  }
}
