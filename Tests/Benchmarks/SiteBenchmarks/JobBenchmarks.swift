import AisleTesting
import Benchmark
import Canvas
import Interaction
import SiteModel
import Views

private let size = Size(200, 60)

/// Kept: to let go of a hundred thousand jobs takes longer than to draw them.
private let site = LargeSite.queued()

private func console(filter: String = "", sort: JobColumn = .state) -> Console {
  var console = Console()
  console.place = Place(.jobs)
  if !filter.isEmpty { console.layers = [.filter(text: filter, cursor: filter.count)] }
  console.jobSort = Sorting(sort)
  return console
}

/// 100,000 jobs on 10,000 nodes.
func jobBenchmarks() {
  Benchmark("draw jobs, 100,000") { benchmark in
    var maker = SceneMaker()
    let scene = maker.scene(of: site, for: console(), at: LargeSite.now)
    let painter = FramePainter()
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(painter.paint(scene, size: size)) }
    benchmark.stopMeasurement()
  }

  for (name, text) in [("a letter", "z"), ("a term", "gpus>=32"), ("a loose word", "nwhx")] {
    Benchmark("filter 100,000 jobs by \(name), to the frame") { benchmark in
      var maker = SceneMaker()
      blackHole(maker.scene(of: site, for: console(), at: LargeSite.now))
      for _ in benchmark.scaledIterations {
        var fresh = maker
        benchmark.startMeasurement()
        let scene = fresh.scene(of: site, for: console(filter: text), at: LargeSite.now)
        blackHole(FramePainter().paint(scene, size: size))
        benchmark.stopMeasurement()
      }
    }
  }

  Benchmark("sort 100,000 jobs by another column, to the frame") { benchmark in
    var maker = SceneMaker()
    var step = 0
    blackHole(maker.scene(of: site, for: console(), at: LargeSite.now))
    let columns: [JobColumn] = [.priority, .user, .job, .waited, .state]
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      step += 1
      let scene = maker.scene(of: site, for: console(sort: columns[step % columns.count]), at: LargeSite.now)
      blackHole(FramePainter().paint(scene, size: size))
    }
    benchmark.stopMeasurement()
  }

  Benchmark("take in an answer of 100,000 jobs, to the frame") { benchmark in
    var site = site
    var maker = SceneMaker()
    var step = 0.0
    for _ in benchmark.scaledIterations {
      step += 10
      let batch = LargeSite.queueBatch(plan: site.topology, at: LargeSite.now + .seconds(step))
      benchmark.startMeasurement()
      site.apply(batch)
      let scene = maker.scene(of: site, for: console(), at: LargeSite.now + .seconds(step))
      blackHole(FramePainter().paint(scene, size: size))
      benchmark.stopMeasurement()
    }
  }
}
