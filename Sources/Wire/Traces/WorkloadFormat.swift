internal import SiteModel

/// The Standard Workload Format, version 2.2, as the Parallel Workloads Archive defines it: a job a line in 18 fields of
/// numbers, -1 for what is not known, and a header of comments, `; Key: value`.
///
/// A job that was swapped out may have further lines for its parts, with the states 2 (goes on later), 3 and 4 (the last
/// one, that ended well or badly): where a line for the whole is there, that counts, else the parts together.
enum WorkloadFormat {
  private static let fieldNames = [
    "job number", "submit time", "wait time", "run time", "allocated processors", "processor time", "used memory",
    "requested processors", "requested time", "requested memory", "status", "user", "group", "executable", "queue",
    "partition", "preceding job", "think time",
  ]

  static func read(_ bytes: [UInt8], name: String) throws(TraceFailure) -> JobTrace {
    var trace = JobTrace(name: name)
    var parts: [Int: TracedJob] = [:]
    var partOrder: [Int] = []
    var whole: Set<Int> = []
    var start = 0
    var line = 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: TraceReader.newline) ?? bytes.count
      let text = bytes[start..<end]
      start = end + 1
      guard let first = text.first(where: { !TraceReader.isSpace($0) }) else { continue }
      if first == TraceReader.semicolon {
        heed(text, &trace)
        continue
      }
      let fields = try numbers(text, line: line)
      guard let job = job(fields) else {
        trace.leftOut += 1
        continue
      }
      guard trace.jobs.count + parts.count < TraceReader.jobLimit else {
        throw TraceFailure(.tooManyJobs(limit: TraceReader.jobLimit), line: line)
      }
      let number = Int(fields[0])
      if (2...4).contains(fields[10]) {
        if parts[number] == nil { partOrder.append(number) }
        parts[number] = joined(parts[number], job)
      } else {
        whole.insert(number)
        trace.jobs.append(job)
      }
    }
    for number in partOrder where !whole.contains(number) { if let job = parts[number] { trace.jobs.append(job) } }
    return trace
  }

  private static func numbers(_ text: ArraySlice<UInt8>, line: Int) throws(TraceFailure) -> [Double] {
    let words = text.split(whereSeparator: TraceReader.isSpace)
    guard words.count == fieldNames.count else { throw TraceFailure(.fieldCount(words.count), line: line) }
    var fields: [Double] = []
    fields.reserveCapacity(words.count)
    for (index, word) in words.enumerated() {
      guard let value = TraceReader.number(word) else {
        throw TraceFailure(
          .notANumber(field: fieldNames[index], String(decoding: word.prefix(64), as: UTF8.self)), line: line)
      }
      fields.append(value)
    }
    return fields
  }

  /// Nil for one that never ran, or of which nobody knows how large it was.
  private static func job(_ fields: [Double]) -> TracedJob? {
    let size = fields[4] >= 1 ? fields[4] : fields[7]
    guard size >= 1, size <= 1e8, fields[3] >= 0, fields[1] >= 0 else { return nil }
    // Cancelled before it began.
    if fields[10] == 5, fields[3] == 0 { return nil }
    var job = TracedJob(id: "\(Int(fields[0]))", submitted: fields[1], run: fields[3], size: Int(size))
    job.wait = fields[2] >= 0 ? fields[2] : nil
    job.limit = fields[8] > 0 ? fields[8] : nil
    if fields[11] >= 0 { job.user = "u\(Int(fields[11]))" }
    if fields[12] >= 0 { job.account = "g\(Int(fields[12]))" }
    if fields[13] >= 0 { job.name = "app \(Int(fields[13]))" }
    job.partition = fields[14] >= 0 ? "q\(Int(fields[14]))" : fields[15] >= 0 ? "p\(Int(fields[15]))" : ""
    switch fields[10] {
    case 0, 4: job.state = .failed
    case 5: job.state = .cancelled
    default: job.state = .completed
    }
    return job
  }

  private static func joined(_ known: TracedJob?, _ part: TracedJob) -> TracedJob {
    guard var job = known else { return part }
    job.run += part.run
    job.size = max(job.size, part.size)
    job.state = part.state
    return job
  }

  /// What the header says of the machine.
  private static func heed(_ text: ArraySlice<UInt8>, _ trace: inout JobTrace) {
    let comment = String(decoding: text.prefix(400), as: UTF8.self).drop { $0 == ";" || $0.isWhitespace }
    guard let colon = comment.firstIndex(of: ":") else { return }
    let value = comment[comment.index(after: colon)...].drop { $0.isWhitespace }
    // "128 (32 of them …)" counts as 128.
    let number = TraceReader.number(Array(value.prefix { !$0.isWhitespace }.utf8))
    switch comment[..<colon] {
    case "Computer":
      let words = CleanText.cleaned(String(value), limit: 80)
      if !words.isEmpty { trace.name = words }
    case "MaxNodes": if let number, number >= 1, number <= 1e8 { trace.nodeCount = Int(number) }
    case "MaxProcs": if let number, number >= 1, number <= 1e8 { trace.processorCount = Int(number) }
    case "UnixStartTime": if let number, number > 0, number < 8e9 { trace.begins = Moment(seconds: number) }
    default: break
    }
  }
}
