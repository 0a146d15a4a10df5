internal import SiteModel

/// Findings of one kind, gathered so that a node has at most one of them: the worst stands for all, with their count.
struct NodeGroups {
  private var byNode: [Int: Finding] = [:]
  private let directory: Directory

  init(_ present: Present) { directory = present.directory }

  /// Takes a finding about a thing; `worse` says whether its value is worse than another's of the same priority.
  mutating func add(_ finding: Finding, about id: EntityID, worse: (Double, Double) -> Bool = { $0 > $1 }) {
    let node = directory.node(of: id)
    guard var group = byNode[node] else {
      byNode[node] = finding
      return
    }
    let isWorse =
      finding.priority == group.priority
      ? worse(finding.value ?? 0, group.value ?? 0) : finding.priority < group.priority
    let count = group.count + finding.count
    if isWorse { group = finding }
    group.count = count
    // Several things of a node: the finding is about the node, its figures are the worst thing's.
    group.subject = .entity(.node(node))
    byNode[node] = group
  }

  var findings: [Finding] { byNode.keys.sorted().compactMap { byNode[$0] } }
}

/// Judges every thing of a kind that has a fresh value of a quantity. `verdict` is also asked of stale values and NaN,
/// and must answer nil to NaN.
func judge(
  _ kind: EntityKind, _ quantity: Quantity, in present: Present,
  worse: (Double, Double) -> Bool = { $0 > $1 },
  by verdict: (_ index: Int, _ value: Double) -> Finding.Verdict?
) -> [Finding] {
  let column = present.column(kind, quantity)
  var groups = NodeGroups(present)
  for index in 0..<min(column.count, present.directory.count(of: kind)) {
    // Nearly every value is in order: whether one is fresh matters only when it is not.
    guard let verdict = verdict(index, column.anyValue(at: index)), let value = column[index] else { continue }
    let id = EntityID(kind, index)
    let finding = Finding(
      verdict.kind, verdict.priority, .entity(id), value: value, limit: verdict.limit, quantity: quantity,
      since: column.moment(at: index), detail: verdict.detail)
    groups.add(finding, about: id, worse: worse)
  }
  return groups.findings
}

extension Finding {
  /// What a rule says of one value.
  struct Verdict {
    var kind: Kind
    var priority: Priority
    var limit: Double?
    var detail: Detail?

    init(_ kind: Kind, _ priority: Priority, limit: Double? = nil, detail: Detail? = nil) {
      self.kind = kind
      self.priority = priority
      self.limit = limit
      self.detail = detail
    }
  }
}
