internal import Synchronization
package import SiteModel

/// Samples this machine: one `Batch` per period, however many ask. Rates of counters are added, and what every
/// sampler did is kept as the agent's own health.
package actor AgentSampler {
  package nonisolated let description: SourceDescription
  package nonisolated let host: Host
  private let samplers: [any Sampler]
  private let period: Duration
  /// How long one operation (a read, a library call) may take before the pass goes on without it.
  private let patience: Duration
  private let hung = HungOperations()
  private var rates = RateDeriver()
  private var latest: AgentSample?
  private var running: Task<AgentSample, Never>?
  private var layout: UInt64 = 0

  package init(
    host: Host, every period: Duration = .seconds(5), samplers: [any Sampler] = Registry.samplers,
    patience: Duration = .seconds(1)
  ) {
    self.host = host
    self.period = period
    self.samplers = samplers
    self.patience = patience
    description = SourceDescription(
      id: SourceID("this-machine"), address: SourceDescription.thisMachine, cadence: period, nodes: [host.name])
  }

  /// The machine's state, not older than the period. Callers that come while a sample is taken share it.
  package func sample() async -> Batch { await sampleWithHealth().batch }

  /// The same, with what each sampler did.
  package func sampleWithHealth() async -> AgentSample {
    if let running { return await running.value }
    let now = host.now()
    // A clock that was set back makes the latest sample look newer than now: take a new one then, too. Who asks once a
    // period must not come a hair too early every time and get the same sample twice: hence the tenth.
    if let latest, latest.batch.moment <= now, now - latest.batch.moment < period * 0.9 { return latest }
    let task = Task { await takeSample() }
    running = task
    let sample = await task.value
    running = nil
    return sample
  }

  private func takeSample() async -> AgentSample {
    let start = ContinuousClock.now
    let pass = SamplingPass(host: host, samplers: samplers, hung: hung, patience: patience)
    let outcomes = await pass.run()
    var batch = merged(outcomes)
    batch = rates.adding(to: batch)
    let sample = AgentSample(
      batch: batch, health: healths(of: outcomes), duration: ContinuousClock.now - start)
    latest = sample
    return sample
  }

  /// How the samplers fared now, and when those that fail last did well.
  private func healths(of outcomes: [SamplingPass.Outcome]) -> [SamplerHealth] {
    outcomes.map { outcome in
      var health = outcome.health
      let before = latest?.health.first { $0.name == health.name }
      health.lastSuccess = health.lastSuccess ?? before?.lastSuccess
      return health
    }
  }

  private func merged(_ outcomes: [SamplingPass.Outcome]) -> Batch {
    var batch = Batch(source: description.id, moment: outcomes.first?.sample.moment ?? host.now())
    var indices: [EntityKey: Int] = [:]
    for outcome in outcomes {
      let places = outcome.sample.subjects.map { key in
        if let index = indices[key] { return index }
        indices[key] = batch.subjects.count
        batch.subjects.append(key)
        return batch.subjects.count - 1
      }
      for var reading in outcome.sample.readings {
        reading.subject = UInt32(places[Int(reading.subject)])
        batch.readings.append(reading)
      }
      for var fact in outcome.sample.facts {
        fact.subject = UInt32(places[Int(fact.subject)])
        batch.facts.append(fact)
      }
      for var process in outcome.sample.processes ?? [] {
        process.accelerator = UInt32(places[Int(process.accelerator)])
        batch.processes = (batch.processes ?? []) + [process]
      }
      if outcome.sample.processes != nil, batch.processes == nil { batch.processes = [] }
      batch.complaints += outcome.sample.complaints
    }
    batch = batch.withoutRepetitions()
    if batch.subjects != latest?.batch.subjects { layout += 1 }
    batch.layout = layout
    return batch
  }
}

/// What one pass over all samplers brought.
package struct AgentSample: Sendable {
  package var batch: Batch
  package var health: [SamplerHealth]
  /// How long the pass took.
  package var duration: Duration

  package init(batch: Batch, health: [SamplerHealth], duration: Duration) {
    self.batch = batch
    self.health = health
    self.duration = duration
  }
}

/// How one sampler fared.
package struct SamplerHealth: Hashable, Sendable {
  package enum Outcome: Sendable { case good, absent, failed }
  package var name: String
  package var outcome: Outcome
  package var duration: Duration
  /// Sensors that are there and could not be read.
  package var complaintCount: Int
  /// The moment of the newest sample in which it could read what is there; nil when there was none yet.
  package var lastSuccess: Moment?
}

extension Batch {
  /// The same with only the first reading of each quantity of each subject: two sources of one figure (an ACPI meter
  /// and a management controller) must not stand on a page twice.
  func withoutRepetitions() -> Batch {
    var batch = self
    var seen = Set<UInt64>(minimumCapacity: readings.count)
    batch.readings.removeAll { !seen.insert(UInt64($0.subject) << 8 | UInt64($0.quantity.rawValue)).inserted }
    seen.removeAll(keepingCapacity: true)
    batch.facts.removeAll { !seen.insert(UInt64($0.subject) << 8 | UInt64($0.attribute.rawValue)).inserted }
    return batch
  }
}
