internal import Analysis
package import Canvas
package import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The queue as the scheduler has it; or one job in full once it was entered.
package struct JobsView: View {
  package let page = Page.jobs

  package init() {}

  package func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    if let outlook = scene.jobOutlook { return JobDetail(scene: scene, outlook: outlook).draw(in: area, on: &stage) }
    JobTable(scene: scene).draw(in: area, on: &stage)
  }
}
