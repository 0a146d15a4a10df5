package import SiteModel
package import Wording

/// Columns of the table of alarms, in order from the left; also what `<` `>` sort by there.
package enum AlarmColumn: String, TableColumn {
  case priority, state, since, thing = "where", what, value, effect, left, who

  package func isReported(in site: borrowing Site) -> Bool { true }

  package var title: Word {
    switch self {
    case .priority: .priorityColumn
    case .state: .alarmStateColumn
    case .since: .alarmSinceColumn
    case .thing: .alarmThingColumn
    case .what: .alarmWhatColumn
    case .value: .alarmValueColumn
    case .effect: .alarmEffectColumn
    case .left: .alarmRespondColumn
    case .who: .alarmWhoColumn
    }
  }
}

/// What the page of alarms shows.
package enum AlarmSheet: String, CaseIterable, Hashable, Sendable {
  /// What is announced.
  case active
  /// What is shelved, suppressed by design or out of service.
  case aside
  /// What has happened, newest first.
  case log
  /// How many alarms there are to a person, by the standard's own measures.
  case figures

  package var title: Word {
    switch self {
    case .active: .alarmSheetActive
    case .aside: .alarmSheetAside
    case .log: .alarmSheetLog
    case .figures: .alarmSheetFigures
    }
  }
}
