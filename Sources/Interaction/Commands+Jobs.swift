internal import SiteModel
internal import Wording

extension Commands {
  /// Commands of the page of jobs.
  static let ofJobs: [Command] = [
    Command("job", .go, .commandJob, takes: .job) { console, name, around in
      console.go(toJobNamed: name, in: around)
      return []
    },
    Command("fold", .look, .commandFold, hint: .hintFold, in: [.jobs, .alarms], keys: [.character("z")]) {
      console, _, around in
      if console.place.view == .alarms {
        console.toggleFoldOfAlarm(in: around)
      } else {
        console.toggleFoldOfSelection(in: around)
      }
      return []
    },
    Command("fold-all", .look, .commandFoldAll, in: [.jobs]) { console, _, _ in
      console.foldsGroups.toggle()
      console.foldExceptions = []
      return []
    },
    Command("ended", .look, .commandEnded, hint: .hintEnded, in: [.jobs], keys: [.character("E")]) {
      console, _, around in
      console.toggleEndedJobs(in: around)
      return []
    },
    Command("columns", .look, .commandColumns, in: [.jobs], takes: .columns) { console, text, around in
      console.chooseJobColumns(text, in: around)
      return []
    },
  ]
}
