internal import Glibc
internal import SiteModel

extension ExpositionParser {
  /// One line without its newline: a sample, or nil for a comment, an empty line or a sample that is not wanted.
  @inline(__always)
  mutating func read(
    _ line: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ cursor: inout ExpositionCursor,
    _ isWanted: (String) -> Bool
  ) throws(Complaint.LineFault) -> Sample? {
    var at = LabelBlock.skipBlanks(line, end)
    guard at < end else { return nil }
    if at.pointee == Byte.hash {
      comment(at, end, &cursor)
      return nil
    }
    at = try name(at, end, &cursor, isWanted)
    guard self.isWanted[cursor.lastName] else {
      cursor.report.ignored += 1
      return nil
    }
    let block: Int
    (block, at) = try labels(at, end, cursor)
    at = LabelBlock.skipBlanks(at, end)
    guard at < end else { throw .missingValue }
    guard let (value, valueEnd) = NumberScanner.number(at, end) else { throw .badValue }
    let timestamp = valueEnd == end ? nil : try tail(valueEnd, end, cursor.format)
    guard let series = series(block, &cursor) else {
      cursor.report.refused += 1
      return nil
    }
    cursor.report.samples += 1
    return Sample(series: series, value: value, timestamp: timestamp)
  }

  @inline(__always)
  private mutating func name(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ cursor: inout ExpositionCursor,
    _ isWanted: (String) -> Bool
  ) throws(Complaint.LineFault) -> UnsafePointer<UInt8> {
    if names.count > 0, names.matches(cursor.lastName, at: start, available: end - start) {
      let after = start + names.length(of: cursor.lastName)
      if after == end || !Byte.continuesName(after.pointee) { return try ended(after, end) }
    }
    guard Byte.beginsName(start.pointee) else { throw .badName }
    var at = start + 1
    while at < end, Byte.continuesName(at.pointee) { at += 1 }
    _ = try ended(at, end)
    let hash = ByteTable.hash(start, at - start)
    if let known = names.find(start, at - start, hash: hash) {
      cursor.lastName = known
    } else {
      guard names.count < limits.seriesCount else { throw .tooLong }
      cursor.lastName = names.add(start, at - start, hash: hash)
      let text = String(decoding: UnsafeBufferPointer(start: start, count: at - start), as: UTF8.self)
      self.isWanted.append(isWanted(text))
    }
    return at
  }

  /// A name ends before a blank, an opening brace or the line's end.
  @inline(__always)
  private func ended(
    _ at: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) throws(Complaint.LineFault) -> UnsafePointer<UInt8> {
    guard at == end || at.pointee == Byte.openingBrace || Byte.isBlank(at.pointee) else { throw .badName }
    return at
  }

  @inline(__always)
  private mutating func labels(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ cursor: ExpositionCursor
  ) throws(Complaint.LineFault) -> (block: Int, end: UnsafePointer<UInt8>) {
    let at = LabelBlock.skipBlanks(start, end)
    guard at < end, at.pointee == Byte.openingBrace else { return (0, start) }
    let guess = Int(successors[cursor.lastBlock])
    if guess > 0, blocks.matches(guess, at: at, available: end - at) {
      return (guess, at + blocks.length(of: guess))
    }
    let after = try LabelBlock.end(at, end, maximum: limits.labelCount)
    let hash = ByteTable.hash(at, after - at)
    if let known = blocks.find(at, after - at, hash: hash) {
      successors[cursor.lastBlock] = UInt32(known)
      return (known, after)
    }
    let labels = LabelBlock.labels(UnsafeBufferPointer(start: at, count: after - at))
    guard Set(labels.map(\.name)).count == labels.count else { throw .duplicateLabel }
    // Beyond the limit the block is not kept, and `series` refuses the sample.
    guard blocks.count < limits.seriesCount else { return (Self.unkeptBlock, after) }
    let added = blocks.add(at, after - at, hash: hash)
    successors[cursor.lastBlock] = UInt32(added)
    successors.append(0)
    return (added, after)
  }

  private static let unkeptBlock = -1

  /// The series' number, noted for this page; nil when there are too many.
  @inline(__always)
  private mutating func series(_ block: Int, _ cursor: inout ExpositionCursor) -> Int? {
    guard block != Self.unkeptBlock else { return nil }
    cursor.lastBlock = block
    let series: Int
    if let known = table.find(name: cursor.lastName, labels: block, guess: cursor.lastSeries + 1) {
      series = known
    } else {
      guard table.count < limits.seriesCount else { return nil }
      series = table.add(name: cursor.lastName, labels: block)
    }
    cursor.lastSeries = series
    if table.note(series, on: page) { lastPageCount += 1 } else { cursor.report.duplicates += 1 }
    return series
  }

  /// What follows a value: blanks, a timestamp, an exemplar.
  private func tail(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ format: ExpositionFormat
  ) throws(Complaint.LineFault) -> Moment? {
    var at = LabelBlock.skipBlanks(start, end)
    if at == end { return nil }
    guard at > start else { throw .badValue }
    var moment: Moment?
    if at.pointee != Byte.hash {
      switch format {
      case .prometheusText:
        guard let (milliseconds, after) = NumberScanner.integer(at, end) else { throw .badTimestamp }
        let (nanoseconds, isTooLarge) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        guard !isTooLarge else { throw .badTimestamp }
        moment = Moment(nanoseconds: nanoseconds)
        at = after
      case .openMetrics:
        guard let (seconds, after) = NumberScanner.number(at, end), seconds.isFinite else { throw .badTimestamp }
        moment = Moment(seconds: seconds)
        at = after
      }
    }
    let rest = LabelBlock.skipBlanks(at, end)
    guard rest == end || rest.pointee == Byte.hash && (rest > at || moment == nil) else { throw .trailingText }
    return moment
  }

  /// `# EOF`, and when they are kept `# HELP`, `# TYPE` and `# UNIT`; other comments are nothing.
  mutating func comment(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ cursor: inout ExpositionCursor
  ) {
    let length = end - start
    if cursor.format == .openMetrics, length >= 5, memcmp(start, "# EOF", 5) == 0,
      LabelBlock.skipBlanks(start + 5, end) == end
    {
      cursor.hasEnded = true
      return
    }
    guard keepsMetadata, length <= limits.lineLength else { return }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    let words = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true)
    guard words.count >= 3, words[0] == "#", metadata.count < limits.seriesCount else { return }
    let rest = words.count > 3 ? String(words[3]) : ""
    switch words[1] {
    case "HELP": metadata[String(words[2]), default: ExpositionMetadata()].help = rest
    case "TYPE": metadata[String(words[2]), default: ExpositionMetadata()].type = rest
    case "UNIT": metadata[String(words[2]), default: ExpositionMetadata()].unit = rest
    default: break
    }
  }
}
