/// The tasks of an array that one record stands for, as Slurm writes them: "4-19%4", "1-9:2", "1,3,5-7" (sbatch(1),
/// "--array").
struct TaskRange {
  /// Without the limit: "4-19".
  var text: String
  /// How many; where Slurm has shortened the list ("1-3,7,..."), those that it names.
  var count = 0
  /// How many may run at a time; nil without a limit.
  var limit: Int?

  init(_ text: String) {
    let halves = text.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
    self.text = halves.first.map(String.init) ?? ""
    if halves.count > 1, let number = Int(halves[1]), number > 0 { limit = number }
    for range in self.text.split(separator: ",") {
      let steps = range.split(separator: ":")
      let ends = (steps.first ?? "").split(separator: "-")
      guard let first = ends.first, let from = Int(first), let last = ends.last, let to = Int(last), from >= 0,
        from <= to,
        to < 1 << 32
      else { continue }
      let step = steps.count > 1 ? Int(steps[1]) ?? 1 : 1
      count += (to - from) / max(step, 1) + 1
    }
  }
}
