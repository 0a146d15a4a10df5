/// A task of an array by its own name, "8_5": one that waits with others has no record of its own.
package struct ArrayTask: Hashable, Sendable {
  package var array: Int
  package var number: Int

  /// Nil for a text of another form.
  package init?(_ name: some StringProtocol) {
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, let array = Int(parts[0]), let number = Int(parts[1]), number >= 0 else { return nil }
    (self.array, self.number) = (array, number)
  }
}

extension JobArray {
  /// True when the record stands for that task, by the list, ranges and steps that the scheduler writes:
  /// "0,2,4-8:2,20-30".
  package func holds(_ task: ArrayTask) -> Bool {
    guard number == task.array else { return false }
    return tasks.split(separator: ",").contains { part in
      let halves = part.split(separator: ":", maxSplits: 1)
      let ends = (halves.first ?? "").split(separator: "-", maxSplits: 1).map { Int($0) }
      guard let first = ends.first.flatMap(\.self), let last = ends.last.flatMap(\.self) else { return false }
      let step = halves.count > 1 ? Int(halves[1]) ?? 1 : 1
      return first <= task.number && task.number <= last && step > 0 && (task.number - first).isMultiple(of: step)
    }
  }
}

extension JobQueue {
  /// The record of a task that waits with others of its array: 8_* for "8_5".
  package func record(ofTask name: String) -> Job? {
    guard let task = ArrayTask(name) else { return nil }
    return jobs.first { $0.array?.holds(task) ?? false }
  }
}
