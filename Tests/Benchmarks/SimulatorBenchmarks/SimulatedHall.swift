import SiteFile
import SiteModel
import Simulator
import StrictYAML

/// The hall that comes with Aisle, as many times over as 10,000 nodes need, an hour after its beginning.
enum SimulatedHall {
  static let topology: Topology = {
    do throws(FileError) {
      var topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 10_000)
      topology.isSimulated = true
      topology.sources = []
      return topology
    } catch { fatalError("\(error)") }
  }()

  private static let hourOld: Simulation = {
    do throws(FaultError) {
      var simulation = try Simulation(of: topology, seed: 7)
      simulation.advance(to: Simulation.start + .seconds(3600), stride: 60)
      return simulation
    } catch { fatalError("\(error)") }
  }()

  /// The site after a first answer of every source, and the simulation that goes on from there.
  static let begun: (site: Site, simulation: Simulation) = {
    var simulation = hourOld
    var site = Site(topology: topology)
    for source in simulation.sources(every: .seconds(1)) { site.register(source) }
    site.apply(simulation.answers(), at: simulation.moment)
    return (site, simulation)
  }()
}

extension Site {
  /// Folds in answers as the keeper does. Returns how many readings there were.
  @discardableResult
  mutating func apply(_ answers: [SimulatedAnswer], at moment: Moment) -> Int {
    var count = 0
    for answer in answers {
      switch answer {
      case .batch(let batch):
        apply(batch)
        count += batch.readings.count
      case .failure(let source, let failure): apply(failure, of: source, at: moment, took: .zero)
      }
    }
    return count
  }
}
