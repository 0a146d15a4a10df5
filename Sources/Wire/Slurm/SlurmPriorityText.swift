package import SiteModel

/// The answers that say who comes when, and why: `sprio`, `sshare`, `sacctmgr show qos`.
package enum SlurmPriorityText {
  private static let factors = [
    ("S", "SITE"), ("A", "AGE"), ("B", "ASSOC"), ("F", "FAIRSHARE"), ("J", "JOBSIZE"), ("P", "PARTITION"),
    ("Q", "QOS"), ("N", "NICE"),
  ]

  /// What is to be given to `sprio -o`.
  package static let factorFormat = "%i|" + factors.map { "%" + $0.0 }.joined(separator: "|") + "|%T"

  /// The factors by Slurm's number of the job; those that say nothing are left out.
  package static func factors(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> [Int: PriorityFactors] {
    var jobs: [Int: PriorityFactors] = [:]
    for line in answer.split(by: Byte.newline) where line.count > 0 {
      let values = line.split(by: UInt8(ascii: "|"))
      guard values.count == factors.count + 2, let number = values[0].wholeNumber else { throw .notSlurm }
      var found: [PriorityFactors.Factor] = []
      for (value, factor) in zip(values.dropFirst(), factors) {
        guard let points = decimal(value), points != 0 else { continue }
        // What a job's owner gave away counts against it.
        found.append(PriorityFactors.Factor(factor.1, factor.1 == "NICE" ? -points : points))
      }
      // "cpu=12,gres/gpu=400".
      let total = values[values.count - 1].split(by: Byte.comma).reduce(0.0) { sum, part in
        sum + (part.place(of: Byte.equals, from: 0).flatMap { decimal(part.part($0 + 1, part.count)) } ?? 0)
      }
      if total != 0 { found.append(PriorityFactors.Factor("TRES", total)) }
      // A job in several partitions is told once for each: its best chance counts.
      let known = jobs[number]?.factors.reduce(0) { $0 + $1.points } ?? -.infinity
      if found.reduce(0, { $0 + $1.points }) > known { jobs[number] = PriorityFactors(found) }
    }
    return jobs
  }

  /// What is to be given to `sshare -o`.
  package static let shareFormat = "Account,User,NormShares,EffectvUsage,FairShare"

  /// User names may hold the bar: accounts hold none, and the numbers come last.
  package static func shares(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> [FairShare] {
    var shares: [FairShare] = []
    for line in answer.split(by: Byte.newline) where line.count > 0 {
      let values = line.split(by: UInt8(ascii: "|"))
      guard values.count >= 5, let first = line.place(of: UInt8(ascii: "|"), from: 0) else { throw .notSlurm }
      let numbers = values.suffix(3).map { decimal($0) }
      let end = line.count - values.suffix(3).reduce(3) { $0 + $1.count }
      guard end > first else { throw .notSlurm }
      // Accounts are indented by how deep they stand.
      let indent = values[0].prefix { $0 == 0x20 }.count
      var share = FairShare(
        account: values[0].part(indent, values[0].count).cleaned, user: line.part(first + 1, end).cleaned)
      (share.share, share.usage, share.factor) = (numbers[0], numbers[1], numbers[2])
      shares.append(share)
    }
    return shares
  }

  /// The first line names the columns, which differ between versions.
  package static func qualities(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> [ServiceQuality] {
    let lines = answer.split(by: Byte.newline).filter { $0.count > 0 }
    guard let head = lines.first, head.begins(with: "Name|") else { throw .notSlurm }
    let names = head.split(by: UInt8(ascii: "|")).map(\.cleaned)
    return lines.dropFirst().compactMap { line in
      let values = line.split(by: UInt8(ascii: "|"))
      guard values.count == names.count else { return nil }
      var quality = ServiceQuality(values[0].cleaned)
      for (name, value) in zip(names, values) where value.count > 0 {
        if name == "Priority" { quality.priority = value.wholeNumber }
        if name.hasPrefix("Max") || name.hasPrefix("Grp") || name.hasPrefix("Min") {
          quality.limits.append(JobDetails.Field(name, value.cleaned))
        }
      }
      return quality
    }
  }

  private static func decimal(_ bytes: SlurmBytes) -> Double? {
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    guard start < bytes.count, let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    guard let number = NumberScanner.number(base + start, base + bytes.count), number.value.isFinite else { return nil }
    return number.value
  }
}
