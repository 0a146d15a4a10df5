import Benchmark
import Canvas
import Interaction
import SiteModel
import Simulator
import Views

private let size = Size(200, 60)

/// Every page, and the one that can be looked at from afar.
private let looks: [(name: String, console: Console)] = {
  var strip = console(at: .racks)
  strip.rackZoom = .strip
  return Page.all.map { ($0.name, console(at: $0)) } + [("racks as a strip", strip)]
}()

private func console(at page: Page) -> Console {
  var console = Console()
  console.place = Place(page)
  return console
}

/// A simulated site of 10,000 nodes at one second. The names are what `run.sh` knows the budgets by.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(metrics: [.wallClock], maxDuration: .seconds(5))

  Benchmark("simulate a second, and all its answers") { benchmark in
    var simulation = SimulatedHall.begun.simulation
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      simulation.advance(to: simulation.moment + .seconds(1))
      blackHole(simulation.answers())
    }
  }

  Benchmark("simulate a second, the answers left out") { benchmark in
    var simulation = SimulatedHall.begun.simulation
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { simulation.advance(to: simulation.moment + .seconds(1)) }
  }

  Benchmark("apply the answers of a second") { benchmark in
    var (site, simulation) = SimulatedHall.begun
    simulation.advance(to: simulation.moment + .seconds(1))
    let answers = simulation.answers()
    for _ in benchmark.scaledIterations {
      // Whoever draws holds the site of before: columns are copied when they are written.
      let held = site
      benchmark.startMeasurement()
      let count = site.apply(answers, at: simulation.moment)
      benchmark.stopMeasurement()
      blackHole(held)
      precondition(count > 1_000_000)
    }
  }

  Benchmark("digest") { benchmark in
    let (site, simulation) = SimulatedHall.begun
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(Digest(of: site, at: simulation.moment)) }
  }

  // Drawn again and again.
  for (name, console) in looks {
    Benchmark("draw \(name)") { benchmark, scene in
      let painter = FramePainter()
      for _ in benchmark.scaledIterations { blackHole(painter.paint(scene, size: size)) }
    } setup: {
      let (site, simulation) = SimulatedHall.begun
      var maker = SceneMaker()
      return maker.scene(of: site, for: console, at: simulation.moment)
    }
  }

  // Drawn once just after a digest, which has swept the caches.
  for (name, console) in looks {
    Benchmark("draw \(name) after new sums") { benchmark in
      let (site, simulation) = SimulatedHall.begun
      var maker = SceneMaker()
      let painter = FramePainter()
      for _ in benchmark.scaledIterations {
        maker.adopt(Digest(of: site, at: simulation.moment))
        let scene = maker.scene(of: site, for: console, at: simulation.moment)
        benchmark.startMeasurement()
        blackHole(painter.paint(scene, size: size))
        benchmark.stopMeasurement()
      }
    }
  }
}
