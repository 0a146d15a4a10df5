import AisleTesting
import Analysis
import SiteModel
import Testing
import Wording

@Suite("Reasons in words") struct ReasonTests {
  /// What is a parameter, and so the same in every language.
  private func withoutPlaces(_ text: String) -> String {
    ["/etc/aisle/token", "/etc/aisle/ca.pem", "/sys/x", "0x20", "rapl", "fan1", "MemTotal"].reduce(text) {
      $0.replacing($1, with: "")
    }
  }

  private func isTold(_ english: String, _ chinese: String) {
    #expect(!english.isEmpty && !english.contains("{"))
    #expect(!chinese.isEmpty && !chinese.contains("{"))
    #expect(EnglishWords.strange(in: withoutPlaces(chinese)).isEmpty, "\(chinese)")
  }

  @Test("Every failure is told in both languages", arguments: Reasons.failures) func failure(failure: SourceFailure) {
    isTold(Wording(.english).text(of: failure), Wording(.chinese).text(of: failure))
  }

  @Test("Every complaint is told in both languages", arguments: Reasons.complaints)
  func complaint(reason: Complaint.Reason) {
    isTold(Wording(.english).text(of: reason), Wording(.chinese).text(of: reason))
  }

  @Test("Every XID with a priority of its own has a meaning, and every meaning a priority") func codes() {
    for code in XIDCodes.known {
      #expect(Wording(.english).xid(code).contains(": "), "\(code)")
      #expect(Wording(.chinese).xid(code).contains("："), "\(code)")
    }
    let meant = (0...1000).filter { Wording(.english).xid($0).contains(": ") }
    #expect(meant == XIDCodes.known)
    #expect(Wording(.english).xid(7) == "XID 7")
  }

  @Test("Sentences in English are as scripts know them")
  func english() {
    let words = Wording(.english)
    #expect(words.text(of: .network(code: 111)) == "connection refused")
    #expect(words.text(of: .status(401)) == "HTTP status 401: the credential was not accepted")
    #expect(words.text(of: .status(418)) == "HTTP status 418")
    #expect(words.text(of: .timedOut(after: .milliseconds(300))) == "timed out after 0.3 s")
    #expect(words.text(of: .timedOut(after: .seconds(10))) == "timed out after 10 s")
    #expect(
      words.text(of: .credential(path: "/t", .readableByOthers(mode: 0o640)))
        == "credential /t: mode 0640 lets others read it; make it 0600 or 0400")
    #expect(words.text(of: .unreadable(place: "/sys/x", .system(code: 13))) == "/sys/x: permission denied")
    #expect(
      words.text(of: .badLines(count: 1, first: [.init(line: 4, .badValue)]))
        == "1 line could not be read: line 4: not a number")
    #expect(words.text(of: .told(.refused, "as the feed says")) == "as the feed says")
  }

  @Test("A failure's kind is what exports have always called it; an ill target has refused nothing")
  func kinds() {
    #expect(SourceFailure.network(code: 111).kind == .unreachable)
    #expect(SourceFailure.status(403).kind == .unauthorized)
    #expect(SourceFailure.status(404).kind == .refused)
    #expect([500, 503, 599].map { SourceFailure.status($0).kind } == [.unavailable, .unavailable, .unavailable])
    #expect(SourceFailure.tls(.otherHost).kind == .refused)
    #expect(SourceFailure.cutShort(received: 1).kind == .malformed)
    #expect(SourceFailure.address(.badHost).kind == .unsupported)
  }

  @Test("A saying is told in the language of the moment, with what follows it") func saying() {
    var saying = Saying(.noSuchRack, "B1")
    saying.rest.append(Saying(.didYouMean, "B01"))
    #expect(Wording(.english).text(of: saying) == "no rack “B1”. Did you mean “B01”?")
    #expect(Wording(.chinese).text(of: saying) == "没有机柜“B1”。是否指“B01”？")
    let failed = Saying(.exportFailed, [.text("/x"), .word(.systemError(13))])
    #expect(Wording(.chinese).text(of: failed) == "未能写入 /x：权限不足")
  }
}
