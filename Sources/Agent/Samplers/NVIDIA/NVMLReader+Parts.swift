internal import CLinux
internal import SiteModel

// What hangs on a GPU or lives on it: links to other GPUs, MIG slices, processes.
extension NVMLReader {
  mutating func readLinks() {
    let (library, device) = (library, device)
    let linkCount: UInt32 = 91
    let answers = ask { () throws(NVMLFailure) in try library.fields([(linkCount, 0)], of: device) }
    guard let answer = answers?.first, let count = answer, count >= 1, count <= 64 else { return }
    var active: [UInt32] = []
    var known = 0
    for link in 0..<UInt32(count) {
      let state = ask { () throws(NVMLFailure) in
        try library.number("nvmlDeviceGetNvLinkState", link, of: device)
      }
      if state != nil { known += 1 }
      if state == 1 { active.append(link) }
    }
    // In MIG mode the driver counts links but tells nothing of them; a link that it does not tell of is not down.
    guard known > 0 else { return }
    add(.linksTotal, known)
    add(.linksActive, active.count)
    guard !active.isEmpty else { return }
    readTraffic(of: active)
    readErrors(of: active)
  }

  /// Bytes over all links: one total in KiB, or bytes of each link from NVLink 5 on.
  private mutating func readTraffic(of links: [UInt32]) {
    let (library, device) = (library, device)
    let directions: [(Quantity, total: UInt32, each: UInt32)] = [(.linkSent, 138, 202), (.linkReceived, 139, 204)]
    for (quantity, total, each) in directions {
      let questions = [(total, UInt32.max)] + links.map { (each, $0) }
      let answers = ask { () throws(NVMLFailure) in try library.fields(questions, of: device) } ?? []
      if let kibibytes = answers.first ?? nil {
        report.readings.append((quantity, kibibytes * 1024))
      } else if let bytes = Self.sum(answers.dropFirst()) {
        report.readings.append((quantity, bytes))
      }
    }
  }

  /// Replays, recoveries and checksum errors up to NVLink 4; packets with errors and recoveries from NVLink 5 on.
  private mutating func readErrors(of links: [UInt32]) {
    let (library, device) = (library, device)
    for fields: [UInt32] in [[161, 162, 163], [208, 215]] {
      let questions = links.flatMap { link in fields.map { ($0, link) } }
      let answers = ask { () throws(NVMLFailure) in try library.fields(questions, of: device) } ?? []
      guard let errors = Self.sum(answers[...]) else { continue }
      report.readings.append((.linkErrors, errors))
      return
    }
  }

  /// The sum of what was answered; nil when nothing was.
  private static func sum(_ answers: ArraySlice<Double?>) -> Double? {
    let known = answers.compactMap(\.self)
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  mutating func readSlices() {
    let (library, device) = (library, device)
    let mode = ask { () throws(NVMLFailure) in try library.pair("nvmlDeviceGetMigMode", of: device) }
    guard mode?.0 == 1 else { return }
    let places = ask { () throws(NVMLFailure) in try library.number("nvmlDeviceGetMaxMigDeviceCount", of: device) }
    for place in 0..<Int(min(places ?? 0, 64)) {
      // Places without a slice are "not found".
      let slice = ask { () throws(NVMLFailure) in try library.slice(at: place, of: device) }
      if let slice { readSlice(slice, in: place) }
    }
    add(.sliceCount, report.slices.count)
  }

  private mutating func readSlice(_ slice: NVMLLibrary.Device, in place: Int) {
    let library = library
    let instance = ask { () throws(NVMLFailure) in try library.number("nvmlDeviceGetGpuInstanceId", of: slice) }
    let part = ask { () throws(NVMLFailure) in try library.number("nvmlDeviceGetComputeInstanceId", of: slice) }
    var name = instance.map { "\($0)" } ?? "\(place)"
    if let part, part > 0 { name += "/\(part)" }
    var found = NVMLReport.Slice(name: name)
    if let memory = readMemory(of: slice) {
      found.readings = [(.memoryUsed, Double(memory.used)), (.memoryTotal, Double(memory.total))]
    }
    let texts = [(Attribute.model, "nvmlDeviceGetName"), (.uuid, "nvmlDeviceGetUUID")]
    for (attribute, function) in texts {
      let text = ask { () throws(NVMLFailure) in try library.text(function, of: slice) }
      guard let text else { continue }
      found.facts.append((attribute, text))
      if attribute == .model, let profile = text.migProfile { found.facts.append((.profile, profile)) }
    }
    report.slices.append(found)
  }

  mutating func readProcesses() {
    let (library, device) = (library, device)
    let processes = ask { () throws(NVMLFailure) in try library.processes(of: device) }
    guard let processes else { return }
    add(.processCount, processes.count)
    report.processes = processes.map { process in
      (
        Int32(truncatingIfNeeded: process.process_id),
        process.memory_used == .max ? nil : Double(process.memory_used)
      )
    }
  }
}

extension String {
  /// The profile at the end of a slice's name: "3g.40gb" of "NVIDIA H100 80GB HBM3 MIG 3g.40gb".
  fileprivate var migProfile: String? {
    let words = split(separator: " ")
    guard let mark = words.lastIndex(of: "MIG"), mark + 1 < words.count else { return nil }
    return words[(mark + 1)...].joined(separator: " ")
  }
}
