internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

extension Job {
  /// What people are shown for the id: tasks of an array that wait together as the scheduler writes them,
  /// "99_[3-9%3]"; where the room is short without the limit, then by the first and the last of them, "99_[3…64]".
  func title(room: Int) -> String {
    guard let array, id.hasSuffix("_*"), !array.tasks.isEmpty else { return id.fitted(to: room) }
    func named(_ tasks: String) -> String { "\(array.number)_[\(tasks)]" }
    let ends = array.tasks.split { "-,:".contains($0) }
    let forms = [
      array.limit.map { array.tasks + "%\($0)" }, array.tasks,
      ends.count > 1 ? "\(ends[0])…\(ends[ends.count - 1])" : nil,
    ].compactMap { $0.map(named) }
    return forms.first { TextWidth.width(of: $0) <= room } ?? id.fitted(to: room)
  }

  /// True for one that was cancelled while it still waited, for no fault of what it depended on.
  var wasCancelledWaiting: Bool {
    guard state == .cancelled, reason != "DependencyNeverSatisfied" else { return false }
    guard let began else { return true }
    return ends.map { began >= $0 } ?? false
  }

  /// The reason of the scheduler, unless it tells only why the job once waited.
  var endReason: String { state.hasEnded && Wording.isOfWaiting(reason) ? "" : reason }

  /// How many tasks the record stands for; nil for one alone.
  var taskCount: Int32? { array.flatMap { $0.count > 1 ? $0.count : nil } }
}
