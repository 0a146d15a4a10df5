package import Orders
package import SiteModel

/// Everything that can happen to a console, in one stream.
package enum Message: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  case paste(String)
  /// The site has news, or a second has passed: nothing to do but to keep following what is followed.
  case refreshed
  /// Runs a command by name, with its argument: what a key is bound to, what the command line sends.
  case command(String, argument: String? = nil)
}

/// What the console asks the outside to do; everything else it does by changing its own value.
package enum Effect: Hashable, Sendable {
  case quit
  case suspend
  /// Forget what the terminal shows and draw everything anew.
  case redraw
  /// Put text on the operator's clipboard (OSC 52).
  case copy(String)
  /// Write this view to a file in the given format.
  case export(format: String, path: String?)
  /// Write what is read over the page, all of it, to a file as plain text.
  case save(ReadingSheet, path: String?)
  case useTheme(String)
  /// Show everything in a theme for the time being; nil goes back to the one in use.
  case previewTheme(String?)
  case useLanguage(String)
  /// Ask a scheduler for something, as the operator has confirmed.
  case carryOut(SchedulerOrder)
  /// Ask whoever runs the alarm engine for something.
  case order(AlarmOrder)
  /// Ask an Alertmanager for something, as the operator has confirmed.
  case silence(SilenceOrder)
  /// Ask all Alertmanagers which silences there are.
  case listSilences
  /// Read the record of a span, and show what whoever takes over has to know of it.
  case handover(from: Moment, to: Moment)
  /// Sound the terminal's bell.
  case ring
}
