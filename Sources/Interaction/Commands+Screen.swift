internal import SiteModel
internal import Wording

extension Commands {
  /// Commands about the screen itself; they work above every layer.
  static let screen: [Command] = [
    Command("command", .screen, .commandCommand, hint: .hintCommand, keys: [.character(":")]) { console, _, _ in
      console.openCommandLine()
      return []
    },
    Command("help", .screen, .commandHelp, hint: .hintHelp, takes: .command, keys: [.character("?"), .function(1)]) {
      console, name, around in
      console.openHelp(for: name, in: around)
      return []
    },
    Command("redraw", .screen, .commandRedraw, keys: [.control("l")]) { _, _, _ in [.redraw] },
    Command("suspend", .screen, .commandSuspend, keys: [.control("z")]) { _, _, _ in [.suspend] },
    Command(
      "quit", aliases: ["q", "exit"], .screen, .commandQuit, hint: .hintQuit,
      keys: [.character("q"), .function(10), .control("c")]
    ) { _, _, _ in [.quit] },
  ]
}
