package import SiteModel
package import Wire

/// Reads what Slurm's commands print.
package struct SlurmTextReader: Sendable {
  private let resources: SlurmResources
  private var queue: SlurmQueueText
  /// Of the last answer of `squeue`: its jobs by number, and names that another answer could not tell the end of.
  private var known: Set<Int> = []
  private var oddNames: [Int: [UInt8]] = [:]

  package init(accelerators: [String] = []) {
    resources = accelerators.isEmpty ? SlurmResources() : SlurmResources(accelerators: accelerators)
    queue = SlurmQueueText(resources: resources)
  }

  package mutating func read(
    _ bytes: [UInt8], of question: SlurmQuestion, mark: SlurmMark, nodes: inout SlurmNodeTable
  ) throws(SourceFailure) -> SlurmAnswer {
    let outcome: Result<SlurmAnswer, SlurmTextFault> = bytes.withUnsafeBytes { bytes in
      do throws(SlurmTextFault) {
        return .success(try answer(bytes, of: question, mark, &nodes))
      } catch {
        return .failure(error)
      }
    }
    switch outcome {
    case .success(let answer): return answer
    case .failure(.cutShort): throw .scheduler(.cutShort)
    case .failure(.notSlurm): throw .scheduler(.notItsAnswer)
    }
  }

  private mutating func answer(
    _ bytes: UnsafeRawBufferPointer, of question: SlurmQuestion, _ mark: SlurmMark, _ nodes: inout SlurmNodeTable
  ) throws(SlurmTextFault) -> SlurmAnswer {
    switch question {
    case .ping:
      guard try SlurmServiceText.isUp(bytes) else { throw .notSlurm }
      return .up
    case .configuration: return .configuration(try SlurmServiceText.configuration(bytes))
    case .clock: return .clock(try SlurmServiceText.clock(bytes))
    case .jobs:
      let rows = try queue.read(bytes, mark: mark, nodes: &nodes)
      known = Set(rows.numbers)
      oddNames = rows.oddNames
      return .jobs(rows)
    case .details: return .details(try details(bytes, &nodes) { known.contains($0) })
    case .detail(let number): return .details(try detail(bytes, number, &nodes))
    case .nodes: return .nodes(try SlurmNodeText.read(bytes, nodes: &nodes, resources: resources))
    case .partitions: return .partitions(try SlurmPartitionText.read(bytes, resources: resources))
    case .reservations: return .reservations(try SlurmReservationText.read(bytes))
    case .steps: return .steps(try SlurmStepText.read(bytes, mark: mark))
    case .accounting:
      return .accounting(try SlurmAccountingText.read(bytes, mark: mark, nodes: &nodes, resources: resources))
    case .priorities: return .priorities(try SlurmPriorityText.factors(bytes))
    case .shares: return .shares(try SlurmPriorityText.shares(bytes))
    case .qualities: return .qualities(try SlurmPriorityText.qualities(bytes))
    }
  }

  private func details(
    _ bytes: UnsafeRawBufferPointer, _ nodes: inout SlurmNodeTable, isKnown: (Int) -> Bool
  ) throws(SlurmTextFault) -> SlurmJobText.Rows {
    try SlurmJobText(resources: resources).read(bytes, oddNames: oddNames, nodes: &nodes, isKnown: isKnown)
  }

  /// All of the answer is about one job: its first record is the true one.
  private func detail(
    _ bytes: UnsafeRawBufferPointer, _ number: Int, _ nodes: inout SlurmNodeTable
  ) throws(SlurmTextFault) -> SlurmJobText.Rows {
    var reader = SlurmJobText(resources: resources)
    reader.isAlone = true
    return try reader.read(bytes, oddNames: oddNames, nodes: &nodes) { $0 == number }
  }
}
