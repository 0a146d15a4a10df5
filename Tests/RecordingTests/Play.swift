import AisleTesting
import SiteModel

/// Made-up sources that answer every ten seconds, each in its own way; what a site makes of it is known at any moment.
struct Play {
  var topology: Topology
  private(set) var batches: [Batch] = []

  init(seconds: Range<Int>, start: Moment = Play.start, seed: UInt64 = 5, every cadence: Int = 10, width: Int = 60) {
    topology = Topology(name: "Play")
    var random = SplitMix(seed: seed)
    for second in seconds where second % cadence == 0 {
      let moment = start + .seconds(second) + .nanoseconds(Int64(random.next() % 1_000_000))
      batches.append(Self.whole(width, at: moment, &random))
      if random.next() % 3 > 0 { batches.append(Self.partial(at: moment + .milliseconds(300), &random)) }
      if second / 600 % 3 != 1 { batches.append(Self.absent(at: moment + .milliseconds(600), &random)) }
    }
  }

  /// Monday, 5 January 2026, 06:00 UTC.
  static let start = Moment(seconds: 1_767_592_800)

  static let quantities: [Quantity] = [.power, .temperature, .load, .energy, .clock, .memoryTotal]

  /// Answers with everything, always.
  private static func whole(_ width: Int, at moment: Moment, _ random: inout SplitMix) -> Batch {
    var batch = Batch(source: SourceID("whole"), moment: moment, layout: 1)
    for number in 0..<width {
      batch.subjects.append(.accelerator(String(number % 8), on: "node\(number / 8)"))
      for quantity in quantities {
        batch.readings.append(
          Reading(number, quantity, value(quantity, at: moment, &random), at: moment - .milliseconds(200)))
      }
    }
    return batch
  }

  /// Answers with a few readings each time, some bad, some with moments of their own.
  private static func partial(at moment: Moment, _ random: inout SplitMix) -> Batch {
    var batch = Batch(source: SourceID("partial"), moment: moment, layout: 1)
    for number in 0..<10 {
      batch.subjects.append(.building(.coolantDistributionUnit, "CDU-\(number)"))
      guard random.next() % 4 == 0 else { continue }
      batch.readings.append(
        Reading(
          number, .flow, (random.share() * 900).rounded() / 10, at: moment - .milliseconds(Int64(random.next() % 2000)),
          quality: Quality.allCases[Int(random.next() % 4)]))
    }
    return batch
  }

  /// Is not there for ten minutes of thirty.
  private static func absent(at moment: Moment, _ random: inout SplitMix) -> Batch {
    var batch = Batch(source: SourceID("absent"), moment: moment, layout: 1)
    batch.subjects = [.node("far")]
    batch.readings = [Reading(0, .power, (random.share() * 9000).rounded(), at: moment)]
    return batch
  }

  private static func value(_ quantity: Quantity, at moment: Moment, _ random: inout SplitMix) -> Double {
    switch quantity {
    case .power: (400_000 + random.share() * 3000).rounded() * 0.001
    case .temperature: (60 + random.share() * 3).rounded()
    case .load: random.share()
    case .energy: (moment.seconds * 700).rounded()
    case .clock: 1.98e9 - 15e6 * (random.share() * 3).rounded()
    default: 1.5e11
    }
  }

  /// The site as it was known at a moment.
  func site(at moment: Moment) -> Site {
    var site = Site(topology: topology)
    for batch in batches where batch.moment <= moment { site.apply(batch) }
    return site
  }
}

extension Site {
  /// All cells in words, by name: what two sites must have in common to show the same readings.
  func cells() -> [String: Columns.Cell] {
    var cells: [String: Columns.Cell] = [:]
    for kind in EntityKind.allCases {
      for index in 0..<directory.count(of: kind) {
        let id = EntityID(kind, index)
        for quantity in Quantity.allCases {
          guard var cell = columns.cell(id, quantity) else { continue }
          cells["\(directory.key(of: id)) \(quantity.name) \(sources[cell.source].description.id)"] = {
            cell.source = 0
            return cell
          }()
        }
      }
    }
    return cells
  }
}
