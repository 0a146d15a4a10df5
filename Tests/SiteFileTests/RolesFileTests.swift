import AisleTesting
import Glibc
import SiteModel
import StrictYAML
import Testing

@testable import SiteFile

@Suite("The file of roles") struct RolesFileTests {
  private func account(_ name: String, in groups: Set<String> = [], number: UInt32 = 1000) -> Account {
    Account(Person(name: name, number: number), groups: groups)
  }

  private func problems(_ text: String) -> [String] {
    do throws(FileError) {
      _ = try RolesFile.load(text: text)
      return []
    } catch { return error.problems.map(\.description) }
  }

  @Test("Users go before groups, of several groups the greatest counts, and all others are what everybody is")
  func reading() throws {
    let roles = try RolesFile.load(
      text: """
        roles:
          everybody: viewer
          users: {chen: operator, "王伟": engineer}
          groups:
            dc-operators: operator
            dc-engineers: engineer
        """)
    #expect(roles.role(of: account("chen", in: ["dc-engineers"])) == .operator)
    #expect(roles.role(of: account("王伟")) == .engineer)
    #expect(roles.role(of: account("maria", in: ["users", "dc-operators", "dc-engineers"])) == .engineer)
    #expect(roles.role(of: account("maria", in: ["dc-operators"])) == .operator)
    #expect(roles.role(of: account("root", number: 0)) == .viewer, "the file says who may do what, and no one else")
  }

  @Test("Without a file who keeps the alarms may do everything, and all others look") func none() {
    let roles = Roles(onlyOwner: 998)
    #expect(roles.role(of: account("aisle", number: 998)) == .engineer)
    #expect(roles.role(of: account("root", number: 0)) == .viewer)
  }

  @Test("What is wrong is told with its line") func faults() {
    #expect(
      problems("roles:\n  users:\n    chen: opertor\n") == [
        "roles.yaml:3:11: error: 'chen': unknown role 'opertor'; did you mean 'operator'?"
      ])
    #expect(
      problems("roles:\n  everbody: viewer\n  groups: {a: root}\n") == [
        "roles.yaml:2:3: error: unknown key 'everbody' in roles; did you mean 'everybody'?",
        "roles.yaml:3:15: error: 'a': unknown role 'root'; it can be viewer, operator, engineer",
      ])
    #expect(problems("users: {chen: operator}\n").contains { $0.contains("unknown key 'users'") })
    #expect(problems("").first?.contains("it begins with 'roles:'") == true)
    #expect(problems("roles:\n  users: {chen: operator, chen: engineer}\n").first?.contains("twice") == true)
  }

  @Test("A file that others can write, or that belongs to another account, gives nobody a role") func owners() throws {
    let folder = try TemporaryFolder()
    try folder.write("roles: {everybody: engineer}\n", to: "roles.yaml")
    let path = "\(folder.path)/roles.yaml"
    #expect(try RolesFile.load(path: path, keeper: geteuid()).everybody == .engineer)
    for mode: mode_t in [0o664, 0o646, 0o666] {
      #expect(chmod(path, mode) == 0)
      #expect(throws: FileError.self) { try RolesFile.load(path: path, keeper: geteuid()) }
    }
    #expect(chmod(path, 0o644) == 0)
    if geteuid() == 0 {
      #expect(try RolesFile.load(path: path, keeper: 998).everybody == .engineer, "root may say who may do what")
      #expect(chown(path, 65_534, 65_534) == 0)
      #expect(try RolesFile.load(path: path, keeper: 65_534).everybody == .engineer)
    }
    #expect(throws: FileError.self) { try RolesFile.load(path: path, keeper: 4711) }
  }
}
