import Feeds
import SiteModel
import Testing
import Wire

@Suite("The commands that Slurm is asked by") struct SlurmCommandTests {
  /// Every question that there is.
  static let questions: [SlurmQuestion] = [
    .ping, .configuration, .clock, .jobs, .details, .detail(7), .nodes, .partitions, .reservations, .steps,
    .accounting(minutes: 60), .priorities, .shares, .qualities,
  ]

  @Test("every one of them only reads", arguments: questions) func reads(question: SlurmQuestion) {
    let command = SlurmCommand(question, mark: SlurmMark())
    let words = command.arguments.filter { !$0.hasPrefix("-") }
    switch command.program {
    case "squeue", "sinfo", "sacct", "sprio", "sshare", "sdiag": break
    case "scontrol": #expect(words.first == "ping" || words.first == "show")
    case "sacctmgr": #expect(words.first == "show")
    default: Issue.record("\(command.program) is no command that reads")
    }
    for word in ["update", "create", "delete", "-i", "--immediate", "hold", "release", "reconfigure", "shutdown"] {
      #expect(!command.arguments.contains(word))
    }
  }

  @Test(
    "a failure of one means what its words say",
    arguments: [
      (
        "slurm_load_jobs error: Unable to contact slurm controller (connect failure)",
        SourceFailure.scheduler(.controllerDown)
      ),
      ("slurm_load_jobs error: Socket timed out on send/recv operation", .scheduler(.controllerSilent)),
      ("Slurmctld(primary) at vm is DOWN ** RESTORE SLURMCTLD DAEMON TO SERVICE **", .scheduler(.controllerDown)),
      (
        "squeue: error: If munged is up, restart with --num-threads=10 squeue: error: Munge encode failed: Failed to "
          + "access \"/srv/slurm/munge.sock\": No such file or directory (Did you start munged?)",
        .scheduler(.notAuthenticated)
      ),
      (
        "sacct: error: slurm_persist_conn_open_without_init: failed to open persistent connection to "
          + "host:127.0.0.1:16818: Connection refused sacct: error: Sending PersistInit msg: Connection refused",
        .scheduler(.databaseDown)
      ),
      (
        "squeue: fatal: Unable to process configuration file",
        .program(status: 1, words: "squeue: fatal: Unable to process configuration file")
      ),
    ]) func words(words: String, failure: SourceFailure)
  {
    #expect(SlurmWords.failure(status: 1, words: words) == failure)
  }

  @Test("a command that prints nothing but an error has failed, whatever its status") func silent() {
    #expect(
      SlurmWords.failure(of: [], complaint: "squeue: error: Munge encode failed") == .scheduler(.notAuthenticated))
    #expect(SlurmWords.failure(of: [], complaint: "") == nil)
    #expect(SlurmWords.failure(of: [1], complaint: "squeue: error: x") == nil)
  }
}
