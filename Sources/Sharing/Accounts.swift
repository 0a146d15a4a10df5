internal import Glibc
package import SiteModel

/// What the system's own lists of accounts say. They may be on another machine: a look can take seconds.
package enum Accounts {
  /// The account of that number, with its groups. One without a name is called after its number, and is in no group.
  package static func account(numbered number: UInt32) -> Account {
    guard let (name, group) = entry(numbered: number) else {
      return Account(Person(name: "user \(number)", number: number))
    }
    return Account(
      Person(name: CleanText.cleaned(name, limit: 64), number: number), groups: groups(of: name, first: group))
  }

  /// The account that this process runs as.
  package static var ofProcess: Account { account(numbered: geteuid()) }

  private static func entry(numbered number: UInt32) -> (name: String, group: UInt32)? {
    var room = [CChar](repeating: 0, count: 4096)
    while room.count <= 1 << 20 {
      var account = passwd()
      var found: UnsafeMutablePointer<passwd>?
      let code = getpwuid_r(number, &account, &room, room.count, &found)
      if code == ERANGE {
        room = [CChar](repeating: 0, count: room.count * 4)
        continue
      }
      guard code == 0, found != nil, let name = account.pw_name else { return nil }
      return (String(cString: name), account.pw_gid)
    }
    return nil
  }

  private static func groups(of name: String, first: UInt32) -> Set<String> {
    var numbers = [gid_t](repeating: 0, count: 64)
    var count = Int32(numbers.count)
    while getgrouplist(name, first, &numbers, &count) < 0 {
      guard count > numbers.count, count <= 65_536 else { return [] }
      numbers = [gid_t](repeating: 0, count: Int(count))
    }
    return Set(numbers.prefix(Int(count)).compactMap(groupName))
  }

  private static func groupName(_ number: gid_t) -> String? {
    var room = [CChar](repeating: 0, count: 4096)
    // A group of thousands has as many names in its entry.
    while room.count <= 1 << 22 {
      var entry = group()
      var found: UnsafeMutablePointer<group>?
      let code = getgrgid_r(number, &entry, &room, room.count, &found)
      if code == ERANGE {
        room = [CChar](repeating: 0, count: room.count * 4)
        continue
      }
      guard code == 0, found != nil, let name = entry.gr_name else { return nil }
      return String(cString: name)
    }
    return nil
  }
}
