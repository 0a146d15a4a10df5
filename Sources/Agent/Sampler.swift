package import SiteModel
internal import Wire

/// One kind of sensor of this machine. A sampler is a file in `Samplers/` and a line in `Registry.swift`.
///
/// Samplers keep no state of their own: counters are reported raw, and rates are derived later in one place.
package protocol Sampler: Sendable {
  /// Short, lower case: "rapl", "nvml". Names the sampler in complaints and in the agent's own health.
  static var name: String { get }

  /// Reads what there is into `sample`. Throws `SampleError.absent` when the machine has no such sensors at all,
  /// another error when they are there and none could be read. A single sensor that fails is a complaint instead
  /// (`Sample.attempt`), and the others go on.
  func sample(_ host: Host, into sample: inout Sample) throws(SampleError)
}

/// What one sampler found at one moment: readings and facts about subjects of this node, and complaints.
package struct Sample: Sendable {
  /// The sampler's name.
  package let sampler: String
  /// This machine's host name, the node of every subject.
  package let node: String
  /// When the sample began: the moment of every reading that does not state its own.
  package let moment: Moment
  package private(set) var subjects: [EntityKey] = []
  package private(set) var readings: [Reading] = []
  package private(set) var facts: [Fact] = []
  /// Processes seen on accelerators; nil from samplers that know none.
  package var processes: [AcceleratorProcess]?
  package private(set) var complaints: [Complaint] = []
  private var indices: [EntityKey: Int] = [:]

  package init(sampler: String, node: String, moment: Moment) {
    self.sampler = sampler
    self.node = node
    self.moment = moment
  }

  /// The index of a thing of this node, made known when it is new. `name` is cleaned; it is empty for the node.
  package mutating func subject(_ kind: EntityKind, _ name: String = "") -> Int {
    let key = EntityKey(kind, node: node, name: name.isEmpty ? "" : CleanText.cleaned(name))
    if let index = indices[key] { return index }
    subjects.append(key)
    indices[key] = subjects.count - 1
    return subjects.count - 1
  }

  /// Adds a reading in the quantity's base unit. What no device can measure is no reading, and is complained of: an
  /// input that nothing is wired to says 999 °C. Of limits it is not, for drivers write nonsense where they have none.
  package mutating func add(
    _ quantity: Quantity, _ value: Double?, of subject: Int, quality: Quality = .good, at moment: Moment? = nil
  ) {
    guard let value, !value.isNaN else { return }
    guard quantity.isPlausible(value) else {
      if !quantity.isLimit { complainOfImplausible(quantity, of: subjects[subject]) }
      return
    }
    readings.append(Reading(subject, quantity, value, at: moment ?? self.moment, quality: quality))
  }

  /// Adds a reading unless the subject has one of that quantity already.
  package mutating func addOnce(_ quantity: Quantity, _ value: Double?, of subject: Int) {
    if !has(quantity, of: subject) { add(quantity, value, of: subject) }
  }

  func has(_ quantity: Quantity, of subject: Int) -> Bool {
    readings.contains { Int($0.subject) == subject && $0.quantity == quantity }
  }

  /// Adds a property in words, trimmed and cleaned; nil and empty text are no fact.
  package mutating func add(_ attribute: Attribute, _ text: String?, of subject: Int) {
    guard let text else { return }
    let clean = CleanText.cleaned(text.trimmed)
    if !clean.isEmpty { facts.append(Fact(subject, attribute, clean)) }
  }

  /// Notes what could not be read though it is there; absence is no complaint.
  package mutating func complain(_ error: SampleError) {
    if let reason = error.complaint { complain(reason) }
  }

  /// Notes what could not be read; the reason names the place, and its texts are cleaned.
  package mutating func complain(_ reason: Complaint.Reason) {
    complaints.append(Complaint(subject: sampler, reason))
  }

  private mutating func complainOfImplausible(_ quantity: Quantity, of key: EntityKey) {
    // Without the value, which may differ each time: the complaint should not.
    complain(.implausible(thing: key.kind == .node ? nil : CleanText.cleaned(key.name), quantity))
  }

  /// The body's result, or nil: silently when the sensor is absent, with a complaint when it failed.
  package mutating func attempt<Value>(_ body: () throws(SampleError) -> Value) -> Value? {
    do throws(SampleError) {
      return try body()
    } catch {
      complain(error)
      return nil
    }
  }
}

extension Quantity {
  /// What a driver states about a device rather than measures on it.
  fileprivate var isLimit: Bool {
    switch self {
    case .temperatureHigh, .temperatureCritical, .powerLimit, .fanSpeedLow, .energyRange, .clockLimit, .linkRate: true
    default: false
    }
  }
}
