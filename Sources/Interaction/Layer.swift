package import Orders
package import SiteModel

/// A popup. Layers stack; the topmost takes the keys; Esc takes it off.
package enum Layer: Hashable, Sendable {
  /// Help for the page beneath, scrolled down so many lines.
  case help(scroll: Int)
  /// The command line, with its text, the cursor's place in it, and the completion chosen.
  case commandLine(text: String, cursor: Int, choice: Int?)
  /// The filter being typed; the list beneath narrows with each letter.
  case filter(text: String, cursor: Int)
  /// Something to read about a thing.
  case notice(Notice)
  /// What can be ordered here, each with the number of things on which it would do something.
  case orderMenu(counts: [Int], choice: Int)
  /// The dialog of one order.
  case orderForm(OrderForm)
  /// The dialog of an order about alarms.
  case alarmForm(AlarmForm)
  /// How the last order went.
  case orderReport(scroll: Int)
  /// What differs between the moment shown and another.
  case difference(scroll: Int)
  /// The dialog of a silence at an Alertmanager.
  case silenceForm(SilenceForm)
  /// What is recorded of one thing: a reading over time, and its alarms.
  case history(ThingHistory)
  /// The silences of all Alertmanagers, which of them is chosen (nil: the first), and whether those that are over are
  /// among them.
  case silences(chosen: StandingSilence.Key?, showsEnded: Bool)
  /// Something to read.
  case sheet(ReadingSheet, scroll: Int)

  /// True while letters are typed into it.
  var takesText: Bool {
    switch self {
    case .commandLine, .filter: true
    case .orderForm, .alarmForm, .silenceForm: form?.takesText ?? false
    case .help, .notice, .orderMenu, .orderReport, .difference, .history, .silences, .sheet: false
    }
  }

  /// What a notice is about. Its lines are put into words as it is drawn, so that they are those of now.
  package enum Notice: Hashable, Sendable {
    /// A source's state.
    case source(Int)
    /// What is known of a thing in words: model, serial number.
    case facts(EntityID)
    /// One line of help.
    case command(String)
  }
}
