import Glibc
@testable import SiteFile
import StrictYAML
import Testing

@Suite("A site is found by file or by name")
struct SiteNameTests {
  @Test("What looks like a file is that file", arguments: ["./x", "x.yaml", "/a/b", "x.yml"])
  func files(name: String) throws {
    #expect(try SiteFile.path(of: name, in: []) == name)
  }

  @Test("A name is looked for in the folders in order, and the nearest is offered")
  func names() throws {
    var template = Array("/tmp/aisle-sites-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      unlink("\(folder)/lingang.yaml")
      rmdir(folder)
    }
    let file = try #require(fopen("\(folder)/lingang.yaml", "w"))
    fclose(file)
    #expect(try SiteFile.path(of: "lingang", in: ["/nonexistent", folder]) == "\(folder)/lingang.yaml")
    let error = #expect(throws: FileError.self) { try SiteFile.path(of: "lingan", in: [folder]) }
    #expect(error?.problems.first?.message.contains("did you mean 'lingang'?") == true)
  }
}
