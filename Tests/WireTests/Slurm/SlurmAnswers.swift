import SiteModel
import Wire

/// Answers of Slurm's commands as Aisle asks for them, made of rows.
struct SlurmAnswers {
  let mark = SlurmMark()

  /// A job in `squeue -O`, with what most jobs have.
  struct Row {
    var number = 1
    var id = "1"
    var state = "RUNNING"
    var priority = "180"
    var nodes = "2"
    var processors = "16"
    var submitted = "1795658620"
    var starts = "1795658623"
    var ends = "1795831423"
    var limit = "2-00:00:00"
    var total = "cpu=16,mem=400G,node=2,billing=16,gres/gpu=16"
    var perNode = "gres:gpu:h100:8"
    var leader = "N/A"
    var list = "gpu[02-03]"
    var dependency = "(null)"
    var reason = "None"
    var user: [UInt8] = Array("alice".utf8)
    var name: [UInt8] = Array("llama70b-pretrain".utf8)
  }

  func queue(_ rows: [Row]) -> [UInt8] {
    rows.flatMap { row -> [UInt8] in
      let own: [String] = [
        "\(row.number)", row.id, row.state, row.priority, row.nodes, row.processors, "2", row.submitted, row.starts,
        row.ends, row.limit, row.total, row.perNode, "N/A", "N/A", row.leader, row.list,
      ]
      var bytes: [UInt8] = []
      for field in own {
        bytes += Array(field.utf8)
        bytes.append(0x1F)
      }
      let told: [[UInt8]] = [row.dependency, row.reason, "train", "lab", "normal"].map { Array($0.utf8) }
      for word in told + [row.user, row.name] { bytes += word + Array(mark.text.utf8) }
      bytes.append(10)
      return bytes
    }
  }

  func read(
    _ bytes: [UInt8], nodes: inout SlurmNodeTable, resources: SlurmResources = SlurmResources()
  ) throws -> SlurmQueueText.Rows {
    var reader = SlurmQueueText(resources: resources)
    return try bytes.withUnsafeBytes { try reader.read($0, mark: mark, nodes: &nodes) }
  }

  func read(_ rows: [Row]) throws -> SlurmQueueText.Rows {
    var nodes = SlurmNodeTable()
    return try read(queue(rows), nodes: &nodes)
  }
}

extension String {
  /// The text as bytes, for a parser.
  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try Array(utf8).withUnsafeBytes(body)
  }
}
