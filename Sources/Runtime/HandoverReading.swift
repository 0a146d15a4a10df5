package import Analysis
internal import Glibc
package import SiteModel

extension Handover {
  /// What the record of a site tells of a span, with what the audit logs tell of actions: the files that are named, else
  /// the user's own.
  package static func read(
    from record: RecordedPast, _ span: PastSpan, audits: [String] = []
  ) throws(PastFailure) -> Handover {
    let own = AuditRecord.path { name in getenv(name).map { String(cString: $0) } }
    let logs = (audits.isEmpty ? own.map { [$0] } ?? [] : audits).compactMap {
      AuditRecord.actions(at: $0, of: record.topology.name, isSimulated: record.topology.isSimulated)
    }
    let actions = logs.flatMap(\.self).sorted { $0.moment < $1.moment }
    return try opened(record.past, span, actions: logs.isEmpty ? nil : actions)
  }

  private static func opened(
    _ past: some Past, _ span: PastSpan, actions: [Action]?
  ) throws(PastFailure) -> Handover {
    try Handover(of: past, from: span.from, to: span.to, actions: actions)
  }
}

extension HandoverDesk {
  /// Over the record of a site, as soon as there is one.
  package convenience init(
    of topology: Topology, among candidates: [String], whenNews: @escaping @Sendable () -> Void
  ) where Order == PastSpan, Answer == Result<Handover, PastFailure> {
    self.init(whenNews: whenNews) { span in
      Result { () throws(PastFailure) in
        try Handover.read(from: RecordedPast(of: topology, among: candidates), span)
      }
    }
  }
}
