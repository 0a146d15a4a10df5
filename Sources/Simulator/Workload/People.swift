/// Who sends jobs to a simulated centre. Nobody of them is real.
struct People: Sendable {
  struct User: Sendable {
    var name: String
    var account: Int
    /// Scenarios that they send jobs of, by index.
    var scenarios: [Int]
  }

  /// Accounts, each with its shares of the centre.
  static let accounts: [(name: String, shares: Double)] = [
    ("foundation", 40), ("perception", 20), ("serving", 15), ("science", 20), ("teaching", 5),
  ]

  static let users: [User] = [
    User(name: "zhao", account: 0, scenarios: [0, 1]), User(name: "liyang", account: 0, scenarios: [0]),
    User(name: "王芳", account: 0, scenarios: [0, 1]), User(name: "u1042", account: 0, scenarios: [0, 2]),
    User(name: "xu.min", account: 0, scenarios: [0, 1, 6]), User(name: "liu", account: 1, scenarios: [2, 3]),
    User(name: "zhou", account: 1, scenarios: [3]), User(name: "张伟", account: 1, scenarios: [2, 3, 6]),
    User(name: "gao", account: 1, scenarios: [1, 2]), User(name: "svc-chat", account: 2, scenarios: [4]),
    User(name: "svc-code", account: 2, scenarios: [4]), User(name: "wu", account: 2, scenarios: [4, 6]),
    User(name: "sun", account: 3, scenarios: [5]), User(name: "陈静", account: 3, scenarios: [5]),
    User(name: "huang", account: 3, scenarios: [5, 6]), User(name: "meteo", account: 3, scenarios: [5]),
    User(name: "student07", account: 4, scenarios: [6]), User(name: "student12", account: 4, scenarios: [6, 2]),
    User(name: "李娜", account: 4, scenarios: [6]),
  ]

  /// By scenario: users who send its jobs.
  static let byScenario: [[Int]] = Scenario.all.indices.map { scenario in
    users.indices.filter { users[$0].scenarios.contains(scenario) }
  }

  /// By user: their share of the whole, 0 to 1; users of an account share it evenly.
  static let shares: [Double] = {
    let all = accounts.reduce(0) { $0 + $1.shares }
    return users.map { user in
      accounts[user.account].shares / all / Double(users.count { $0.account == user.account })
    }
  }()
}
