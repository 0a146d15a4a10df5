package import SiteModel

/// What one exporter's metrics mean, as data: rows that lead from a metric name to a quantity of a thing.
///
/// A new exporter is a file with one of these and a line in `ExporterMapping.all`. Several exporters' metrics may be
/// mixed on one page; each series finds its own rows by name.
package struct ExporterMapping: Sendable {
  /// As its makers call it.
  package var name: String
  /// The maker of the accelerators; nil for exporters of other things.
  package var vendor: String?
  /// What a series is about when its row does not say.
  package var subject: SubjectRule
  /// Labels that hold the node's name, best first.
  package var hostLabels: [String]
  /// Properties of accelerators from labels that stand on every series, best label first.
  package var facts: [(attribute: Attribute, labels: [String])]
  /// Labels that together name the job or container, the best set first; all of a set must be filled.
  package var workloadLabels: [[String]]
  /// Values that mean "not available" rather than a measurement.
  package var blanks: [ClosedRange<Double>]
  package var rows: [MetricRow]
  /// Tables that other series of the page fill, for names that need two series.
  package var lookups: [LabelLookup]
  /// What the exporter says about itself.
  package var selfReport: SelfReport?

  package init(
    name: String, vendor: String? = nil, subject: SubjectRule, hostLabels: [String] = [],
    facts: [(attribute: Attribute, labels: [String])] = [], workloadLabels: [[String]] = [],
    blanks: [ClosedRange<Double>] = [], lookups: [LabelLookup] = [], rows: [MetricRow]
  ) {
    self.name = name
    self.vendor = vendor
    self.subject = subject
    self.hostLabels = hostLabels
    self.facts = facts
    self.workloadLabels = workloadLabels
    self.blanks = blanks
    self.lookups = lookups
    self.rows = rows
  }
}

/// The metrics in which an exporter says how its own reading went.
package struct SelfReport: Sendable {
  /// How old the page's values are, in seconds.
  package var age: String
  /// A series for each sensor that could not be read, and the labels that hold its reader and the reason.
  package var complaint: (metric: String, subject: String, reason: String)
  /// 1 on a page of which nothing was measured.
  package var simulated: String

  package init(age: String, complaint: (metric: String, subject: String, reason: String), simulated: String) {
    self.age = age
    self.complaint = complaint
    self.simulated = simulated
  }
}

/// How the thing that a series is about is named from its labels.
package struct SubjectRule: Sendable {
  package indirect enum Part: Sendable {
    case text(String)
    /// A label's text; a series without it is about nothing.
    case label(String)
    /// The first of several labels that is there.
    case firstLabel([String])
    /// A number from 0 for each text of the label, in the order of first appearance: for exporters that give
    /// serial numbers only.
    case ordinal(String)
    /// The text that the lookup of that metric has for this series; the second part when it has none.
    case lookup(String, or: Part)
    /// The first of several parts that gives a text.
    case either(Part, Part)
    /// The site's name for the equipment that the target speaks for.
    case equipment
    /// A part's text with zeros before it, to so many characters.
    case padded(Part, width: Int)
    /// What the site calls what a part's text is; the second part when it has no name of its own for it.
    case renamed(Part, [String: String], or: Part)
  }

  package var kind: EntityKind
  /// Joined to the thing's name; empty for the node itself.
  package var name: [Part]
  /// Joined to the name of the node; empty when target or page say it for all series.
  package var nodeName: [Part] = []

  package init(_ kind: EntityKind, _ name: [Part] = []) {
    self.kind = kind
    self.name = name
  }

  package static let node = SubjectRule(.node)
  package static func accelerator(_ labels: String...) -> SubjectRule {
    SubjectRule(.accelerator, [.firstLabel(labels)])
  }
}

/// A small table that series of one metric fill with their labels: `node_hwmon_chip_names{chip,chip_name}`.
package struct LabelLookup: Sendable {
  package var metric: String
  /// The labels that a series must share with the looked-up one.
  package var keys: [String]
  /// The label whose text is wanted.
  package var value: String
  package var repetition: Repetition

  /// What becomes of a text that several things share: two sockets' `coretemp`, two sensors labelled `Tctl`.
  package enum Repetition: Sendable {
    case ignored
    /// Each bears the text of its first key: `coretemp@platform_coretemp_1`.
    case eachMarked
    /// Of those that share the first key, all but the first bear the text of the second: `Tctl (temp2)`. Keys count as
    /// different when they differ in more than their number, as `temp1` and `fan1` do.
    case laterMarked
  }

  package init(
    _ metric: String, by keys: String..., gives value: String, repetition: Repetition = .ignored
  ) {
    self.metric = metric
    self.keys = keys
    self.value = value
    self.repetition = repetition
  }
}

/// One metric's meaning. A metric may have several rows; each whose conditions hold applies.
package struct MetricRow: Sendable {
  package enum Condition: Sendable {
    case equals(String, String)
    case isOne(String, of: [String])
    case has(String)
    case lacks(String)
    case startsWith(String, String)
    /// The label names a port that is worth reading.
    case isPort(String)
  }

  /// How the number on the page becomes a value in the quantity's base unit.
  package enum Transform: Sendable {
    case linear(scale: Double, offset: Double = 0)
    /// A tenth, a hundredth …, after adding so many of them.
    case fraction(by: Double, adding: Double = 0)
    /// 1 when the number is one of these, else 0.
    case isOne(of: [Double])
    /// 1 for any number but 0.
    case isNotZero
    /// Bits renamed: the exporter's bit, the common reason.
    case reasons([(bit: UInt64, reason: ThrottleReasons)])
    /// A moment in seconds since 1970, turned into the time since then.
    case timeSince
    /// A transfer rate in GT/s, turned into the PCI Express generation that has it.
    case linkGeneration
    /// The value that a number stands for; nil when it says that there is none.
    case states([Double: Double?])
  }

  /// What happens when several series meet in one quantity of one thing.
  package enum Fold: Sendable {
    /// The last one on the page counts.
    case last
    /// The first one that has a value counts, and others are complained of.
    case first
    case sum
    case maximum
    /// How many series there are, whatever their numbers.
    case count
    /// A sum of different metrics, each counted once: total = used + free. Nothing unless all of `needs` are there.
    case total(needs: [String])
  }

  package var metric: String
  package var quantity: Quantity?
  package var transform: Transform
  package var conditions: [Condition]
  package var subject: SubjectRule?
  package var fold: Fold
  /// When several metrics give the same quantity, the lowest rank that has a value counts.
  package var rank: Int
  /// True when 0 means that there is no such thing to measure.
  package var isAbsentAtZero: Bool
  /// True when a number below 0 means the same (a network speed of -1).
  package var isAbsentBelowZero: Bool
  /// Properties of the subject from the series' labels.
  package var facts: [(attribute: Attribute, label: String)]
  /// Rows of one number are ways to one reading: when none of them finds its series, that is complained of.
  package var expectation: Int?

  package init(
    _ metric: String, _ quantity: Quantity? = nil, _ transform: Transform = .linear(scale: 1),
    of subject: SubjectRule? = nil, when conditions: [Condition] = [], fold: Fold = .last, rank: Int = 0,
    isAbsentAtZero: Bool = false, isAbsentBelowZero: Bool = false,
    facts: [(attribute: Attribute, label: String)] = []
  ) {
    self.metric = metric
    self.quantity = quantity
    self.transform = transform
    self.conditions = conditions
    self.subject = subject
    self.fold = fold
    self.rank = rank
    self.isAbsentAtZero = isAbsentAtZero
    self.isAbsentBelowZero = isAbsentBelowZero
    self.facts = facts
  }
}

extension MetricRow.Transform {
  /// A factor: `.scaled(1e6)` for MHz. What is a whole part is divided: 414 tenths are 41.4, but 414 times 0.1, which is
  /// no number of the computer's, comes to 41.400000000000006.
  package static func scaled(_ factor: Double, offset: Double = 0) -> Self {
    let divisor = (1 / factor).rounded()
    guard divisor > 1, 1 / divisor == factor else { return .linear(scale: factor, offset: offset) }
    return .fraction(by: divisor, adding: offset * divisor)
  }
  package static let percent = Self.scaled(0.01)
  package static let milli = Self.scaled(0.001)
  package static let megahertz = Self.linear(scale: 1e6)
  package static let mebibytes = Self.linear(scale: 1_048_576)
  package static let megabytes = Self.linear(scale: 1e6)
  package static let kibibytes = Self.linear(scale: 1024)
}
