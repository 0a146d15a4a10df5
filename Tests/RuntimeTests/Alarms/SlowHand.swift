import SiteModel
import Synchronization

/// Records nothing, slowly, and remembers what it was asked for.
final class SlowHand: RecordingHand {
  private let notes = Mutex<[String]>([])
  private let kept = Mutex<Site?>(nil)

  var path: String { "/dev/null" }
  var end: RecordingRefusal? { nil }
  var fault: RecordingFault? { nil }
  var isWanted: Bool { false }
  var log: [String] { notes.withLock { $0 } }

  func note(_ text: String) { notes.withLock { $0.append(text) } }

  /// Lets it know a site with its alarms.
  func resume(_ site: Site) { kept.withLock { $0 = site } }

  func take() async throws(RecordingRefusal) -> any SiteTap { Drain() }

  func resumed(_: Site) async -> (site: Site, board: AlarmBoard)? {
    kept.withLock { site in site.flatMap { site in site.alarms.map { (site, $0) } } }
  }

  func secure() async {
    note("securing")
    try? await Task.sleep(for: .milliseconds(200))
    note("secured")
  }

  func letGo() async { note("let go") }

  private struct Drain: SiteTap {
    func take(_: Delivery) {}
  }
}
