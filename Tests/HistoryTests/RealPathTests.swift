import AisleTesting
import Glibc
import History
import Testing

@Suite("Where a history really lies") struct RealPathTests {
  private let folder: TemporaryFolder
  /// Links may lead to where temporary files lie, too.
  private var root: String { RealPath.of(folder.path) }

  init() throws { folder = try TemporaryFolder() }

  @Test("a file, a link to it, and a link in its folder's place have one path") func links() throws {
    try folder.write("x", to: "a.history")
    #expect(symlink("a.history", "\(folder.path)/b.history") == 0)
    #expect(symlink(".", "\(folder.path)/there") == 0)
    for name in ["a.history", "b.history", "there/a.history", "there/b.history", "./there/./b.history"] {
      #expect(RealPath.of("\(folder.path)/\(name)") == "\(root)/a.history", "\(name)")
    }
  }

  @Test("what is not there yet has that of its folder, by a link, too") func missing() throws {
    #expect(symlink("\(folder.path)/a.history", "\(folder.path)/b.history") == 0)
    #expect(symlink(folder.path, "\(folder.path)/there") == 0)
    for name in ["a.history", "b.history", "there/a.history", "there/b.history"] {
      #expect(RealPath.of("\(folder.path)/\(name)") == "\(root)/a.history", "\(name)")
    }
    #expect(RealPath.of("\(folder.path)/there/none/a.history") == "\(root)/none/a.history")
  }

  @Test("what leads nowhere comes to an end") func nowhere() throws {
    #expect(symlink("b", "\(folder.path)/a") == 0)
    #expect(symlink("a", "\(folder.path)/b") == 0)
    #expect(["a", "b"].contains { RealPath.of("\(folder.path)/a") == "\(root)/\($0)" })
    for path in ["", ".", "/", "/none", "none/none", "..", "//"] { _ = RealPath.of(path) }
    #expect(RealPath.of("/none/a.history") == "/none/a.history")
  }
}
