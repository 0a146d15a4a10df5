internal import SiteModel

/// Aisle's CSV of jobs: RFC 4180 with a line of names first, in any order; columns of other names are passed over.
///
/// `submit`; `start`, `end`, `wait`, `run` (two of them say the rest; `run`, or `start` and `end`, must be there);
/// `accelerators`, `processors` or `nodes`; `id`, `user`, `account`, `name`, `partition`, `state`, `limit`. Times are
/// seconds, or RFC 3339 in UTC; lengths are seconds, or Slurm's [D-]HH:MM:SS.
enum TraceTable {
  private static let known: Set<String> = [
    "id", "submit", "start", "end", "run", "wait", "accelerators", "processors", "nodes", "user", "account", "name",
    "partition", "state", "limit",
  ]

  static func read(_ bytes: [UInt8], name: String) throws(TraceFailure) -> JobTrace {
    var rows = DelimitedRows(bytes)
    guard let header = try rows.next() else { throw TraceFailure(.noJobs) }
    var columns: [String: Int] = [:]
    for (index, title) in header.fields.enumerated() {
      let title = title.lowercased()
      guard known.contains(title) else { continue }
      guard columns.updateValue(index, forKey: title) == nil else {
        throw TraceFailure(.doubleColumn(title), line: header.line)
      }
    }
    for needed in ["submit"] where columns[needed] == nil {
      throw TraceFailure(.missingColumn(needed), line: header.line)
    }
    guard let size = ["accelerators", "processors", "nodes"].first(where: { columns[$0] != nil }) else {
      throw TraceFailure(.missingColumn("accelerators, processors or nodes"), line: header.line)
    }
    guard columns["run"] != nil || columns["end"] != nil && (columns["start"] != nil || columns["wait"] != nil) else {
      throw TraceFailure(.missingColumn("run"), line: header.line)
    }
    var trace = JobTrace(name: name)
    trace.unit = size == "nodes" ? .nodes : size == "accelerators" ? .accelerators : .processors
    while let row = try rows.next() {
      let cells = Row(fields: row.fields, line: row.line, columns: columns)
      guard let job = try job(cells, size: size, number: trace.jobs.count + 1) else {
        trace.leftOut += 1
        continue
      }
      guard trace.jobs.count < TraceReader.jobLimit else {
        throw TraceFailure(.tooManyJobs(limit: TraceReader.jobLimit), line: row.line)
      }
      trace.jobs.append(job)
    }
    settle(&trace)
    return trace
  }

  /// The first arrival is second 0; when that was is known where times are dates or Unix seconds (after 1973).
  private static func settle(_ trace: inout JobTrace) {
    guard let first = trace.jobs.map(\.submitted).min() else { return }
    if first > 1e8 { trace.begins = Moment(seconds: first.rounded(.down)) }
    let zero = first > 1e8 || first < 0 ? first.rounded(.down) : 0
    for index in trace.jobs.indices { trace.jobs[index].submitted -= zero }
  }

  private struct Row {
    var fields: [String]
    var line: Int
    var columns: [String: Int]

    /// Nil for an empty cell.
    func text(_ column: String) -> String? {
      guard let index = columns[column], fields.indices.contains(index), !fields[index].isEmpty else { return nil }
      return fields[index]
    }

    func words(_ column: String) -> String { CleanText.cleaned(text(column) ?? "", limit: 200) }

    func time(_ column: String) throws(TraceFailure) -> Double? {
      guard let text = text(column) else { return nil }
      if let seconds = TraceReader.number(Array(text.utf8)) { return seconds }
      guard let moment = TraceTime.seconds(ofDate: text) else {
        throw TraceFailure(.badTime(field: column, text), line: line)
      }
      return moment
    }

    func length(_ column: String) throws(TraceFailure) -> Double? {
      guard let text = text(column) else { return nil }
      guard let seconds = TraceReader.number(Array(text.utf8)) ?? TraceTime.seconds(ofLength: text) else {
        throw TraceFailure(.badTime(field: column, text), line: line)
      }
      return seconds
    }
  }

  /// Nil for one that never ran, or has no size.
  private static func job(_ row: Row, size: String, number: Int) throws(TraceFailure) -> TracedJob? {
    guard let submitted = try row.time("submit") else { return nil }
    let (start, end) = (try row.time("start"), try row.time("end"))
    var wait = try row.length("wait") ?? start.map { $0 - submitted }
    if let known = wait, known < 0 { wait = nil }
    let began = start ?? wait.map { submitted + $0 }
    guard let run = try row.length("run") ?? began.flatMap({ began in end.map { $0 - began } }), run >= 0 else {
      return nil
    }
    guard let text = row.text(size) else { return nil }
    guard let count = TraceReader.number(Array(text.utf8)) else {
      throw TraceFailure(.notANumber(field: size, text), line: row.line)
    }
    guard count >= 1, count <= 1e8 else { return nil }
    let id = row.words("id")
    var job = TracedJob(id: id.isEmpty ? "\(number)" : id, submitted: submitted, run: run, size: Int(count))
    job.wait = wait
    job.limit = try row.length("limit").flatMap { $0 > 0 ? $0 : nil }
    (job.user, job.account) = (row.words("user"), row.words("account"))
    (job.name, job.partition) = (row.words("name"), row.words("partition"))
    if let word = row.text("state") {
      guard let state = TraceTime.state(word) else { throw TraceFailure(.unknownState(word), line: row.line) }
      job.state = state
    }
    return job
  }
}
