import AisleTesting
import Canvas
import Interaction
import SiteModel

/// What tests of alarms at the console begin with: a console before a site with alarms.
protocol AlarmSitting {}

extension AlarmSitting {
  func seat(
    _ site: Site = SampleSite.alarmed(), size: Size = Size(80, 24), may: Bool = true
  ) -> Seat {
    var console = Console()
    console.mayOrderAlarms = may
    return Seat(at: site, size: size, console: console)
  }

  func orders(_ effects: [Effect]) -> [AlarmOrder] {
    effects.compactMap { if case .order(let order) = $0 { order } else { nil } }
  }

  func id(_ kind: Finding.Kind, _ name: String, _ quantity: Quantity? = nil) -> AlarmID {
    AlarmID(kind, .thing(EntityKey(.coolantDistributionUnit, node: "", name: name)), quantity: quantity)
  }

  var pump: AlarmID { id(.pumpsStopped, "CDU-02") }

  func select(_ id: AlarmID, in seat: inout Seat) {
    seat.run("page alarms")
    seat.console.selections["alarms"] = .alarm(id)
    seat.paint()
  }

  /// The board without some alarms, or with others besides.
  func change(_ seat: inout Seat, lastEvent: UInt64 = 413, _ edit: (inout [Alarm]) -> Void) {
    var alarms = seat.site.alarms?.alarms ?? []
    edit(&alarms)
    seat.site.apply(AlarmBoard(alarms, lastEvent: lastEvent))
  }
}
