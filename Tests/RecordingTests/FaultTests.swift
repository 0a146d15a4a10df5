import AisleTesting
import GRDB
import Glibc
import Testing

@Suite("A history that meets bad luck", .serialized) struct FaultTests {
  @Test("is clean after every kill, and has lost little") func kills() async throws {
    #expect(try await run("kills.sh 8 0.7 100"))
  }

  @Test("keeps what is in it when a write fails, and goes on when it can") func writes() async throws {
    #expect(try await run("writes.sh 20 97"))
  }

  @Test("has no row twice where a commit only seemed to fail") func twice() async throws {
    let folder = try TemporaryFolder()
    let (shim, path) = ("\(folder.path)/failing.so", "\(folder.path)/a.history")
    let source = "\(Fixtures.checkout)/Tests/Faults/failing_writes.c"
    try #require(try await Shell.run("gcc -shared -fPIC -O2 -o '\(shim)' '\(source)' -ldl"))
    // With the first the file is made.
    for call in 8...20 {
      let failing = "LD_PRELOAD='\(shim)' FAIL_FILE=a.history FAIL_CALLS=sync FAIL_AS=EIO FAIL_FOR=1 FAIL_AT=\(call)"
      let victim = "'\(BuiltProgram.path("HistoryVictim"))' steps '\(path)' 5"
      #expect(try await Shell.run("rm -f '\(path)'*; \(failing) \(victim) >/dev/null"))
      let counts = try await DatabaseQueue(path: path).read { database in
        try ["life", "act", "total"].map { table in
          let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { row in
            row.filter { $0.0 != "id" }.map { "\($0.1)" }.joined(separator: " ")
          }
          return (rows.count, Set(rows).count)
        }
      }
      for (all, distinct) in counts { #expect(all == distinct && all > 0, "sync \(call)") }
      // A writer that could not even open the file is not there for the first.
      #expect(counts[1].0 >= 4 && counts[2].0 == counts[1].0, "sync \(call)")
    }
  }

  @Test("can be read by another user, its writer running, killed or gone") func readers() async throws {
    // 77: only root can be somebody else.
    #expect(try await run(geteuid() == 0 ? "readers.sh" : "readers.sh || [ $? = 77 ]"))
  }

  private func run(_ script: String) async throws -> Bool {
    let victim = BuiltProgram.path("HistoryVictim")
    return try await Shell.run("cd '\(Fixtures.checkout)' && export VICTIM='\(victim)' && Tests/Faults/\(script)")
  }
}
