package import SiteModel

/// What whoever takes over a shift has to know: what is still wrong, what was, who did what about it, and what has
/// changed. Made from what was recorded; what was not recorded is said to be missing, never left out.
package struct Handover: Hashable, Sendable {
  package var site: String
  package var isSimulated: Bool
  /// What was asked for.
  package var from: Moment
  package var to: Moment
  /// What is recorded of that; nil when nothing is.
  package var recorded: PastSpan?
  /// Within that: when nobody recorded, oldest first.
  package var gaps: [PastSpan] = []

  /// Still wrong at the end, or not yet acknowledged; worst first.
  package var open: [Alarm] = []
  package var shelved: [Alarm] = []
  package var outOfService: [Alarm] = []
  /// Suppressed by design at the end.
  package var suppressedCount = 0
  /// False when nobody kept alarms at the end: what is open is then not known.
  package var isKept = false

  /// What alarmed, by first-out; worst first, then the newest.
  package var groups: [AlarmGroup] = []
  /// What people did about alarms, oldest first.
  package var decisions: [Decision] = []
  package var figures: AlarmKeyFigures

  package var nodes: [NodeChange] = []
  package var sources: [SourceChange] = []
  /// Nil where no scheduler has told of jobs that ended.
  package var jobs: JobOutcomes?
  /// What was ordered of schedulers, exported or silenced, oldest first; nil where no log of it could be read.
  package var actions: [Action]?
  package var power: PowerUse?

  package enum Standing: String, CaseIterable, Sendable { case open, setAside, over }

  /// An alarm that came first, with all that it explains.
  package struct AlarmGroup: Hashable, Sendable {
    package var root: AlarmID
    /// The worst of the group.
    package var priority: Priority
    /// When it was first raised in this span.
    package var since: Moment
    /// How often the first-out itself was raised.
    package var occurrences: Int
    /// Different alarms that it explains.
    package var followers: Int
    /// How the first-out stands at the end; what follows from it and is open still is among the open ones.
    package var standing: Standing
    /// Value and limit when it was first raised, in the base unit of the alarm's quantity.
    package var value: Double?
    package var limit: Double?
    /// True when all of it was set aside when it was raised: logged, and announced to nobody.
    package var isSetAside: Bool
  }

  /// One thing that one person did about one or more alarms at one moment.
  package struct Decision: Hashable, Sendable {
    package var moment: Moment
    package var change: AlarmEvent.Change
    package var person: Person
    package var alarms: [AlarmID]
    /// The reason or the comment; empty where none was given.
    package var text: String
    /// Until when it is shelved.
    package var until: Moment?
  }

  package struct NodeChange: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case lost, back, new, takenOut, putBack }
    package var kind: Kind
    package var nodes: [String]
    /// Why a scheduler has taken them out of use, and who said so, by node; nothing where it does not say.
    package var reasons: [String: Reason] = [:]
  }

  /// What a scheduler was told when a node was taken out of use.
  package struct Reason: Hashable, Sendable {
    package var text: String
    /// Empty where it is not known.
    package var user: String
  }

  package struct SourceChange: Hashable, Sendable {
    package var name: String
    /// Why it fails at the end; nil where it has only fallen silent, or is well again.
    package var failure: SourceFailure?
    package var isDown: Bool
  }

  package struct JobOutcomes: Hashable, Sendable {
    /// Ended in this span, by state.
    package var ended: [JobState: Int] = [:]
    /// Those that failed, first those that failed with a node, then the newest; at most `Handover.listLimit`.
    package var failed: [FailedJob] = []
    package var running = 0
    package var waiting = 0
    package var failedCount: Int { ended.reduce(0) { $0 + ($1.key.hasFailed ? $1.value : 0) } }
    /// Those of them that failed with a node, not of themselves.
    package var brokenCount: Int { ended.reduce(0) { $0 + ($1.key.hasFailedWithNode ? $1.value : 0) } }
    package var endedCount: Int { ended.values.reduce(0, +) }
  }

  package struct FailedJob: Hashable, Sendable {
    package var id: String
    package var name: String
    package var user: String
    package var state: JobState
    package var ended: Moment
  }

  package struct Action: Hashable, Sendable {
    package var moment: Moment
    package var user: String
    /// The order in words, as it was given.
    package var words: String
    package var targets: [String]
    /// "done", "failed", "refused", "unclear".
    package var outcome: String
    /// What was said to the operator then.
    package var report: String
    package init(
      at moment: Moment, by user: String, _ words: String, on targets: [String], outcome: String, report: String = ""
    ) {
      self.moment = moment
      self.user = user
      self.words = words
      self.targets = targets
      self.outcome = outcome
      self.report = report
    }
  }

  package struct PowerUse: Hashable, Sendable {
    /// W, over the looks at which it was known.
    package var mean: Double
    package var greatest: Double
    package var greatestAt: Moment
    /// J, mean power over the recorded span; nil where too many looks know nothing.
    package var energy: Double?
    /// How many looks know it, of how many.
    package var looks: Int
    package var allLooks: Int
  }

  /// How many of a kind are told of by name.
  package static let listLimit = 40
}
