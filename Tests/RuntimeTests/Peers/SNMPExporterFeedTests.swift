import AisleTesting
import HTTP
import Runtime
import SiteFile
import SiteModel
import Testing
import Wording

@Suite(
  "A plant behind SNMP, through a live snmp_exporter and an agent",
  .enabled(
    if: Peer.isInstalled("prometheus-snmp-exporter") && Peer.isInstalled("snmpd"),
    "skipped: no snmp_exporter or no snmpd"))
struct SNMPExporterFeedTests {
  private func expect(_ points: [SNMPPlant.Point], in site: Site) {
    for point in points {
      let held = site.directory.id(of: point.key).flatMap {
        site.observation(of: $0, point.quantity, at: site.moment).lastValue
      }
      #expect(
        held.map { abs($0 - point.value) <= 1e-12 * max(1, point.value.magnitude) } == true,
        "\(point): \(held.map { "\($0)" } ?? "nothing")")
    }
  }

  @Test("Every value arrives in base units under the site's names; a device that does not answer is one fact")
  func values() async throws {
    let folder = try TemporaryFolder()
    let (agentPort, silentPort, port) = (
      try LoopbackClient.freePort(), try LoopbackClient.freePort(), try LoopbackClient.freePort()
    )
    let settings = SNMPPlant.agentConfiguration(port: agentPort, folder: folder.path)
    let agent = try await Peer("snmpd", ["-f", "-Lo", "-C", "-c", try folder.write(settings, to: "snmpd.conf")])
    defer { agent.stop() }
    let exporter = try await Peer(
      "prometheus-snmp-exporter",
      [
        "--config.file=\(try folder.write(SNMPPlant.exporterConfiguration, to: "snmp.yml"))",
        "--web.listen-address=127.0.0.1:\(port)",
      ])
    defer { exporter.stop() }
    try await exporter.waits(for: "/snmp?module=cdu&target=127.0.0.1:\(agentPort)", port: port)
    let topology = try SiteFile.load(
      text: SNMPPlant.site(exporter: port, agent: agentPort, silent: silentPort))
    let probe = SiteProbe(topology: topology)
    try await supervising(topology.sources[0], into: probe) { () async throws in
      #expect(
        try await probe.waits {
          $0.answers[SourceID("coolant/CDU-01")] != nil && $0.failures[SourceID("coolant/CDU-02")] != nil
        })
    }
    try await supervising(topology.sources[1], into: probe) { () async throws in
      #expect(try await probe.waits { site in site.answers.keys.contains { $0.name.hasPrefix("power/") } })
    }
    let site = await probe.site
    expect(SNMPPlant.unitPoints + SNMPPlant.supplyPoints, in: site)
    #expect(await probe.failures[SourceID("coolant/CDU-02")]?.first == .status(500))
    let silent = try #require(site.directory.id(of: .building(.coolantDistributionUnit, "CDU-02")))
    #expect(Quantity.allCases.allSatisfy { site.columns.cell(silent, $0) == nil })
    let complaints = site.source(SourceID("coolant/CDU-01"))?.complaints ?? []
    #expect(
      complaints.map { "\($0.subject): \(Wording(.english).text(of: $0.reason))" }.sorted()
        == SNMPPlant.unitComplaints)
  }
}
