package import SiteModel

/// The answer of `scontrol -o show partition`.
package enum SlurmPartitionText {
  private static let keys = SlurmRecord.Keys(
    ["PartitionName", "State", "Default", "TotalNodes", "TRES", "MaxTime", "PriorityTier"], free: [])

  package static func read(
    _ answer: UnsafeRawBufferPointer, resources: SlurmResources = SlurmResources()
  ) throws(SlurmTextFault) -> [JobPartition] {
    let lines = try slurmLines(of: answer, beginning: "PartitionName=", or: "No partitions")
    return lines.compactMap { start, end in
      let fields = SlurmFieldTable(keys, in: answer, from: start, to: end)
      guard let name = fields[0] else { return nil }
      var partition = JobPartition(name.cleaned)
      partition.state = fields.text(1).lowercased()
      partition.isDefault = fields[2]?.isWord("YES") == true
      partition.nodeCount = fields[3]?.wholeNumber
      partition.acceleratorCount = fields[4].map { resources.accelerators(inTotal: $0) ?? 0 }
      partition.timeLimit = fields[5].flatMap { SlurmValue.duration($0) }
      partition.tier = fields[6]?.wholeNumber
      return partition
    }
  }
}

/// The answer of `scontrol -o show reservation`.
package enum SlurmReservationText {
  private static let keys = SlurmRecord.Keys(
    ["ReservationName", "StartTime", "EndTime", "Nodes", "NodeCnt", "Users", "Accounts", "Flags", "State"], free: [])

  package static func read(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> [JobReservation] {
    let lines = try slurmLines(of: answer, beginning: "ReservationName=", or: "No reservations")
    return lines.compactMap { start, end in
      let fields = SlurmFieldTable(keys, in: answer, from: start, to: end)
      guard let name = fields[0] else { return nil }
      var reservation = JobReservation(name.cleaned)
      (reservation.begins, reservation.ends) = (fields[1]?.moment, fields[2]?.moment)
      (reservation.nodes, reservation.nodeCount) = (fields.text(3), fields[4]?.wholeNumber)
      (reservation.users, reservation.accounts) = (fields.text(5), fields.text(6))
      reservation.flags = fields.text(7)
      reservation.isActive = fields[8]?.isWord("ACTIVE") == true
      return reservation
    }
  }
}

/// The lines of an answer that begin with a word, each as where it begins and ends. An answer without any must say so in
/// `none`, or be empty.
private func slurmLines(
  of answer: SlurmBytes, beginning word: StaticString, or none: StaticString
) throws(SlurmTextFault) -> [(Int, Int)] {
  let places = SlurmRecord.beginnings(of: word, in: answer)
  guard !places.isEmpty || answer.count == 0 || answer.begins(with: none) else { throw .notSlurm }
  guard places.isEmpty || answer[answer.count - 1] == Byte.newline else { throw .cutShort }
  return places.map { ($0, answer.place(of: Byte.newline, from: $0) ?? answer.count) }
}
