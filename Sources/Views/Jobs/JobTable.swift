internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The table of jobs: only the rows on screen are worked out.
struct JobTable {
  let scene: Scene

  func draw(in area: Rect, on stage: inout Stage) {
    let sorting = scene.console.jobSort
    let table = ThingTable(
      scene: scene,
      order: ThingTable.Order(column: sorting.column.rawValue, title: .jobsPage, isInverted: sorting.isInverted),
      columns: JobColumn.allCases.map { TextTable.Column(title: $0.rawValue, rank: 1, name: $0.rawValue) })
    table.draw(in: area, on: &stage) { selection in
      guard case .job(let reference) = selection, let job = scene.site.job(reference) else { return [] }
      return JobColumn.allCases.map { cell($0, of: job) }
    }
  }

  private func cell(_ column: JobColumn, of job: Job) -> Phrase {
    switch column {
    case .job: Phrase(job.id, .strong)
    case .name: Phrase(job.name.fitted(to: 20))
    case .user: Phrase(job.user)
    case .partition: Phrase(job.partition)
    case .state: Phrase(job.state.name)
    case .why: Phrase(job.reason)
    default: Phrase()
    }
  }
}
