import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite struct AbsurdQueueTests {
  private static let sizes = [Size(1, 1), Size(40, 10), Size(80, 24), Size(200, 60), Size(300, 100)]

  @Test(arguments: sizes) func `a queue of absurd numbers is drawn at every size without a trap`(size: Size) {
    let site = AbsurdQueue.make()
    var places =
      Page.all.map { Place($0) } + [Place(.nodes, detail: .entity(.node(5))), Place(.racks, detail: .rack(1))]
    places += site.queues[0].jobs.enumerated().filter { $0.offset % 5 == 0 }.map(\.element).map {
      Place(.jobs, detail: .job(JobReference(queue: 0, id: $0.id)))
    }
    places.append(Place(.jobs, detail: .job(JobReference(queue: 0, id: "7"))))
    var maker = SceneMaker()
    for place in places {
      var console = Console()
      console.place = place
      let stage = FramePainter().paint(maker.scene(of: site, for: console, at: SampleSite.now), size: size)
      #expect(stage.buffer.size == size)
    }
  }

  @Test(arguments: JobColumn.allCases) func `it is sorted by every column, with all columns shown`(column: JobColumn) {
    let site = AbsurdQueue.make()
    var maker = SceneMaker()
    for isInverted in [false, true] {
      var console = Console()
      console.place = Place(.jobs)
      console.jobColumns = JobColumn.allCases
      console.jobSort = Sorting(column)
      console.jobSort.isInverted = isInverted
      let scene = maker.scene(of: site, for: console, at: SampleSite.now)
      #expect(scene.order.count > 50)
      #expect(FramePainter().paint(scene, size: Size(300, 100)).buffer.size == Size(300, 100))
    }
  }
}
