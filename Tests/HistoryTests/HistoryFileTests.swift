import AisleTesting
import History
import Recording
import SiteModel
import Testing

@Suite("A history's file") struct HistoryFileTests {
  @Test("what is written can be read beside the writer") func reading() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/site.db"
    let writer = try HistoryWriter(path: path, site: Topology(name: "A"), clock: ManualClock())
    await writer.append(Batch(source: SourceID("a"), moment: Moment(seconds: 1)))
    #expect(await writer.flush())
    let file = try HistoryFile(path: path)
    #expect(try file.version() == HistoryFormat.version)
    await writer.close()
  }
}
