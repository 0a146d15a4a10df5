import Interaction
import SiteModel
import Testing
import Wording

@Suite("Filtering jobs") struct JobFilterTests {
  private func only(_ text: String) -> JobFilter.Test? {
    let filter = JobFilter(text)
    return filter.terms.count == 1 && filter.complaint == nil ? filter.terms.first?.test : nil
  }

  private func complaint(_ text: String) -> String {
    JobFilter(text).complaint.map { Wording(.english).text(of: $0) } ?? ""
  }

  @Test(
    "Numbers have the units that people type",
    arguments: [
      ("gpus>=64", .gpus, .atLeast, 64), ("nodes=2k", .nodes, .equal, 2_000), ("waited>2h", .waited, .more, 7_200),
      ("limit>1d", .limit, .more, 86_400), ("limit=1-00:00:00", .limit, .equal, 86_400),
      ("elapsed<2-04:11", .elapsed, .less, 187_860), ("elapsed<=11:02:03", .elapsed, .atMost, 39_723),
      ("elapsed>30:00", .elapsed, .more, 1_800), ("limit>=90", .limit, .atLeast, 5_400),
      ("load<50%", .load, .less, 0.5),
      ("power>12kW", .power, .more, 12_000), ("power>1.5MW", .power, .more, 1.5e6), ("priority!=0", .priority, .not, 0),
      ("加速卡>=64", .gpus, .atLeast, 64), ("ｇｐｕｓ＞64", .gpus, .more, 64), ("time>1h", .elapsed, .more, 3_600),
    ] as [(String, JobField, FilterComparison, Double)])
  func numbers(text: String, field: JobField, sign: FilterComparison, value: Double) {
    guard case .number(field, sign, let number)? = only(text) else {
      Issue.record("\(text): \(JobFilter(text))")
      return
    }
    #expect(abs(number - value) < 1e-6)
  }

  @Test(
    "States go by Slurm's words and codes, ours in both languages, and classes",
    arguments: [
      ("state=pending", [.pending]), ("state=PD", [.pending]), ("state=r,cg", [.running, .completing]),
      ("状态=运行", [.running]), ("st=OUT_OF_MEMORY", [.outOfMemory]), ("state=OOM", [.outOfMemory]),
    ] as [(String, Set<JobState>)])
  func states(text: String, states: Set<JobState>) {
    #expect(only(text) == .states(states))
  }

  @Test("Every code and every name of a state is understood, and no two are the same") func everyState() {
    for state in JobState.allCases where state != .unknown {
      #expect(JobState.named(state.code.lowercased()) == [state])
      #expect(JobState.named(state.name) == [state] || state.name == "ended", "\(state.name)")
    }
  }

  @Test(
    "Texts are equal, hold a part, or fit a pattern",
    arguments: [
      ("user=zhao", "zhao", true), ("user=zhao", "zhaoq", false), ("user=zh*", "zhaoq", true),
      ("user~ha", "zhao", true),
      ("user=liu,zhao", "zhao", true), ("user=*a*o", "zhao", true), ("user=*a*o", "zhaoq", false), ("name=", "", true),
    ])
  func texts(text: String, value: String, isFound: Bool) {
    guard case .words(_, let patterns)? = only(text) else {
      #expect(JobFilter(text).isEmpty && JobFilter(text).complaint == nil)
      return
    }
    #expect(patterns.contains { $0.matches(Array(value.utf8)) } == isFound)
  }

  @Test("An exclamation mark excludes, and so does != between words") func exclusion() {
    #expect(JobFilter("!partition=debug").terms.map(\.isExclusion) == [true])
    #expect(JobFilter("partition!=debug").terms.map(\.isExclusion) == [true])
    #expect(JobFilter("!partition!=debug").terms.map(\.isExclusion) == [false])
    #expect(JobFilter("!").isEmpty && JobFilter("! x").terms.count == 1)
  }

  @Test("What makes no sense is said with what is near, and hides nothing")
  func nonsense() {
    #expect(complaint("usr=zhao") == "no field “usr”. Did you mean “user”?")
    #expect(complaint("gpus>many").hasPrefix("“many” is no number for gpus"))
    #expect(complaint("waited>x").hasPrefix("“x” is no time for waited"))
    #expect(complaint("state=penfing").hasPrefix("“penfing” is no state"))
    #expect(complaint("user>zhao").contains("compared by"))
    #expect(JobFilter("usr=zhao gpus>many state=penfing").isEmpty)
    #expect(JobFilter("user=zhao usr=x").terms.count == 1)
    #expect(JobFilter("user= gpus>=").isEmpty && complaint("user= gpus>=").isEmpty)
  }

  @Test("Whatever is typed is read, letter by letter, and never traps", arguments: 0..<200)
  func anything(seed: Int) {
    let alphabet = Array("ugpsx=<>!~*,-:%. 0159kWh中状态=\u{A0}\u{301}")
    var text = ""
    var dice = UInt64(seed)
    for _ in 0..<24 {
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(alphabet[Int(dice >> 33) % alphabet.count])
      let filter = JobFilter(text)
      #expect(filter.terms.count <= text.split(separator: " ").count)
      for case .number(_, _, let value) in filter.terms.map(\.test) { #expect(value.isFinite) }
    }
  }
}
