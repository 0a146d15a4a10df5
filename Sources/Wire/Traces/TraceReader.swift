package import SiteModel

/// Reads a record of jobs: the Parallel Workloads Archive's Standard Workload Format, or Aisle's CSV. Which of them it is
/// shows in the first line that is not empty: a comment or numbers alone are the former.
package enum TraceReader {
  /// Jobs that are read at the most.
  package static let jobLimit = 2_000_000

  /// `name` is what the trace is called where it does not say itself.
  package static func read(_ bytes: [UInt8], name: String) throws(TraceFailure) -> JobTrace {
    let clean = CleanText.cleaned(name, limit: 80)
    var trace =
      isWorkloadFormat(bytes) ? try WorkloadFormat.read(bytes, name: clean) : try TraceTable.read(bytes, name: clean)
    guard !trace.jobs.isEmpty else { throw TraceFailure(.noJobs) }
    // The format asks for this order; not every file has it.
    let isSorted = zip(trace.jobs, trace.jobs.dropFirst()).allSatisfy { $0.submitted <= $1.submitted }
    if !isSorted {
      trace.jobs = trace.jobs.enumerated().sorted {
        ($0.element.submitted, $0.offset) < ($1.element.submitted, $1.offset)
      }.map(\.element)
    }
    return trace
  }

  private static func isWorkloadFormat(_ bytes: [UInt8]) -> Bool {
    for byte in bytes where !isSpace(byte) && byte != Self.newline { return byte == semicolon || isNumeral(byte) }
    return true
  }

  private static func isNumeral(_ byte: UInt8) -> Bool { (48...57).contains(byte) || byte == 45 }

  static let newline: UInt8 = 10
  static let semicolon: UInt8 = 59

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  /// A plain decimal number, whole or with a fraction; nil for anything else.
  static func number(_ text: some Collection<UInt8>) -> Double? {
    guard !text.isEmpty, text.count <= 24 else { return nil }
    guard text.allSatisfy({ isNumeral($0) || $0 == 46 || $0 == 43 || $0 == 69 || $0 == 101 }) else { return nil }
    guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite, abs(value) < 1e15 else {
      return nil
    }
    return value
  }
}
