import AisleTesting
import Secrets
import Testing

struct SecretFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A private file gives its line without the line end", arguments: [0o600, 0o400] as [UInt32])
  func reads(mode: UInt32) throws {
    let file = SecretFile(path: try folder.write("s3cret\r\n", to: "token", mode: mode))
    #expect(try file.line() == "s3cret")
  }

  @Test(
    "A file that others can read is refused, and the refusal says what to do",
    arguments: [0o640, 0o604, 0o666, 0o620] as [UInt32])
  func refusesLooseModes(mode: UInt32) throws {
    let path = try folder.write("s3cret", to: "token", mode: mode)
    let failure = #expect(throws: SecretFailure.self) { try SecretFile(path: path).line() }
    #expect(
      failure?.description == "\(path): mode 0\(String(mode, radix: 8)) lets others read it; make it 0600 or 0400")
  }

  @Test("A missing file, a folder, an empty file, two lines and a huge file are refused in words")
  func refusesNonsense() throws {
    func reason(_ path: String) -> String? {
      do { _ = try SecretFile(path: path).line() } catch { return String(error.description.dropFirst(path.count + 2)) }
      return nil
    }
    #expect(reason("\(folder.path)/none") == "no such file")
    #expect(reason(folder.path) == "not a regular file")
    #expect(try reason(folder.write("\n", to: "empty")) == "the file is empty")
    #expect(try reason(folder.write("a\nb", to: "lines")) == "expected one line of printable ASCII")
    #expect(try reason(folder.write("tok\u{1B}[2J", to: "escape")) == "expected one line of printable ASCII")
    let huge = String(repeating: "x", count: SecretFile.byteLimit + 1)
    #expect(try reason(folder.write(huge, to: "huge")) == "larger than 65536 bytes, which no secret is")
  }

  @Test("The version changes when the file is replaced")
  func versions() throws {
    let file = SecretFile(path: try folder.write("one", to: "token"))
    let first = try file.version()
    #expect(try file.version() == first)
    try folder.write("other", to: "token")
    #expect(try file.version() != first)
  }
}
