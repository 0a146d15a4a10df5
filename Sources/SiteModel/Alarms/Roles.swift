/// An account of this machine: whom the kernel names at the other end of a socket.
package struct Account: Hashable, Sendable {
  package var person: Person
  /// Names of the groups that the account is in.
  package var groups: Set<String>

  package init(_ person: Person, groups: Set<String> = []) {
    self.person = person
    self.groups = groups
  }
}

/// Who may do what with alarms.
package struct Roles: Hashable, Sendable {
  /// By the account's name: what is said of somebody by name goes before what is said of groups, be it more or less.
  package var users: [String: Role]
  /// By the group's name: of several the greatest counts.
  package var groups: [String: Role]
  /// What all others are.
  package var everybody: Role
  /// The account that is an engineer where no file says who is; nil where one does.
  private var owner: UInt32?

  package init(users: [String: Role] = [:], groups: [String: Role] = [:], everybody: Role = .viewer) {
    self.users = users
    self.groups = groups
    self.everybody = everybody
  }

  /// Where no file says who may do what: the account that keeps the alarms may do everything, all others look.
  package init(onlyOwner number: UInt32) {
    self.init()
    owner = number
  }

  package func role(of account: Account) -> Role {
    if let owner { return account.person.number == owner ? .engineer : .viewer }
    return users[account.person.name] ?? account.groups.compactMap { groups[$0] }.max() ?? everybody
  }
}
