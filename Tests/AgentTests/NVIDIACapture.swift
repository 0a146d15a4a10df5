internal import AisleTesting

/// A capture of everything that `nvidia-smi` said on a real machine, idle or loaded, and what another exporter made
/// of it.
struct NVIDIACapture: CustomStringConvertible {
  var name: String
  var state: String
  var description: String { "\(name) \(state)" }

  static let folder = "accelerators/nvidia"

  static let all = [
    "linux-x86_64__nvidia-h100-80gb-hbm3__590.48.01", "linux-x86_64__nvidia-h100-mig__590.48.01",
    "linux-x86_64__nvidia-geforce-rtx-2080-super__595.71.05",
  ].flatMap { name in ["idle", "load"].map { NVIDIACapture(name: name, state: $0) } }

  private var text: String { Fixtures.text("\(Self.folder)/\(name).txt") }

  /// The lines of one section of the capture.
  func section(_ title: String) -> [Substring] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("# \(title)") }) else { return [] }
    let body = lines[start...].drop { $0.hasPrefix("#") }
    return Array(body.prefix { !$0.hasPrefix("####") })
  }

  /// The only device's row of the CSV, by property; what has no value is left out.
  var properties: [String: String] {
    let rows = section("\(state) :: query-gpu (csv").filter { !$0.isEmpty }.map(Self.cells)
    guard rows.count == 2, rows[0].count == rows[1].count else { return [:] }
    var properties: [String: String] = [:]
    for (title, value) in zip(rows[0], rows[1]) where !value.hasPrefix("[") && value != "N/A" {
      properties[String(title.prefix { $0 != " " })] = value
    }
    return properties
  }

  /// A property's number without its unit ("631.95 W", "0x1FF").
  func number(_ property: String) -> Double? {
    guard let word = properties[property]?.split(separator: " ").first else { return nil }
    if word.hasPrefix("0x") { return Int(word.dropFirst(2), radix: 16).map(Double.init) }
    return word == "No" ? 0 : word == "Yes" ? 1 : Double(word)
  }

  /// Process number and MiB of each computing process.
  var processes: [(id: Int, mebibytes: Double)] {
    section("\(state) :: query-compute-apps").dropFirst().map(Self.cells).compactMap { cells in
      guard cells.count == 8, let id = Int(cells[5]) else { return nil }
      return (id, Double(cells[7].split(separator: " ").first ?? "") ?? 0)
    }
  }

  struct Slice {
    var instance = ""
    var profile = ""
    /// MiB.
    var total = 0.0
    var used = 0.0
  }

  /// The MIG slices: sizes from `-q`, profiles from `-L`.
  var slices: [Slice] {
    var slices: [Slice] = []
    var heading = ""
    for line in section("\(state) :: query (-q)") {
      let pair = line.split(separator: ":", maxSplits: 1).map { $0.split(separator: " ").joined(separator: " ") }
      if pair == ["MIG Device"] { slices.append(Slice()) }
      if pair.count == 1 { heading = pair[0] }
      guard pair.count == 2, !slices.isEmpty else { continue }
      if pair[0] == "GPU Instance ID" { slices[slices.count - 1].instance = pair[1] }
      guard heading == "Shared FB Memory Usage" else { continue }
      let value = Double(pair[1].split(separator: " ").first ?? "") ?? 0
      if pair[0] == "Total" { slices[slices.count - 1].total = value }
      if pair[0] == "Used" { slices[slices.count - 1].used = value }
    }
    let profiles = section("capabilities :: list (-L)").filter { $0.hasPrefix("  MIG ") }
    for (index, line) in profiles.enumerated() where index < slices.count {
      slices[index].profile = String(line.split(separator: " ")[1])
    }
    return slices
  }

  /// A temperature that stands in `-q` in degrees ("GPU Slowdown Temp").
  func threshold(_ title: String) -> Double? {
    let line = section("\(state) :: query (-q)").first { $0.contains("        \(title)  ") }
    return line?.split(separator: ":").last?.split(separator: " ").first.flatMap { Double($0) }
  }

  /// How many NVLinks are up.
  var linkCount: Int { section("capabilities :: nvlink -s").count { $0.contains("GB/s") } }

  /// The functions of the real library.
  var functions: Set<Substring> { Set(section("capabilities :: nvml-symbols")) }

  /// The other exporter's values by name; those of the only device, or of none.
  var metrics: [Substring: Double] {
    var metrics: [Substring: Double] = [:]
    for line in Fixtures.text("\(Self.folder)/\(name)__\(state).metrics").split(separator: "\n") {
      guard !line.hasPrefix("#"), let space = line.lastIndex(of: " ") else { continue }
      metrics[line.prefix { $0 != "{" && $0 != " " }] = Double(line[line.index(after: space)...])
    }
    return metrics
  }

  private static func cells(_ line: Substring) -> [String] {
    line.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
  }
}

extension NVIDIACapture {
  /// The capture as a table for the fake library, in NVML's own units.
  var table: [String] {
    var lines = ["driver \(properties["driver_version"] ?? "")", "count 1"]
    func add(_ key: String, _ value: Double?, times factor: Double = 1) {
      if let value { lines.append("0.\(key) \(Int((value * factor).rounded()))") }
    }
    for (key, property) in [
      ("name", "name"), ("uuid", "uuid"), ("serial", "serial"), ("bus", "pci.bus_id"), ("vbios", "vbios_version"),
    ] {
      if let text = properties[property] { lines.append("0.\(key) \(text)") }
    }
    add("power", number("power.draw"), times: 1000)
    add("limit", number("enforced.power.limit"), times: 1000)
    add("temperature.0", number("temperature.gpu"))
    add("field.82.0", number("temperature.memory"))
    add("threshold.0", threshold("GPU Shutdown Temp"))
    add("threshold.1", threshold("GPU Slowdown Temp"))
    add("load", number("utilization.gpu"))
    for key in ["total", "used", "reserved"] { add("memory.\(key)", number("memory.\(key)"), times: 1_048_576) }
    add("clock.1", number("clocks.current.sm"))
    add("clock.2", number("clocks.current.memory"))
    add("maxclock.1", number("clocks.max.sm"))
    add("reasons", number("clocks_event_reasons.active"))
    for kind in ["corrected", "uncorrected"] { add("ecc.\(kind).now", number("ecc.errors.\(kind).volatile.total")) }
    add("remap.pending", number("remapped_rows.pending"))
    add("remap.failure", number("remapped_rows.failure"))
    add("pcie.gen", number("pcie.link.gen.current"))
    add("pcie.gen.max", number("pcie.link.gen.max"))
    add("pcie.width", number("pcie.link.width.current"))
    add("pcie.width.max", number("pcie.link.width.max"))
    if linkCount > 0 { add("field.91.0", Double(linkCount)) }
    for link in 0..<linkCount { add("link.\(link)", 1) }
    add("processes", Double(processes.count))
    for (index, process) in processes.enumerated() {
      lines.append("0.process.\(index) \(process.id) \(Int(process.mebibytes) * 1_048_576)")
    }
    return lines + sliceLines
  }

  private var sliceLines: [String] {
    guard let mode = properties["mig.mode.current"] else { return [] }
    var lines = ["0.mig \(mode == "Enabled" ? 1 : 0)", "0.mig.places 7"]
    for (index, slice) in slices.enumerated() {
      lines.append("0/\(index).name \(properties["name"] ?? "") MIG \(slice.profile)")
      lines.append("0/\(index).instance \(slice.instance)")
      lines.append("0/\(index).part 0")
      lines.append("0/\(index).memory.total \(Int(slice.total) * 1_048_576)")
      lines.append("0/\(index).memory.used \(Int(slice.used) * 1_048_576)")
    }
    return lines
  }
}
