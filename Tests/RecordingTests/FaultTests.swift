import AisleTesting
import Glibc
import Testing

@Suite("A history that meets bad luck", .serialized) struct FaultTests {
  @Test("is clean after every kill, and has lost little") func kills() async throws {
    #expect(try await run("kills.sh 8 0.7 100"))
  }

  @Test("keeps what is in it when a write fails, and goes on when it can") func writes() async throws {
    #expect(try await run("writes.sh 20 97"))
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
