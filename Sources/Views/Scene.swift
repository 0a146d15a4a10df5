package import Analysis
package import Canvas
package import Interaction
package import SiteModel
package import Wording

/// Everything a view needs to draw: the site at a moment with what it amounts to, what the operator has chosen, and
/// the order of the page's list, worked out once so that drawing stays cheap.
package struct Scene: Sendable {
  package var digest: Digest
  package var console: Console
  /// The page's main list after filter and sort.
  package var order: [Selection]
  /// How many things the list has without a filter.
  package var total: Int
  /// Things to a row of `order`: more than 1 where the page is a grid.
  package var columns: Int
  package var words: Wording
  /// What hangs on the thing that the page of power tells of; nil elsewhere.
  package var dependency: Dependency?
  /// Of the unit that the page of cooling draws; nil elsewhere.
  package var outlook: UnitOutlook?
  /// Of the jobs that the page shows; nil elsewhere.
  var jobIndex: JobIndex?
  /// True on a wall, where no names of users stand.
  var isOnWall = false
  /// What the queue says of the racks, where a map shows it; nil elsewhere.
  package var rackQueue: RackQueue?
  /// Of the job that the page of jobs draws in full; nil elsewhere.
  package var jobOutlook: JobOutlook?
  /// What there is of a record, for the time line.
  package var past = PastStanding.notKept
  /// What differs from another moment, where that is on the screen and known; else why it cannot be told.
  package var difference: SiteDifference?
  package var differenceFailure: Saying?
  /// What is recorded of the thing whose history is on the screen, once it is known; else why it cannot be told.
  package var thingRecord: ThingRecord?
  package var thingFailure: Saying?
  /// Seconds east of Greenwich of the site's clocks at a moment; nil: always `utcOffset`.
  package var zone: (@Sendable (Moment) -> Int)?
  /// Of the alarm that the page of alarms tells of in full; nil elsewhere.
  var alarmOutlook: AlarmOutlook?
  /// What the map of racks shows.
  package let rackMetric: RackMetric
  /// Seconds east of Greenwich for the times shown.
  package var utcOffset: Int
  /// How the screen shows characters of ambiguous width.
  package var ambiguous: TextWidth.Ambiguous
  /// Who is at the console, and in what part; nil on walls and in files.
  package var operatorName: String?

  package init(
    digest: Digest, console: Console, order: [Selection], total: Int? = nil, columns: Int = 1, utcOffset: Int = 0,
    operatorName: String? = nil, ambiguous: TextWidth.Ambiguous = .narrow
  ) {
    self.digest = digest
    self.console = console
    self.order = order
    self.total = total ?? order.count
    self.columns = max(1, columns)
    words = Wording(console.language)
    rackMetric = console.rackMetric ?? .natural(for: digest.site)
    self.utcOffset = utcOffset
    self.operatorName = operatorName
    self.ambiguous = ambiguous
  }

  package var site: Site { digest.site }
  package var now: Moment { digest.now }
  package var findings: [Finding] { digest.findings }
  /// What things are marked with: alarms where somebody keeps them, else the findings of the moment.
  var marks: [Finding] { digest.marks.findings }

  /// The standard's measures, on the page of alarms; nil elsewhere, and where nobody keeps alarms. Where the page does not
  /// show them they are read from the record when they are asked for.
  package var keyFigures: AlarmKeyFigures? {
    guard let alarmOutlook, !digest.alarms.isUnkept else { return nil }
    return alarmOutlook.figures
      ?? AlarmKeyFigures(of: alarmOutlook.past, board: digest.alarms, over: console.alarmFigureSpan, at: now)
  }
}
