internal import Simulator

/// The queue of a simulation at work, for practice: it takes the command lines of Slurm's that orders are made of.
package struct PracticeQueue: Sendable {
  /// The name that a simulation's queue has at its site.
  package static let name = "slurm"

  private let run: SimulationRun

  init(of run: SimulationRun) { self.run = run }

  /// The status and the words with which Slurm's command would end.
  package func answer(_ arguments: [String], by user: String) async -> (status: Int32, text: String) {
    let answer = await run.answer(arguments, by: user)
    return (answer.status, answer.text)
  }
}
