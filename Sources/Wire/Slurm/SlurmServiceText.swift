package import SiteModel

/// What Slurm says of itself, in three answers.
package enum SlurmServiceText {
  /// The answer of `scontrol ping`: true when one of the controllers is up.
  package static func isUp(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> Bool {
    guard answer.begins(with: "Slurmctld(") else { throw .notSlurm }
    return answer.split(by: Byte.newline).contains {
      $0.begins(with: "Slurmctld(") && $0.place(of: " is UP", from: 0) != nil
    }
  }

  /// When the controller thinks that it answered: `sdiag`.
  package static func clock(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> Moment? {
    guard let line = answer.place(of: "sdiag output at", from: 0) else { throw .notSlurm }
    guard let open = answer.place(of: UInt8(ascii: "("), from: line),
      let close = answer.place(of: UInt8(ascii: ")"), from: open)
    else { return nil }
    return answer.part(open + 1, close).moment
  }

  /// What of `scontrol show config` matters here.
  package struct Configuration: Hashable, Sendable {
    package var cluster: String?
    package var version: String?
    /// A database keeps what jobs used.
    package var hasAccounting: Bool
    /// Priorities are made of more than the order of arrival.
    package var hasFactors: Bool

    package init(cluster: String? = nil, version: String? = nil, hasAccounting: Bool = true, hasFactors: Bool = true) {
      self.cluster = cluster
      self.version = version
      self.hasAccounting = hasAccounting
      self.hasFactors = hasFactors
    }
  }

  package static func configuration(_ answer: UnsafeRawBufferPointer) throws(SlurmTextFault) -> Configuration {
    guard answer.begins(with: "Configuration data as of") else { throw .notSlurm }
    var configuration = Configuration()
    for line in answer.split(by: Byte.newline) {
      guard let equals = line.place(of: " = ", from: 0) else { continue }
      let value = line.part(equals + 3, line.count)
      if line.begins(with: "ClusterName ") { configuration.cluster = value.cleaned }
      if line.begins(with: "SLURM_VERSION ") { configuration.version = value.cleaned }
      if line.begins(with: "AccountingStorageType ") {
        configuration.hasAccounting = value.place(of: "slurmdbd", from: 0) != nil
      }
      if line.begins(with: "PriorityType ") {
        configuration.hasFactors = value.place(of: "multifactor", from: 0) != nil
      }
    }
    return configuration
  }
}
