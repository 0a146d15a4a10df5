package import SiteModel
package import Wording

/// A page of the console. Its digit is its own for ever: a page that does not exist yet leaves its digit unused.
package struct Page: Hashable, Sendable {
  package var digit: Int
  /// The name in commands and options: `:racks`, `--page racks`.
  package var name: String
  package var title: Word

  package init(digit: Int, name: String, title: Word) {
    self.digit = digit
    self.name = name
    self.title = title
  }

  package static let overview = Page(digit: 1, name: "overview", title: .overview)
  package static let racks = Page(digit: 2, name: "racks", title: .racks)
  package static let nodes = Page(digit: 3, name: "nodes", title: .nodes)
  package static let jobs = Page(digit: 4, name: "jobs", title: .jobsPage)
  package static let cooling = Page(digit: 5, name: "cooling", title: .cooling)

  package static let power = Page(digit: 6, name: "power", title: .powerPage)
  package static let alarms = Page(digit: 7, name: "alarms", title: .alarmsPage)

  /// The pages that work, in tab order. A new page is a line here and a view.
  package static let all = [overview, racks, nodes, jobs, cooling, power, alarms]
}

extension Page {
  /// True when the site has nothing that the page is about. The console keeps the page, for things may come; a wall
  /// passes over it.
  package func isEmpty(in site: borrowing Site) -> Bool {
    switch self {
    case .jobs: site.queues.isEmpty
    case .cooling: !site.hasCoolingReadings
    case .power: !site.hasPowerReadings
    default: false
    }
  }
}
