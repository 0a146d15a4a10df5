import SiteFile
import SiteModel
import Testing

@Suite("A site file becomes a topology")
struct SiteFileReadingTests {
  @Test("The example passes, and holds two halls of two vendors")
  func example() throws {
    let site = try SiteFile.load(text: SiteFile.example)
    #expect(site.name == "Example-1")
    #expect(site.halls.map(\.name) == ["Hall A", "Hall B"])
    #expect(site.racks.count == 12)
    #expect(site.nodes.count == 64 + 16 + 1)
    #expect(Set(site.nodes.compactMap { $0.acceleratorKind.map { site.acceleratorKinds[$0].vendor } }).count == 2)
    #expect(site.nodes.reduce(0) { $0 + $1.acceleratorCount } == 640)
  }

  @Test("Racks take their place, budget and what they hang on from the file")
  func racks() throws {
    let site = try SiteFile.load(text: SiteFile.example)
    let rack = try #require(site.racks.first { $0.name == "A03" })
    #expect(rack.slot == 3)
    #expect(rack.height == 48)
    #expect(rack.powerBudget == 80_000)
    #expect(rack.coolantDistributionUnit.map { site.coolantDistributionUnits[$0].name } == "CDU-02")
    #expect(rack.powerDistributionUnits.map { site.powerDistributionUnits[$0].name } == ["PDU-A03", "PDU-B03"])
    #expect(rack.devices.map(\.name) == ["leaf-a03"])
    #expect(site.racks.filter { site.rows[$0.row].name == "B" }.map(\.slot) == [1, 2, 4, 5])
  }

  @Test("Nodes of a range fill racks one after the other, bottom first")
  func nodes() throws {
    let site = try SiteFile.load(text: SiteFile.example)
    let node = try #require(site.nodes.first { $0.name == "node010" })
    #expect(node.rack.map { site.racks[$0].name } == "A02")
    #expect(node.position == 7)
    #expect(node.height == 4)
    #expect(node.acceleratorKind.map { site.acceleratorKinds[$0].name } == "H200")
    #expect(node.acceleratorKind.flatMap { site.acceleratorKinds[$0].peak[.bf16] } == 989.5e12)
  }

  @Test("Sources unfold their URLs and know which node each speaks for")
  func sources() throws {
    let text = """
      site: S
      nodes: [{name: "node[01-02]"}, {name: login}]
      sources:
        - name: agents
          url: https://node[01-02].example.org:9105/metrics
          every: 500ms
          user: aisle
          password-file: secret/password
        - name: address
          url: ["http://[::1]:9100/metrics", "http://192.0.2.1/metrics"]
        - name: mapped
          url: http://10.0.0.1:9100/metrics
          nodes: login
          verify: no
      """
    let site = try SiteFile.load(text: text, file: "x/site.yaml", folder: "x")
    #expect(site.sources[0].targets.map(\.node) == ["node01", "node02"])
    #expect(site.sources[0].targets[1].url == "https://node02.example.org:9105/metrics")
    #expect(site.sources[0].every == .milliseconds(500))
    #expect(site.sources[0].timeout == .milliseconds(500))
    #expect(site.sources[0].credential == .basic(user: "aisle", passwordFile: "x/secret/password"))
    #expect(site.sources[0].origin == "x/site.yaml:4:5")
    #expect(site.sources[1].targets.map(\.node) == [nil, nil])
    #expect(!site.sources[1].transport.isVerificationDisabled)
    #expect(site.sources[2].targets.map(\.node) == ["login"])
    #expect(site.sources[2].transport.isVerificationDisabled)
  }

  @Test("Logins and pinned certificates are read, as tools print them")
  func logins() throws {
    let (one, other) = (String(repeating: "0a", count: 32), String(repeating: "ff", count: 32))
    let printed = (0..<32).map { _ in "0A" }.joined(separator: ":")
    let text = """
      site: S
      sources:
        - {name: a, kind: redfish, url: "https://h/", user: u, password-file: p, login: basic}
        - {name: b, kind: redfish, url: "https://h/", user: u, password-file: p, login: session}
        - {name: c, kind: redfish, url: "https://h/", certificate-sha256: ["\(printed)", \(other)]}
      """
    let sources = try SiteFile.load(text: text).sources
    #expect(sources.map(\.login) == [.basic, .session, nil])
    #expect(sources.map(\.transport.pinnedCertificates) == [[], [], [one, other]])
  }

  @Test("A scheduler needs a name alone; how it is asked is read, written and read back") func scheduler() throws {
    let text = """
      site: S
      sources:
        - {name: a, kind: slurm}
        - name: b
          kind: slurm
          every: 30s
          minimum: 20s
          programs: bin
          configuration: /etc/slurm.conf
          accounting: no
          accelerators: [gpu, npu]
      """
    let site = try SiteFile.load(text: text, file: "x/site.yaml", folder: "x")
    #expect(site.sources.map(\.kind) == [.slurm, .slurm])
    #expect((site.sources[0].every, site.sources[0].timeout) == (.seconds(10), .seconds(10)))
    #expect(site.sources[0].commands == SourcePlan.SchedulerCommands())
    let commands = site.sources[1].commands
    #expect((commands.folder, commands.configuration) == ("x/bin", "/etc/slurm.conf"))
    #expect((commands.minimum, commands.hasAccounting, commands.accelerators) == (.seconds(20), false, ["gpu", "npu"]))
    let again = try SiteFile.load(text: SiteFile.text(of: site))
    #expect(again.sources.map(\.commands) == site.sources.map(\.commands))
    #expect(again.sources.map(\.every) == site.sources.map(\.every))
  }

  @Test("Thresholds are read in their units, and stay at their defaults when not given")
  func thresholds() throws {
    let site = try SiteFile.load(text: "site: S\nthresholds: {inlet-high: 40 C, rack-power: 80 %}\n")
    #expect(site.thresholds.inletTemperatureHigh == 40)
    #expect(abs(site.thresholds.rackPowerCaution - 0.8) < 1e-9)
    #expect(site.thresholds.inletTemperatureCaution == 27)
  }

  @Test("Ten thousand nodes in a range, and one by one")
  func many() throws {
    let range = site("nodes: [{name: \"node[00001-10000]\", accelerators: 8, kind: H100}]\n")
    #expect(try SiteFile.load(text: range).nodes.count == 10_000)
    let lines = (1...10_000).map { "  - {name: n\($0), accelerators: 8, kind: H100}" }.joined(separator: "\n")
    #expect(try SiteFile.load(text: "site: S\nnodes:\n" + lines + "\n").nodes.last?.name == "n10000")
  }

  @Test("A byte order mark and Windows line ends do no harm")
  func marks() throws {
    #expect(try SiteFile.load(text: "\u{FEFF}site: S\r\npods:\r\n  - name: p\r\n").pods.map(\.name) == ["p"])
  }
}
