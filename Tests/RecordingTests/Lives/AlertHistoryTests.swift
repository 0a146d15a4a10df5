import AisleTesting
import History
import Recording
import SiteModel
import Testing

@Suite("Other systems' alerts in a history") struct AlertHistoryTests {
  private static let now = SampleSite.now
  private static let source = SourceDescription(
    id: SourceID("alertmanager/main"), address: "http://127.0.0.1:9093", cadence: .seconds(10))

  private static func alert(_ name: String, _ muting: ForeignAlert.Muting = .none) -> ForeignAlert {
    ForeignAlert(
      name, mark: "\(name){job=\"node\"}", .high, places: ["node-a01-01"], summary: "磁盘已满", since: now, muting: muting)
  }

  private static func answer(_ second: Int, _ alerts: [ForeignAlert]?) -> Batch {
    var batch = Batch(source: source.id, moment: now + .seconds(second), layout: 1)
    batch.alerts = alerts
    return batch
  }

  private func alerts(_ file: HistoryFile, _ second: Int) throws -> [ForeignAlert]? {
    let site = try file.site(at: Self.now + .seconds(second))
    return site.sourceIndex(of: Self.source.id).flatMap { site.foreignAlerts[$0] }
  }

  @Test("stand as they stood at any moment, in their order") func told() async throws {
    let rig = try HistoryRig(of: SampleSite.topology())
    await rig.writer.register(Self.source)
    let answers: [(Int, [ForeignAlert])] = [
      (10, []), (20, [Self.alert("DiskFull"), Self.alert("FanSlow", .inhibited)]),
      (30, [Self.alert("FanSlow"), Self.alert("DiskFull", .silenced)]), (40, [Self.alert("DiskFull", .silenced)]),
      (50, []),
    ]
    for (second, told) in answers { await rig.writer.append(Self.answer(second, told)) }
    let file = try await rig.file()
    #expect(try alerts(file, 9) == nil)
    for (second, told) in answers { #expect(try alerts(file, second + 5) == told) }
    #expect(try file.verify().findings == [])
  }

  @Test("are told whole by the next writer, and kept while their source says nothing of them") func resumed()
    async throws
  {
    let rig = try HistoryRig(of: SampleSite.topology())
    await rig.writer.register(Self.source)
    await rig.writer.append(Self.answer(10, [Self.alert("DiskFull")]))
    await rig.writer.append(Self.answer(20, nil))
    await rig.writer.close()
    let next = try HistoryWriter(path: rig.path, site: rig.topology, clock: ManualClock())
    await next.register(Self.source)
    await next.append(Self.answer(30, [Self.alert("FanSlow")]))
    await next.close()
    let file = try HistoryFile(path: rig.path, topology: rig.topology)
    #expect(try alerts(file, 25) == [Self.alert("DiskFull")])
    #expect(try alerts(file, 35) == [Self.alert("FanSlow")])
  }
}
