import AisleTesting
import History
import Recording
import SiteModel
import Testing

@Suite("A history's file") struct HistoryFileTests {
  @Test("what is written can be read beside the writer") func reading() async throws {
    let folder = try TemporaryFolder()
    let writer = try HistoryWriter(path: "\(folder.path)/site.db")
    try await writer.append(Batch(source: SourceID("a"), moment: Moment(seconds: 1)))
    let file = try HistoryFile(path: "\(folder.path)/site.db")
    #expect(try file.version() == 1)
  }
}
