import AisleTesting
import History
import Recording
import SiteModel
import Testing

@Suite("The writer of a history") struct HistoryWriterTests {
  @Test("a history is of one site") func otherSite() async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/site.db"
    try await HistoryWriter(path: path, site: Topology(name: "A"), clock: ManualClock()).close()
    #expect(throws: PastFailure.otherSite(path: path, name: "A")) {
      try HistoryWriter(path: path, site: Topology(name: "B"), clock: ManualClock())
    }
    #expect(throws: PastFailure.otherSite(path: path, name: "A")) {
      try HistoryFile(path: path, topology: Topology(name: "B"))
    }
  }
}
