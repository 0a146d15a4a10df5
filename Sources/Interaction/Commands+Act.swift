internal import Orders
internal import Wording

extension Commands {
  /// Commands that change something outside. None of them acts: each opens a dialog. They are there only in a console
  /// that may act.
  static let acting: [Command] =
    [
      Command(
        "act", .act, .commandAct, hint: .hintAct, in: ViewKind.ofJobs.union(ViewKind.ofNodes), keys: [.character("x")]
      ) { console, _, around in
        console.openOrderMenu(in: around)
        return []
      },
      order("hold", .hold, .commandHold),
      order("uhold", .holdForUser, .commandHoldForUser),
      order("release", .release, .commandRelease),
      order("requeue", .requeue, .commandRequeue),
      order("requeue-hold", .requeueHold, .commandRequeueHold),
      order("cancel", .cancel, .commandCancel),
      order("priority", .priority, .commandPriority, takes: .number),
      order("timelimit", .timeLimit, .commandTimeLimit, takes: .limit),
      order("suspend-job", .suspend, .commandSuspendJob),
      Command("resume", .act, .commandResumeThings, in: ViewKind.ofJobs.union(ViewKind.ofNodes)) {
        console, _, around in
        console.open(ViewKind.ofJobs.contains(console.place.view) ? .resume : .resumeNode, nil, in: around)
        return []
      },
      order("drain", .drain, .commandDrain, takes: .reason),
      order("reserve", .reserve, .commandReserve, takes: .reservation),
      order("unreserve", .unreserve, .commandUnreserve, takes: .reservationName),
      Command("result", .act, .commandResult) { console, _, around in
        console.openReport(in: around)
        return []
      },
    ]

  private static func order(
    _ name: String, _ verb: SchedulerVerb, _ summary: Word, takes argument: Command.Argument = .none
  ) -> Command {
    Command(
      name, .act, summary, in: verb.subject == .job ? ViewKind.ofJobs : ViewKind.ofNodes, takes: argument
    ) { console, text, around in
      console.open(verb, text, in: around)
      return []
    }
  }
}
