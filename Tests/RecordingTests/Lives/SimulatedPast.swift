import AisleTesting
import Analysis
import History
import Recording
import Simulator
import SiteFile
import SiteModel

/// A simulated site that is recorded as it goes, and what it was at some moments.
struct SimulatedPast {
  let rig: HistoryRig
  /// The site as it was live.
  private(set) var sites: [(moment: Moment, site: Site)] = []

  /// Runs `steps` steps of ten seconds and keeps the site every `stride` of them.
  init(nodes: Int, faults: [String], steps: Int, keeping stride: Int) async throws {
    var topology = try SiteFile.load(text: ShippedSite.hall.text, file: "hall").resized(toNodes: nodes)
    topology.isSimulated = true
    topology.sources = []
    rig = try HistoryRig(of: topology)
    var simulation = try Simulation(of: topology, seed: 7, faults: try faults.map { try ScriptedFault($0) })
    var site = Site(topology: topology, trends: Trends(capacity: 360, interval: .seconds(10)))
    var engine = AlarmEngine()
    for description in simulation.sources(every: .seconds(10)) {
      site.register(description)
      await rig.writer.register(description)
    }
    for step in 1...steps {
      simulation.advance(to: Simulation.start + .seconds(step * 10), stride: 10)
      let moment = simulation.moment
      for answer in simulation.answers() {
        switch answer {
        case .batch(let batch):
          site.apply(batch)
          await rig.writer.append(batch)
        case .failure(let source, let failure):
          site.apply(failure, of: source, at: moment, took: .zero)
          await rig.writer.append(failure, of: source, at: moment)
        }
      }
      site.remember(at: moment, jobs: { jobPowers(of: $0, at: moment) }) { totals(of: $0, at: moment) }
      await rig.writer.append(memoryOf: site, at: moment)
      let events = engine.step(findings(in: site, at: moment), in: site, at: moment)
      site.apply(engine.board)
      if !events.isEmpty { await rig.writer.append(AlarmNews(events, board: engine.board, at: moment)) }
      // What is written at once spans seconds: who looks for readings goes by that.
      await rig.writer.flush()
      if step.isMultiple(of: stride) { sites.append((moment, site)) }
    }
  }
}
