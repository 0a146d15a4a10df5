internal import SiteModel

/// Which nodes a job has, and how much of each: `job_resources`, in the three ways in which it has been written.
struct SlurmPlaces {
  struct Place {
    var name = ""
    var index: Int?
    /// Processors where they are told, and cores that are marked as the job's.
    var processors: Int?
    var cores = 0
  }

  /// As Slurm folds them; empty when it is not told.
  var nodes = ""
  var places: [Place] = []

  /// The processors of each place: as told, else the cores, of which each is as many processors as the job has in all.
  func processors(ofJobWith count: Int?) -> [Int?] {
    let cores = places.reduce(0) { $0 + $1.cores }
    let each = count.flatMap { cores > 0 && $0 % cores == 0 ? $0 / cores : nil } ?? 1
    return places.map { $0.processors ?? ($0.cores > 0 ? $0.cores * each : nil) }
  }
}

extension JSONScanner {
  private enum ResourceField: String, CaseIterable {
    case nodes, allocated = "allocated_nodes"
    // 24.05 and later, within `nodes`.
    case list, allocation
  }
  private enum PlaceField: String, CaseIterable { case node = "nodename", name, index, cpus, sockets, cores }
  private static let resourceFields = JSONFields(ResourceField.self)
  private static let placeFields = JSONFields(PlaceField.self)

  /// Reads `job_resources`.
  mutating func slurmPlaces(into places: inout SlurmPlaces) throws(Malformed) {
    guard kind == .object else { return }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      switch (Self.resourceFields[key], scanner.kind) {
      case (.nodes, .object): try scanner.slurmPlaces(into: &places)
      case (.nodes, .text), (.list, .text): places.nodes = try scanner.slurmText(limit: SlurmJob.longList)
      case (.allocated, .array), (.allocation, .array):
        try scanner.elements { (scanner: inout JSONScanner) throws(Malformed) in
          places.places.append(try scanner.slurmPlace())
        }
      case (.allocated, .object):
        try scanner.members { (scanner: inout JSONScanner, key) throws(Malformed) in
          var place = try scanner.slurmPlace()
          place.index = Int(key.text)
          places.places.append(place)
        }
      default: break
      }
    }
  }

  private mutating func slurmPlace() throws(Malformed) -> SlurmPlaces.Place {
    var place = SlurmPlaces.Place()
    guard kind == .object else {
      try skip()
      return place
    }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      switch Self.placeFields[key] {
      case .node, .name: place.name = try scanner.slurmText()
      case .index: place.index = try scanner.slurmNumber().whole
      case .cpus: place.processors = try scanner.slurmCount()
      case .sockets, .cores: place.cores += try scanner.slurmAllocatedCores()
      case nil: break
      }
    }
    return place
  }

  /// A number, or an object with a `count`; nil for none and for what cannot be.
  private mutating func slurmCount() throws(Malformed) -> Int? {
    var count: Int?
    if kind == .object {
      try members { (scanner: inout JSONScanner, key) throws(Malformed) in
        if key.text == "count" { count = try scanner.slurmNumber().whole }
      }
    } else {
      count = try slurmNumber().whole
    }
    return count.flatMap { (1..<1 << 24).contains($0) ? $0 : nil }
  }

  /// Cores that are marked as the job's ("allocated", "ALLOCATED"), however they are nested.
  private mutating func slurmAllocatedCores() throws(Malformed) -> Int {
    var count = 0
    switch kind {
    case .text: count = try text().lowercased().hasPrefix("allocated") ? 1 : 0
    case .object:
      try members { (scanner: inout JSONScanner, _) throws(Malformed) in count += try scanner.slurmAllocatedCores() }
    case .array:
      try elements { (scanner: inout JSONScanner) throws(Malformed) in count += try scanner.slurmAllocatedCores() }
    default: try skip()
    }
    return count
  }
}
