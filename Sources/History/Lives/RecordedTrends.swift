internal import SiteModel
internal import Synchronization

/// Values of single things in the time before a moment, read when they are drawn and kept for the next frame.
final class RecordedTrends: TrendPast {
  private struct Key: Hashable {
    var id: EntityID
    var quantity: Quantity
  }

  private let file: HistoryFile
  private let directory: Directory
  private let known = Mutex<[Key: [Double?]]>([:])
  /// A value older than that is not known any more; of a tier's, twice the time between two of them.
  private static let limit = Duration.seconds(30)

  init(_ file: HistoryFile, _ directory: Directory) {
    self.file = file
    self.directory = directory
  }

  func values(of id: EntityID, _ quantity: Quantity, at moments: [Moment]) -> [Double?] {
    let key = Key(id: id, quantity: quantity)
    if let values = known.withLock({ $0[key] }), values.count == moments.count { return values }
    let values = read(id, quantity, at: moments)
    known.withLock { $0[key] = values }
    return values
  }

  /// What cannot be read is not known: the page says the rest.
  private func read(_ id: EntityID, _ quantity: Quantity, at moments: [Moment]) -> [Double?] {
    guard let first = moments.first, let last = moments.last, id.index >= 0,
      Int(id.index) < directory.count(of: id.kind),
      let values = try? file.values(
        of: directory.key(of: id), quantity, from: first - .seconds(120), to: last, count: Int(Int32.max))
    else { return moments.map { _ in nil } }
    let spacing = values.count > 1 ? (last - first) / (values.count - 1) : .zero
    let limit = max(Self.limit, spacing * 2)
    var next = 0
    return moments.map { moment in
      while next < values.count, values[next].moment <= moment { next += 1 }
      guard next > 0, moment - values[next - 1].moment <= limit else { return nil }
      return Double(Float(values[next - 1].mean))
    }
  }
}

extension Site {
  /// Has what pages draw of the time before looked up in a file.
  mutating func lookUpTrends(in file: HistoryFile) {
    var remembered = trends
    remembered.past = RecordedTrends(file, directory)
    restore(remembered)
  }
}
