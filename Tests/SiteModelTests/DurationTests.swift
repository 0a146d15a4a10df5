import SiteModel
import Testing

@Suite struct DurationTests {
  @Test(arguments: [("5s", 5.0), ("250ms", 0.25), ("1.5m", 90), ("2h", 7200), ("1d", 86_400), ("0s", 0)])
  func `durations are read as people type them`(text: String, seconds: Double) {
    #expect(Duration(writtenAs: text)?.seconds == seconds)
  }

  @Test(arguments: ["", "5", "s", "-5s", "5 s", "1e9s", "nan s", "5sec", "400d", "1..5s", "٣s"])
  func `anything else is refused`(text: String) {
    #expect(Duration(writtenAs: text) == nil)
  }
}
