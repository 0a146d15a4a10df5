internal import SiteModel
internal import Wording

extension Commands {
  /// Commands about alarms. Those of the group `alarms` ask whoever runs the alarm engine, and are there only in a console
  /// that may.
  static let ofAlarms: [Command] = [
    Command(
      "acknowledge", aliases: ["ack"], .alarms, .commandAcknowledge, hint: .hintAcknowledge, hintIn: ViewKind.ofAlarms,
      takes: .alarmed, keys: [.character("a")]
    ) { console, name, around in
      name.map { console.acknowledge(about: $0, in: around) } ?? console.acknowledge(in: around)
    },
    Command(
      "acknowledge-visible", aliases: ["ack-all"], .alarms, .commandAcknowledgeVisible, hint: .hintAcknowledgeVisible,
      in: [.alarms], keys: [.character("A")]
    ) { console, _, around in console.acknowledgeVisible(in: around) },
    Command(
      "shelve", .alarms, .commandShelve, hint: .hintShelve, in: ViewKind.ofAlarms, takes: .shelving,
      keys: [.character("x")]
    ) { console, text, around in console.shelve(text, in: around) },
    Command("unshelve", .alarms, .commandUnshelve, in: ViewKind.ofAlarms) { console, _, around in
      console.order(.unshelve, in: around)
    },
    Command(
      "comment", .alarms, .commandComment, hint: .hintComment, in: ViewKind.ofAlarms, takes: .text,
      keys: [.character("c")]
    ) { console, text, around in
      console.openAlarmForm(.comment, text, in: around)
      return []
    },
    Command(
      "reset", .alarms, .commandReset, hint: .hintReset, in: ViewKind.ofAlarms, keys: [.character("R")]
    ) { console, _, around in console.order(.reset, in: around) },
    Command("out-of-service", aliases: ["oos"], .alarms, .commandOutOfService, in: ViewKind.ofAlarms, takes: .reason) {
      console, text, around in
      console.openAlarmForm(.withdraw, text, in: around)
      return []
    },
    Command("in-service", .alarms, .commandInService, in: ViewKind.ofAlarms) { console, _, around in
      console.order(.reinstate, in: around)
    },
    Command("group", .look, .commandGroup, hint: .hintGroup, in: [.alarms], keys: [.character("o")]) {
      console, _, around in
      console.toggleGroupsOfAlarms(in: around)
      return []
    },
    Command(
      "alarm-view", .look, .commandAlarmSheet, hint: .hintSheet, in: [.alarms], takes: .sheet, keys: [.character("v")]
    ) { console, name, around in
      console.chooseAlarmSheet(named: name, in: around)
      return []
    },
    Command("bell", .change, .commandBell, keys: [.character("B")]) { console, _, around in
      console.isBellOn.toggle()
      console.say(console.isBellOn ? .bellOn : .bellOff, at: around.now)
      return []
    },
  ]
}

extension ViewKind {
  /// The table of alarms, and one of them.
  static let ofAlarms: Set<ViewKind> = [.alarms, .alarm]
}
