internal import Analysis
internal import Interaction
internal import SiteModel
internal import Wording

/// Picks and orders the rows of the table of jobs, and remembers what it worked out: which rows pass each term of the
/// filter, and the order of all rows. So a keystroke costs one look at what it changed.
struct JobSieve: Sendable {
  /// Of what was listed last.
  private(set) var index: JobIndex?
  private var endedIndex: JobIndex?
  private var digest: Digest?
  /// By term: does the row pass?
  private var passes: [JobFilter.Term: [Bool]] = [:]
  private var sorted: (by: Sorting<JobColumn>, rows: [Int32])?
  private static let termLimit = 24

  mutating func listing(of digest: Digest, for console: Console) -> Listing {
    let index = console.showsEndedJobs ? ended(digest.site) : digest.jobIndex
    settle(index, digest)
    let order = JobOrder(index: index, digest: digest)
    if sorted?.by != console.jobSort { sorted = (console.jobSort, order.sorted(console.jobSort)) }
    let rows = order.withFindingsFirst(sorted?.rows ?? [], console.jobSort)
    let filter = JobFilter(console.filterInForce)
    var shown = rows
    if !filter.isEmpty {
      if passes.count > Self.termLimit { passes = [:] }
      let tests = filter.terms.map { pass($0, index, digest) }
      shown = rows.filter { row in tests.allSatisfy { $0[Int(row)] } }
    }
    return Listing(order: selections(shown, index, console), total: index.jobs.count)
  }

  private mutating func ended(_ site: Site) -> JobIndex {
    if let endedIndex, endedIndex.key == JobIndex.key(of: site, ended: true) { return endedIndex }
    let index = JobIndex(of: site, ended: true, after: endedIndex)
    endedIndex = index
    return index
  }

  private mutating func settle(_ index: JobIndex, _ digest: Digest) {
    if self.index !== index {
      (self.index, passes, sorted) = (index, [:], nil)
    } else if self.digest !== digest {
      passes = passes.filter { !$0.key.hangsOnTime }
      if let by = sorted?.by, [.power, .load].contains(by.column) { sorted = nil }
    }
    self.digest = digest
  }

  private mutating func pass(_ term: JobFilter.Term, _ index: JobIndex, _ digest: Digest) -> [Bool] {
    if let known = passes[term] { return known }
    let evaluation = JobTermEvaluation(index: index, digest: digest)
    var result = evaluation.rows(passing: term.test)
    if term.isExclusion { for row in result.indices { result[row].toggle() } }
    passes[term] = result
    return result
  }

  /// Rows as things: an array or a heterogeneous job in one, and its own behind it when it is unfolded. Of which only one
  /// is let through, that stands for itself.
  private func selections(_ rows: [Int32], _ index: JobIndex, _ console: Console) -> [Selection] {
    guard !index.groups.isEmpty else { return rows.map { .job(index.reference(ofRow: Int($0))) } }
    var members: [Int32: [Int32]] = [:]
    for row in rows where index.groupOfRow[Int(row)] >= 0 {
      members[index.groupOfRow[Int(row)], default: []].append(row)
    }
    var order: [Selection] = []
    order.reserveCapacity(rows.count)
    for row in rows {
      let place = index.groupOfRow[Int(row)]
      guard place >= 0, let own = members[place] else {
        // Of a group: it has been put with the first of it.
        if place < 0 { order.append(.job(index.reference(ofRow: Int(row)))) }
        continue
      }
      members[place] = nil
      let group = index.groups[Int(place)].reference
      if own.count > 1 { order.append(.job(group)) }
      if own.count == 1 || !console.isFolded(group) {
        order += own.map { .job(index.reference(ofRow: Int($0))) }
      }
    }
    return order
  }
}

extension JobFilter.Term {
  /// True where the answer changes though the queue does not.
  fileprivate var hangsOnTime: Bool {
    guard case .number(let field, _, _) = test else { return false }
    return field.isMeasured || field.isOfTime
  }
}
