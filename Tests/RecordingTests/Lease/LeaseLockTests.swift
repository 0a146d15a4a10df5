import AisleTesting
import Glibc
import Recording
import SiteModel
import Testing

@Suite("The lock on a history") struct LeaseLockTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/site.history" }

  init() throws { folder = try TemporaryFolder() }

  @Test("one has it, and when that one goes another may") func one() throws {
    var first: LeaseLock? = try LeaseLock(beside: path)
    let second = try LeaseLock(beside: path)
    #expect(try first?.take(.lease) == true)
    #expect(try second.take(.lease) == false)
    #expect(second.isTaken(.lease))
    #expect(first?.isTaken(.lease) == false, "not by another")
    first = nil
    #expect(try second.take(.lease))
  }

  @Test("that a recorder waits for it is another lock") func parts() throws {
    let console = try LeaseLock(beside: path)
    let recorder = try LeaseLock(beside: path)
    #expect(try console.take(.lease))
    #expect(try recorder.take(.recorder))
    #expect(console.isTaken(.recorder))
    #expect(try recorder.take(.lease) == false)
    console.letGo(.lease)
    #expect(try recorder.take(.lease))
  }

  @Test("only its owner can open it, so that who may only read cannot keep it") func mode() throws {
    let lock = try LeaseLock(beside: path)
    var status = stat()
    #expect(stat(lock.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test("a link in its place is not followed, and a folder that is not there is told") func faults() throws {
    symlink("\(folder.path)/elsewhere", path + ".lock")
    #expect(throws: PastFailure.file(path: path + ".lock", .system(code: ELOOP))) { try LeaseLock(beside: path) }
    #expect(throws: PastFailure.file(path: "\(folder.path)/no/x.lock", .system(code: ENOENT))) {
      try LeaseLock(beside: "\(folder.path)/no/x")
    }
  }

  @Test("one that was taken away, or replaced, is known not to be in its place") func replaced() throws {
    let lock = try LeaseLock(beside: path)
    #expect(lock.isInPlace)
    unlink(lock.path)
    #expect(!lock.isInPlace)
    let other = try LeaseLock(beside: path)
    #expect(other.isInPlace && !lock.isInPlace)
  }
}
