package import SiteModel

/// Who tells people and other systems of a site's alarms, while this process keeps them.
package protocol AlarmTeller: Sendable {
  /// Returns when its task is cancelled. `site` gives the newest state; how the telling goes is told to `sink`, for those
  /// who are told are sources like any other.
  func run(site: @escaping @Sendable () -> Site, into sink: any SiteSink) async
}
