import Notifications
import SiteModel
import Testing

@Suite("What an Alertmanager is told") struct AlertLedgerTests {
  private let start = Moment(seconds: 1_000_000)

  private func alert(_ name: String, since: Moment? = nil) -> PostedAlert {
    PostedAlert(labels: ["alertname": name], startsAt: since ?? start)
  }

  private func names(_ alerts: [PostedAlert]) -> [String] { alerts.compactMap { $0.labels["alertname"] }.sorted() }

  @Test("What stands is told once, and again when its time has come") func again() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take([alert("a"), alert("b")], at: start)
    #expect(names(ledger.due(at: start)) == ["a", "b"])
    ledger.noteSent(ledger.due(at: start), at: start)
    #expect(ledger.due(at: start + .seconds(59)).isEmpty)
    #expect(names(ledger.due(at: start + .seconds(60))) == ["a", "b"])
    #expect(ledger.lifetime == .seconds(240), "three tellings may go astray")
  }

  @Test("What is over is told with its end until somebody has heard it, then forgotten") func ends() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take([alert("a")], at: start)
    ledger.noteSent(ledger.due(at: start), at: start)
    ledger.take([], at: start + .seconds(5))
    let due = ledger.due(at: start + .seconds(6))
    #expect(due.map(\.endedAt) == [start + .seconds(5)])
    #expect(ledger.due(at: start + .seconds(400)) == due, "nobody has heard it yet")
    ledger.noteSent(due, at: start + .seconds(7))
    #expect(ledger.count == 0)
  }

  @Test("What came and went before anybody was told is not told") func brief() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take([alert("a")], at: start)
    ledger.take([], at: start + .seconds(1))
    #expect(ledger.due(at: start + .seconds(2)).isEmpty && ledger.count == 0)
  }

  @Test("What went over while it was being told is told once more, with its end") func race() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take([alert("a")], at: start)
    let sent = ledger.due(at: start)
    ledger.noteSent(sent, at: start)
    let again = ledger.due(at: start + .seconds(60))
    ledger.take([], at: start + .seconds(61))
    ledger.noteSent(again, at: start + .seconds(62))
    #expect(ledger.due(at: start + .seconds(63)).map(\.endedAt) == [start + .seconds(61)])
  }

  @Test("Raised again is told at once, with its new beginning") func raisedAgain() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take([alert("a")], at: start)
    ledger.noteSent(ledger.due(at: start), at: start)
    ledger.take([alert("a", since: start + .seconds(9))], at: start + .seconds(9))
    #expect(ledger.due(at: start + .seconds(9)).map(\.startsAt) == [start + .seconds(9)])
  }

  @Test("After a doubt everything is told anew; a clock set back does not keep us silent") func doubt() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take([alert("a")], at: start)
    ledger.noteSent(ledger.due(at: start), at: start)
    #expect(names(ledger.due(at: start - .seconds(7_200))) == ["a"])
    ledger.doubt()
    #expect(names(ledger.due(at: start + .seconds(1))) == ["a"])
  }

  @Test("It is bounded") func bounded() {
    var ledger = AlertLedger(interval: .seconds(60))
    ledger.take((0..<AlertLedger.capacity + 500).map { alert("a\($0)") }, at: start)
    #expect(ledger.count == AlertLedger.capacity)
  }
}
