internal import SiteModel

/// The way of power from its sources to the chips, step by step, with what is lost in a step and what goes elsewhere
/// between two. Figures that are only shared out, or only part of what there is, make no difference to any other.
package struct PowerChain: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The main meter stands for the sources where not all of these say what they give.
      case sources, siteMeter, transformers, switchboards
      /// UPS and HVDC.
      case converters
      case feeds, units, racks, nodes, accelerators
      /// Converters at every node, rack or the site taken together, by their own name.
      case stage(String)
    }

    package var kind: Kind
    /// W that enter it from the sources' side, and that leave it towards the chips; the same for what converts nothing.
    package var input: Double?
    package var output: Double?
    /// W that it turns into heat; nil unless every one of its things says.
    package var loss: Double?
    package var basis: PowerSummary.Branch.Basis?
    /// Its things that say, of all.
    package var coverage: Coverage
    /// W that leave the step before and do not enter this one: other loads, cables, and the errors of two meters.
    package var elsewhere: Double?
    /// True where `elsewhere` is a most, since not all of this step is known.
    package var isElsewhereAtMost = false

    /// More things there are than say: its power is a least.
    package var isPartial: Bool { !coverage.isComplete }
    /// What is lost, over what enters; a battery's part enters too.
    package var lossShare: Double? {
      guard let loss, let input, input > 0 else { return nil }
      return loss / (isOnBattery ? max(input, (output ?? 0) + loss) : input)
    }

    /// Batteries of its own give a part of what leaves it.
    package var isOnBattery = false
    /// Some of its things hang on others than those of the step before, by the site file: what leaves that step and what
    /// enters this one are not the same power.
    package var isBypassed = false
    /// More leaves it than enters it, or more enters it than leaves the step before.
    package var isContradictory = false
  }

  package private(set) var steps: [Step] = []

  /// Two class 0.5 meters (IEC 62053-22) may be apart by as much and agree.
  private static let tolerance = 0.01

  /// True where what leaves is more than what enters and the meters' errors explain.
  package static func isTooMuch(_ output: Double, of input: Double) -> Bool {
    output - input > max(abs(input) * tolerance, 1)
  }

  package init(of present: Present, _ power: PowerSummary, racks: RackPowers, nodes: PowerFigure) {
    let stages = power.stages.reversed()
    let equipment = Self.equipment(of: power)
    steps = Self.sources(of: power) + equipment
    // A site's own converters are told once: by themselves, else as stages.
    if !equipment.contains(where: { $0.output != nil || $0.input != nil }) {
      steps = Self.sources(of: power) + stages.filter { $0.place != .rack && $0.place != .node }.map(Self.stage)
    }
    steps += Self.branches(.feeds, power.feeds) + Self.branches(.units, power.units)
    if let step = Self.racks(of: present, racks) { steps.append(step) }
    steps += stages.filter { $0.place == .rack }.map(Self.stage)
    if nodes.total != nil {
      let isWhole = nodes.partNodes == 0
      let coverage = isWhole ? nodes.coverage : Coverage(nodes.measuredNodes, of: nodes.expectedNodes)
      steps.append(Step(kind: .nodes, power: nodes.total, basis: isWhole ? .metered : .summed, coverage: coverage))
    }
    steps += stages.filter { $0.place == .node }.map(Self.stage)
    if let step = Self.accelerators(of: present) { steps.append(step) }
    for place in steps.indices { steps[place].isBypassed = isBypassed(place, in: present.topology) }
    connect()
  }

  /// Half of the feeds from a converter and half from the transformer before it, as sites have it that save losses.
  private func isBypassed(_ place: Int, in topology: Topology) -> Bool {
    guard place > 0, let members = Self.members(steps[place - 1].kind) else { return false }
    let suppliers: [Int] =
      if steps[place].kind == .feeds {
        topology.powerFeeds.flatMap(\.sources)
      } else if let own = Self.members(steps[place].kind) {
        topology.powerEquipment.filter { own.contains($0.kind) }.flatMap(\.sources)
      } else {
        []
      }
    return suppliers.contains { !members.contains(topology.powerEquipment[$0].kind) }
  }

  /// The kinds of equipment in a step; nil of what is none.
  private static func members(_ kind: Step.Kind) -> Set<PowerEquipment.Kind>? {
    switch kind {
    case .sources: Set(PowerEquipment.Kind.allCases.filter(\.isSource))
    case .transformers: [.transformer]
    case .switchboards: [.switchboard]
    case .converters: [.ups, .hvdc]
    default: nil
    }
  }

  /// Fills in what goes elsewhere, between figures that are measured apart from each other.
  private mutating func connect() {
    var before: Step?
    for place in steps.indices {
      if let input = steps[place].input, let output = steps[place].output, !steps[place].isOnBattery,
        Self.isTooMuch(output, of: input)
      {
        steps[place].isContradictory = true
      }
      guard steps[place].basis != .shared, let input = steps[place].input ?? steps[place].output else { continue }
      if !steps[place].isBypassed, let output = before?.output ?? before?.input, before?.isPartial == false {
        steps[place].elsewhere = output - input
        steps[place].isElsewhereAtMost = steps[place].isPartial
        if Self.isTooMuch(input, of: output) { steps[place].isContradictory = true }
      }
      before = steps[place]
    }
  }
}

extension PowerChain {
  /// All sources where all say, else the main meter, else those that say.
  private static func sources(of power: PowerSummary) -> [Step] {
    let sources = power.sources
    let known = sources.count { $0.output != nil }
    if known < sources.count || sources.isEmpty, let metered = power.metrics.facilityPower {
      return [Step(kind: .siteMeter, power: metered, basis: .metered, coverage: Coverage(1, of: 1))]
    }
    guard !sources.isEmpty else { return [] }
    return [
      Step(kind: .sources, power: power.supplied, basis: .metered, coverage: Coverage(known, of: sources.count))
    ]
  }

  private static func equipment(of power: PowerSummary) -> [Step] {
    [Step.Kind.transformers, .switchboards, .converters].compactMap { kind in
      let things = power.equipment.filter { members(kind)?.contains($0.kind) ?? false }
      guard !things.isEmpty else { return nil }
      func whole(_ each: (PowerSummary.Equipment) -> Double?) -> Double? {
        let values = things.map(each)
        return values.contains(nil) ? nil : PowerSummary.sum(values)
      }
      let (input, output) = (whole(\.input), whole(\.output))
      let coverage = Coverage(things.count { $0.output != nil || $0.input != nil }, of: things.count)
      var step = Step(kind: kind, power: nil, basis: coverage.isEmpty ? nil : .metered, coverage: coverage)
      step.input = input
      step.output = output
      if input == nil, output == nil { step.output = PowerSummary.sum(things.map { $0.output ?? $0.input }) }
      step.loss = whole(\.loss)
      step.isOnBattery = things.contains(where: \.isOnBattery)
      return step
    }
  }

  private static func stage(_ stage: BuildingSummary.Stage) -> Step {
    var step = Step(kind: .stage(stage.name), power: stage.output, basis: .metered, coverage: Coverage(1, of: 1))
    step.input = stage.input
    step.loss = stage.loss
    return step
  }

  /// What neither feeds a rack nor says anything is a spare.
  private static func branches(_ kind: Step.Kind, _ all: [PowerSummary.Branch]) -> [Step] {
    let branches = all.filter { !$0.racks.isEmpty || $0.power != nil }
    guard !branches.isEmpty else { return [] }
    let bases = branches.compactMap(\.basis)
    let basis: PowerSummary.Branch.Basis? =
      bases.isEmpty ? nil : bases.contains(.shared) ? .shared : bases.contains(.summed) ? .summed : .metered
    let known = PowerSummary.sum(branches.map(\.power))
    return [Step(kind: kind, power: known, basis: basis, coverage: Coverage(bases.count, of: branches.count))]
  }

  private static func racks(of present: Present, _ racks: RackPowers) -> Step? {
    var sum: Double?
    var coverage = Coverage(0, of: present.topology.racks.count)
    var isMetered = true
    for rack in present.topology.racks.indices {
      guard let power = racks[rack] else { continue }
      sum = (sum ?? 0) + power
      if racks.whole(rack) != nil { coverage.count += 1 }
      if !racks.isMetered(rack) { isMetered = false }
    }
    guard sum != nil else { return nil }
    return Step(kind: .racks, power: sum, basis: isMetered ? .metered : .summed, coverage: coverage)
  }

  private static func accelerators(of present: Present) -> Step? {
    let powers = present.column(.accelerator, .power)
    guard !powers.isEmpty else { return nil }
    var sum = Sum()
    for index in 0..<present.directory.count(of: .accelerator) { sum.add(powers[index]) }
    guard let power = sum.value else { return nil }
    return Step(kind: .accelerators, power: power, basis: .metered, coverage: sum.coverage)
  }
}

extension PowerChain.Step {
  /// A step that converts nothing: what enters it leaves it.
  fileprivate init(kind: Kind, power: Double?, basis: PowerSummary.Branch.Basis?, coverage: Coverage) {
    self.init(kind: kind, input: power, output: power, loss: nil, basis: basis, coverage: coverage)
  }
}
