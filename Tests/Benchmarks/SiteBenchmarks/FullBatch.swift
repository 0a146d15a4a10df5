import AisleTesting
import Interaction
import SiteModel

/// What 10,000 nodes with 8 accelerators each say in ten seconds: 13 figures an accelerator, 5 a node.
enum FullBatch {
  static let topology = LargeSite.topology()
  static let batches = all(at: LargeSite.now)
  static let readingCount = batches.reduce(0) { $0 + $1.readings.count }

  /// The site after a first full batch.
  static let site: Site = {
    var site = Site(topology: topology)
    for batch in batches { site.apply(batch) }
    return site
  }()

  /// The same with two hundred cooling units.
  static let cooledSite: Site = {
    var cooled = site
    cooled.apply(LargeSite.coolingBatch())
    return cooled
  }()

  /// The same with its way of power, and a day of totals.
  static let poweredSite: Site = {
    let plan = LargeSite.poweredTopology()
    var powered = Site(topology: plan, trends: Trends(capacity: 2))
    for batch in batches { powered.apply(batch) }
    powered.apply(LargeSite.powerBatch(for: plan))
    for step in 0..<8_640 {
      powered.remember(at: LargeSite.now - .seconds(10 * (8_639 - step))) { _ in
        [.facilityPower: 9e7 + Double(step % 100) * 1e5, .machinePower: 8e7, .carbonRate: 1e4]
      }
    }
    return powered
  }()

  /// The site that a page is measured with.
  static func site(for page: Page) -> Site {
    switch page {
    case .cooling: cooledSite
    case .power: poweredSite
    default: site
    }
  }

  static func all(at moment: Moment) -> [Batch] {
    (0..<100).map { source in
      var batch = LargeSite.batch(source: source, of: 100, plan: topology, at: moment)
      for (index, key) in batch.subjects.enumerated() where key.kind == .accelerator {
        for (quantity, value) in further { batch.readings.append(Reading(index, quantity, value, at: moment)) }
      }
      return batch
    }
  }

  private static let further: [(Quantity, Double)] = [
    (.memoryTemperature, 70), (.memoryClock, 2.6e9), (.correctedErrors, 3), (.uncorrectedErrors, 0),
  ]
}
