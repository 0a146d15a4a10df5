import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("Every screen in Chinese", .serialized) struct LanguageTests {
  @Test("The troubled site has every kind of finding, every state and every condition") func complete() {
    let site = TroubledSite.make()
    let findings = Analysis.findings(in: site, at: TroubledSite.now)
    #expect(Set(findings.map(\.kind)) == Set(Finding.Kind.allCases))
    #expect(Set(findings.map(\.priority)) == Set(Priority.allCases))
    let conditions = site.sources.map { $0.condition(at: TroubledSite.now) }
    #expect(Set(conditions) == [.waiting, .alive, .stale, .late, .failing])
    let states = Present(site, at: TroubledSite.now).states
    #expect(states.contains { $0.isReporting } && states.contains(.missing) && states.contains(.waiting))
  }

  /// Names that sites and machines have, which are nobody's words.
  private static let names = [
    "NVIDIA RTX 6000 Ada Generation", "NVIDIA", "Huawei", "Precision 5860 Tower", "Debian GNU/Linux 12 (bookworm)",
    "Debian GNU/Linux 12 (book…", "-amd64", "Intel(R) Xeon(R) w5-2465X", "Samsung SSD 990 PRO 2TB", "Processor Fan",
    "Ambient", "acpitz", "dell_smm", "workbench", "this-machine", "enp2s0", "enp3s0", "nvme0",
    "/sys/class/powercap/intel-rapl:0/energy_uj", "rapl", "/etc/aisle/token", "/etc/aisle/ca.pem", "/sys/x", "MemTotal",
    "gpus>many", "state=odd", "priority>9", "fan1", "0x20", "http://",
  ]

  /// What is left of a text without names and commands as they are typed (`:zoom`).
  private func strange(in text: String) -> [String] {
    var text = text.replacing(/:[a-z-]+/, with: "")
    for name in Self.names { text = text.replacing(name, with: "") }
    return EnglishWords.strange(in: text)
  }

  @Test(
    "No word of English is left but names, units, abbreviations and keys",
    arguments: ["troubled", "machine", "cards", "empty"], [Size(80, 24), Size(200, 60)])
  func unmixed(name: String, size: Size) throws {
    let site = try #require(EveryScreen.sites.first { $0.name == name }).site
    var found: [String: String] = [:]
    var count = 0
    EveryScreen.show(site, size: size, in: .chinese) { seat, what in
      count += 1
      // What a popup half covers is looked at without it. Its own lines may be one that was broken.
      for line in seat.popup.map({ [$0.joined()] }) ?? seat.lines {
        for word in strange(in: line) { found[word] = "\(what): \(line)" }
      }
    }
    #expect(found.isEmpty)
    #expect(count > 80)
  }
}
