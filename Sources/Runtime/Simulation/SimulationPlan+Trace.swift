internal import SiteModel
internal import StrictYAML
internal import Wire

extension SimulationPlan {
  /// Bytes that a trace may have: those of the Parallel Workloads Archive have up to 100 MB.
  private static let traceLimit = 256 << 20

  static func trace(at path: String) throws(Failure) -> JobTrace {
    func refuse(_ message: String, line: Int = 1) -> Failure {
      .file(FileError(problems: [Problem(file: path, place: Place(line: max(1, line), column: 1), message: message)]))
    }
    let bytes: [UInt8]
    do { bytes = try FileText.bytes(at: path, limit: traceLimit) } catch { throw refuse(error.message) }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    do throws(TraceFailure) { return try TraceReader.read(bytes, name: file) } catch {
      throw refuse(error.reason, line: error.line)
    }
  }
}

extension Topology {
  /// Nodes that a made site has at the most.
  private static let mostNodes = 20_000

  /// The hall as large as a trace's machine: as many nodes as that had, each with as many accelerators as that had
  /// processors a node; eight a node where the trace does not say.
  func made(for trace: JobTrace) -> Topology {
    let largest = trace.jobs.map(\.size).max() ?? 1
    let processors = max(1, trace.processorCount ?? largest)
    let count: Int
    if trace.unit == .nodes {
      count = trace.nodeCount ?? largest
    } else {
      count = trace.nodeCount ?? trace.processorCount.map { ($0 + 7) / 8 } ?? (largest + 7) / 8
    }
    let nodeCount = min(Self.mostNodes, max(1, count))
    var site = resized(toNodes: nodeCount)
    site.name = trace.name
    let perNode = trace.unit == .nodes ? 1 : min(64, max(1, (processors + nodeCount - 1) / nodeCount))
    let width = String(nodeCount).count
    for index in site.nodes.indices {
      let number = String(index + 1)
      site.nodes[index].name = "node-" + String(repeating: "0", count: width - number.count) + number
      (site.nodes[index].acceleratorCount, site.nodes[index].acceleratorKind) = (perNode, nil)
    }
    return site
  }
}
