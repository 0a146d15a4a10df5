package import Interaction

/// The views that there are, a line each.
package enum Registry {
  package static let views: [any View] = [
    OverviewView(),
    RacksView(),
    NodesView(),
    JobsView(),
    CoolingView(),
    PowerView(),
    AlarmsView(),
  ]

  package static func view(for page: Page) -> (any View)? { views.first { $0.page == page } }
}
