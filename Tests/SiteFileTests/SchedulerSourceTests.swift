import SiteFile
import SiteModel
import StrictYAML
import Testing

@Suite("Schedulers in a site file")
struct SchedulerSourceTests {
  private func source(_ keys: String) -> String { "site: S\nsources:\n  - {name: s, \(keys)}\n" }

  @Test func aDaemonIsReadWithItsToken() throws {
    let text = source("kind: slurm, rest: \"unix:/run/slurmrestd.sock\", token-file: /etc/t, user: alice, every: 20s")
    let plan = try #require(SiteFile.load(text: text).sources.first)
    #expect(
      plan.daemon == SourcePlan.SchedulerDaemon(url: "unix:/run/slurmrestd.sock", tokenFile: "/etc/t", user: "alice"))
    #expect(plan.kind == .slurm && plan.targets.isEmpty && plan.every == .seconds(20))
    let commands = try SiteFile.load(text: source("kind: slurm")).sources.first
    #expect(commands?.daemon == nil)
  }

  @Test(arguments: [
    ("kind: slurm, rest: \"unix:run/s\"", "a socket is named by its absolute path"),
    ("kind: slurm, rest: \"http://10.0.0.1:6820\"", "a token in plain text is anybody's"),
    ("kind: slurm, rest: \"http://127.0.0.1.example.com\"", "a token in plain text is anybody's"),
    ("kind: slurm, rest: \"ftp://h\"", "bad URL"),
    ("kind: slurm, rest: \"unix:/s\", user: alice", "'user' needs 'token-file'"),
    ("kind: slurm, token-file: /t", "'token-file' is for 'rest'"),
    ("kind: slurm, rest: \"unix:/s\", programs: /opt", "'programs' is for the commands"),
    ("kind: kubernetes, url: \"http://h/m\", nodes: n1", "'nodes' is not for 'kind: kubernetes'"),
  ])
  func faultsAreTold(_ keys: String, _ message: String) {
    #expect(problems(source(keys)).contains { $0.contains(message) }, "\(problems(source(keys)))")
  }

  @Test func thisMachineMayBeAskedInPlainText() throws {
    for url in ["http://127.0.0.1:6820", "http://localhost:6820", "http://[::1]:6820", "https://slurm.example.com"] {
      #expect(problems(source("kind: slurm, rest: \"\(url)\", token-file: /t")) == [])
    }
  }

  @Test func aClusterHasSeveralPages() throws {
    let text = source("kind: kubernetes, url: [\"http://ksm:8080/metrics\", \"http://kueue:8080/metrics\"]")
    let plan = try #require(SiteFile.load(text: text).sources.first)
    #expect(plan.kind == .kubernetes && plan.targets.count == 2)
  }
}
