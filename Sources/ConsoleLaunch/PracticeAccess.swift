internal import Operations
internal import Runtime

/// The queue of a simulated site, answering as Slurm's own commands would: nothing outside is touched.
struct PracticeAccess: SchedulerAccess {
  var queue: PracticeQueue
  /// Who gives the orders, as the simulated scheduler is told.
  var user: String

  func run(_ arguments: [String], within limit: Duration) async -> SchedulerAnswer {
    let (status, text) = await queue.answer(arguments, by: user)
    return SchedulerAnswer(.exited(status), output: status == 0 ? text : "", words: status == 0 ? "" : text)
  }
}
