/// Things that a site file finds on the pages of a source: of which kind they are, how their names follow from the
/// series' labels, and which metrics give what of them. One may stand for any number of things: all pumps of a unit.
package struct MappedThing: Hashable, Sendable {
  package var kind: EntityKind
  /// Joined to the thing's name; empty for the target's own equipment.
  package var name: [NamePart] = []
  /// For parts of nodes: joined to the node's name; empty for the node that the target speaks for.
  package var node: [NamePart] = []
  /// What a series must bear to be about these things.
  package var labels: [LabelChoice] = []
  /// What the site calls that which a label calls otherwise: "3" is "CDU-07".
  package var names: [String: String] = [:]
  package var readings: [MappedReading] = []

  package init(_ kind: EntityKind, name: [NamePart] = []) {
    self.kind = kind
    self.name = name
  }

  package enum NamePart: Hashable, Sendable {
    case text(String)
    /// A label's text, padded with zeros to that many characters: `<index:02>`.
    case label(String, width: Int)
    /// The site's name for the equipment at the target: `<equipment>`.
    case equipment
  }

  /// A label that must have one of these texts.
  package struct LabelChoice: Hashable, Sendable {
    package var label: String
    package var texts: [String]
    package init(_ label: String, _ texts: [String]) {
      self.label = label
      self.texts = texts
    }
  }
}

/// What one metric of a page gives of a thing.
package struct MappedReading: Hashable, Sendable {
  package var metric: String
  package var quantity: Quantity
  package var labels: [MappedThing.LabelChoice] = []
  package var meaning: Meaning
  /// True when many of these devices lack it: its absence is no complaint.
  package var isOptional = false

  package init(_ metric: String, _ quantity: Quantity, _ meaning: Meaning) {
    self.metric = metric
    self.quantity = quantity
    self.meaning = meaning
  }

  /// How the page's number becomes a value in the quantity's base unit.
  package enum Meaning: Hashable, Sendable {
    /// So many of that unit are 1 on the page ("0.1 °C"); `offset` of the unit are added ("-40 °C").
    case measure(scale: Double, WrittenUnit, offset: Double)
    /// The value that a number stands for; nil when it says that there is none.
    case states([Double: Double?])
    /// The same by the text of a label, of the series that are 1: how Prometheus writes states in words.
    case words(label: String, [String: Double?])
  }
}

extension Quantity {
  /// The words for values of quantities that are states.
  package var stateWords: [(word: String, value: Double)] {
    switch self {
    case .severity: [("ok", 0), ("warning", 1), ("critical", 2)]
    case .leak: [("dry", 0), ("warning", 1), ("leak", 2)]
    case .health: [("bad", 0), ("ok", 1)]
    case .linkUp: [("down", 0), ("up", 1)]
    default: []
    }
  }
}
