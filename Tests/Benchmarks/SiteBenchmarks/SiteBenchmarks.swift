import AisleTesting
import Benchmark
import Canvas
import Interaction
import SiteFile
import SiteModel
import Views

private let size = Size(200, 60)

/// Every page, and the two that lie one step in.
private let places: [(name: String, place: Place)] =
  Page.all.map { ($0.name, Place($0)) } + [
    ("rack", Place(.racks, detail: .rack(7))), ("node", Place(.nodes, detail: .entity(.node(5)))),
  ]

private func console(at place: Place) -> Console {
  var console = Console()
  console.place = place
  return console
}

/// 10,000 nodes x 8 accelerators. The names are what `run.sh` knows the budgets by.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.wallClock], maxDuration: .seconds(3))

  Benchmark("apply a full batch") { benchmark in
    let batches = FullBatch.batches
    var site = FullBatch.site
    for _ in benchmark.scaledIterations {
      // Whoever draws holds the site of before: columns are copied when they are written.
      let held = site
      benchmark.startMeasurement()
      for batch in batches { site.apply(batch) }
      benchmark.stopMeasurement()
      blackHole(held)
    }
    precondition(FullBatch.readingCount == 1_090_000)
  }

  for (name, place) in places {
    Benchmark("draw \(name)") { benchmark in
      var maker = SceneMaker()
      let site = FullBatch.site(for: place.page)
      let scene = maker.scene(of: site, for: console(at: place), at: LargeSite.now)
      let painter = FramePainter()
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations { blackHole(painter.paint(scene, size: size)) }
    }
    Benchmark("make the scene of \(name) after a batch") { benchmark in
      let site = FullBatch.site(for: place.page)
      var other = site
      other.apply(FullBatch.batches[0])
      let sites = [site, other]
      var maker = SceneMaker()
      benchmark.startMeasurement()
      for step in benchmark.scaledIterations {
        blackHole(maker.scene(of: sites[step % 2], for: console(at: place), at: LargeSite.now))
      }
    }
  }

  jobBenchmarks()
  alarmBenchmarks()

  for (name, text) in [("by range", SiteText.ranges), ("one by one", SiteText.single)] {
    Benchmark("load a site file, nodes \(name)") { benchmark in
      for _ in benchmark.scaledIterations {
        let topology = try SiteFile.load(text: text)
        precondition(topology.nodes.count == 10_000)
      }
    }
  }
}
