internal import SiteModel
internal import Wording

extension Commands {
  /// Commands that go back and forth in the record of the site.
  static let ofTime: [Command] = [
    time("step-back", .commandStepBack, hint: .hintTime, keys: ["["]) { $0.step(-1, in: $1) },
    time("step-forward", .commandStepForward, hint: .hintTime, keys: ["]"]) { $0.step(1, in: $1) },
    time("hour-back", .commandHourBack, keys: ["{"]) { $0.move(by: .seconds(3_600), -1, in: $1) },
    time("hour-forward", .commandHourForward, keys: ["}"]) { $0.move(by: .seconds(3_600), 1, in: $1) },
    Command("time", aliases: ["at"], .time, .commandTime, takes: .time, keys: [.character("t")]) {
      console, text, around in
      console.go(toTime: text, in: around)
      return []
    },
    time("live", .commandLive, keys: ["L"]) { console, _ in console.goLive() },
    Command("play", aliases: ["pause"], .time, .commandPlay, takes: .speed, keys: [.character("p")]) {
      console, text, around in
      console.togglePlay(text, in: around)
      return []
    },
    time("faster", .commandFaster, keys: ["+"]) { $0.changeSpeed(1, in: $1) },
    time("slower", .commandSlower, keys: ["_"]) { $0.changeSpeed(-1, in: $1) },
    time("previous-alarm", .commandPreviousAlarm, keys: ["("]) { $0.goToAlarm(-1, in: $1) },
    time("next-alarm", .commandNextAlarm, keys: [")"]) { $0.goToAlarm(1, in: $1) },
    time("span-shorter", .commandSpanShorter, keys: ["W"]) { $0.changeSpan(-1, in: $1) },
    time("span-longer", .commandSpanLonger, keys: ["w"]) { $0.changeSpan(1, in: $1) },
    Command("span", .time, .commandSpan, takes: .span) { console, text, around in
      console.chooseSpan(text, in: around)
      return []
    },
    Command(
      "history", .time, .commandHistory, hint: .hintHistory, hintIn: [.node, .rack, .cooling, .power, .alarm],
      takes: .thing, keys: [.character("H")]
    ) { console, text, around in
      console.openHistory(of: text, in: around)
      return []
    },
    Command("difference", aliases: ["diff"], .time, .commandDifference, takes: .time, keys: [.character("d")]) {
      console, text, around in
      console.compare(with: text, in: around)
      return []
    },
  ]

  private static func time(
    _ name: String, _ summary: Word, hint: Word? = nil, keys: [Character],
    perform: @escaping @Sendable (inout Console, Surroundings) -> Void
  ) -> Command {
    Command(name, .time, summary, hint: hint, keys: keys.map { .character($0) }) { console, _, around in
      perform(&console, around)
      return []
    }
  }
}
