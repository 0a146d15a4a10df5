import AisleTesting
import Glibc
import Testing

/// What comes of a result when it cannot go where it should.
@Suite("aisle's output", .serialized)
struct OutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("site: S\n", to: "site.yaml")
  }

  /// The status and standard error of a shell line with `aisle` in it.
  private func run(_ line: String) async throws -> (status: String, errors: String) {
    let aisle = "env HOME=\(folder.path) \(BuiltProgram.path("aisle"))"
    let line = line.replacing("aisle", with: aisle)
    _ = try await Shell.run("cd \(folder.path) && (umask 022; \(line); echo $? >.status) 2>.errors </dev/null")
    return (text(".status"), text(".errors"))
  }

  private func text(_ name: String) -> String {
    String(decoding: Fixtures.contents(of: "\(folder.path)/\(name)"), as: UTF8.self)
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    stat("\(folder.path)/\(name)", &status)
    return status.st_mode & 0o777
  }

  private static let commands = [
    "snapshot", "snapshot --schema", "site example", "site check site.yaml", "themes", "themes --check",
  ]

  @Test("a full disk is Aisle's failure, for every command", arguments: commands)
  func full(command: String) async throws {
    let ended = try await run("aisle \(command) >/dev/full")
    #expect(ended.status == "1\n")
    #expect(ended.errors.contains("standard output: No space left on device"))
  }

  @Test("so is a closed standard output: nothing else comes to stand in its place", arguments: commands)
  func closed(command: String) async throws {
    let ended = try await run("aisle \(command) >&-")
    #expect(ended.status == "1\n")
    #expect(ended.errors.contains("standard output: Bad file descriptor"))
  }

  @Test("a file that is replaced keeps who may read it; a new one is as the user's mask says")
  func modes() async throws {
    try folder.write("old", to: "secret")
    chmod("\(folder.path)/secret", 0o600)
    #expect(try await run("aisle snapshot -o secret && aisle snapshot -o new").status == "0\n")
    #expect(text("secret").contains("Overview"))
    #expect(mode("secret") == 0o600)
    #expect(mode("new") == 0o644)
  }

  @Test("links are followed, also one to a file that is not there yet")
  func links() async throws {
    try folder.write("old", to: "real")
    let line = "mkdir sub && ln -s ../real sub/link && ln -s made sub/dangling && ln -s round round"
    let ended = try await run("\(line); aisle snapshot -o sub/link && aisle snapshot -o sub/dangling")
    #expect(ended.status == "0\n")
    #expect(text("real").contains("Overview") && text("sub/made").contains("Overview"))
    #expect(try await run("test -L sub/link -a -L sub/dangling").status == "0\n")
    #expect(try await run("aisle snapshot -o round").errors.contains("round: Too many levels of symbolic links"))
  }
}
