internal import AisleTesting
import Testing

/// A whole machine made of both fixtures: `/sys` of node-a, in which the links, which came as small text files, are
/// links again, and `/proc` of node-b.
struct LinkedFixture {
  static var isPossible: Bool { Fixtures.has("linux/node-a") && Fixtures.has("linux/node-b") }

  let folder: TemporaryFolder
  var path: String { folder.path }

  init() async throws {
    folder = try TemporaryFolder()
    // node_exporter gives up on a line of /proc/stat that is longer than 64 kB: the interrupts go.
    let script = """
      cp -r '\(Fixtures.path("linux/node-a"))/sys' '\(Fixtures.path("linux/node-b"))/proc' '\(folder.path)' \
      && chmod -R u+w '\(folder.path)' && cd '\(folder.path)' && sed -i '/^intr/d' proc/stat \
      && find sys -type f -size -2 -exec grep -lE '^\\.\\./' {} + | while IFS= read -r file; do \
      ln -sfn "$(cat "$file")" "$file"; done
      """
    let isMade = try await Shell.run(script)
    try #require(isMade, "cannot copy the fixtures")
  }
}
