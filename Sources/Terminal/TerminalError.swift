/// Why a terminal cannot be used: one line of advice.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  case notATerminal
  case unusableType(String)
  case cannotOpen(String)

  package var description: String {
    switch self {
    case .notATerminal:
      "the console needs a terminal on its input and output; for scripts there is \"aisle snapshot\""
    case .unusableType(let name):
      "TERM is \"\(name)\", which cannot place a cursor or is not known here; set TERM to what your terminal is"
        + " (xterm-256color, for instance), or use \"aisle snapshot\""
    case .cannotOpen(let why): "the terminal cannot be opened: \(why)"
    }
  }
}

/// Why the loop ended.
package enum TerminalEnd: Hashable, Sendable {
  case quit
  /// SIGTERM, SIGINT or SIGHUP, by number.
  case signal(Int32)
  /// The terminal is gone: nothing is left to restore or to tell.
  case gone
}
