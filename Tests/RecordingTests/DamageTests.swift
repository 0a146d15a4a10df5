import AisleTesting
import Glibc
import History
import Recording
import SiteModel
import Testing

@Suite("A history that is damaged") struct DamageTests {
  @Test("says where, and gives what is left") func block() async throws {
    let folder = try TemporaryFolder()
    let play = Play(seconds: 0..<4000, width: 4)
    let file = try await ReadingBackTests.recorded(play, in: folder, until: Play.start + .seconds(9000))
    let moment = Play.start + .seconds(1000)
    let whole = try file.site(at: moment).cells().count
    let command = "UPDATE block SET data = substr(data, 1, length(data) - 1) WHERE part = 1"
    #expect(try await Shell.run("sqlite3 '\(file.path)' \"\(command)\""))
    let verification = try file.verify()
    #expect(!verification.isClean)
    #expect(verification.findings.allSatisfy { $0.place.hasPrefix("block ") && $0.fault == .checksum })
    let left = try file.site(at: moment).cells().count
    #expect(left > 0)
    #expect(left == whole - 4 * Play.quantities.count)
  }

  @Test("by bits anywhere is noticed or does no harm, and never ends the program") func bits() async throws {
    let folder = try TemporaryFolder()
    let play = Play(seconds: 0..<2000, width: 4)
    let path = try await ReadingBackTests.recorded(play, in: folder, until: Play.start + .seconds(2000)).path
    let bytes = Fixtures.contents(of: path)
    var random = SplitMix(seed: 8)
    var noticed = 0
    for round in 0..<60 {
      var wrong = bytes
      if round % 6 == 5 { wrong.removeLast(Int(random.next() % UInt64(bytes.count - 1000))) }
      for _ in 0..<8 { wrong[Int(random.next() % UInt64(wrong.count))] ^= 1 << UInt8(random.next() % 8) }
      let copy = "\(folder.path)/wrong-\(round).db"
      try Self.write(wrong, to: copy)
      do throws(PastFailure) {
        let file = try HistoryFile(path: copy)
        if try !file.verify().isClean { noticed += 1 }
        _ = try file.site(at: Play.start + .seconds(1500))
        _ = try file.information()
      } catch { noticed += 1 }
    }
    // The others met room that nothing stands in.
    #expect(noticed > 30, "\(noticed) of 60")
  }

  @Test("or none at all is told apart from one of a later Aisle") func others() async throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("not a database, but long enough to be looked at as if it were one", to: "text")
    #expect(throws: PastFailure.self) { try HistoryFile(path: text) }
    let path = "\(folder.path)/later.db"
    try await HistoryWriter(path: path, site: Topology(name: "A"), clock: ManualClock()).close()
    #expect(try await Shell.run("sqlite3 '\(path)' 'PRAGMA user_version = 99'"))
    #expect(throws: PastFailure.tooNew(path: path, version: 99)) { try HistoryFile(path: path) }
    #expect(throws: PastFailure.tooNew(path: path, version: 99)) {
      try HistoryWriter(path: path, site: Topology(name: "A"), clock: ManualClock())
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "wb"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}
