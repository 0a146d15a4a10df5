extension QueueCommand {
  /// What a command line of scontrol's or scancel's asks for; nil for one that the simulated queue has nothing for:
  /// nothing is suspended there, limits have an end, and reservations begin so many minutes from now.
  init?(_ arguments: [String], by user: String) {
    switch (arguments.first, arguments.count) {
    case ("scancel", 2): self = .cancel(arguments[1])
    case ("scontrol", 3) where arguments[1] == "delete":
      guard let name = Self.values(arguments)["reservationname"] else { return nil }
      self = .unreserve(name)
    case ("scontrol", 3): self.init(word: arguments[1], id: arguments[2])
    case ("scontrol", 4...):
      let values = Self.values(arguments)
      switch arguments[1] {
      case "update": self.init(setting: values, by: user)
      case "create": self.init(reserving: values)
      default: return nil
      }
    default: return nil
    }
  }

  private init?(word: String, id: String) {
    switch word {
    case "hold": self = .hold(id)
    case "uhold": self = .holdForUser(id)
    case "release": self = .release(id)
    case "requeue": self = .requeue(id)
    case "requeuehold": self = .requeueHold(id)
    default: return nil
    }
  }

  private init?(setting values: [String: String], by user: String) {
    if let id = values["jobid"], let priority = values["priority"].flatMap({ Int($0) }) {
      self = .priority(id, priority)
    } else if let id = values["jobid"], let limit = values["timelimit"].flatMap(Self.seconds) {
      self = .timeLimit(id, limit)
    } else if let name = values["nodename"] {
      switch values["state"] {
      case "drain": self = .drain(name, reason: values["reason"] ?? "", user: user)
      case "resume": self = .resume(name)
      default: return nil
      }
    } else {
      return nil
    }
  }

  private init?(reserving values: [String: String]) {
    guard let name = values["reservationname"], let nodes = values["nodes"],
      let minutes = values["duration"].flatMap({ Int($0) }), let after = Self.wait(values["starttime"] ?? "now")
    else { return nil }
    self = .reserve(
      name, nodes: nodes.split(separator: ",").map(String.init), after: after, length: minutes * 60)
  }

  /// `name=value`, where values may hold more of that.
  private static func values(_ arguments: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for argument in arguments.dropFirst(2) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
    }
    return values
  }

  /// "now", "now+90minutes" in seconds.
  private static func wait(_ text: String) -> Int? {
    if text == "now" { return 0 }
    guard text.hasPrefix("now+"), text.hasSuffix("minutes") else { return nil }
    return Int(text.dropFirst(4).dropLast(7)).map { $0 * 60 }
  }

  /// scontrol(1): minutes, minutes:seconds, hours:minutes:seconds, days-hours and so on; rounded up to whole minutes,
  /// as Slurm keeps them.
  private static func seconds(_ text: String) -> Int? {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count) else { return nil }
    var figures = halves[halves.count - 1].split(separator: ":").compactMap { Int($0) }
    guard (1...3).contains(figures.count) else { return nil }
    if halves.count == 1, figures.count < 3 { figures.insert(0, at: 0) }
    while figures.count < 3 { figures.append(0) }
    let days = halves.count == 2 ? Int(halves[0]) : 0
    guard let days else { return nil }
    let sum = days * 86_400 + figures[0] * 3600 + figures[1] * 60 + figures[2]
    return sum > 0 ? (sum + 59) / 60 * 60 : nil
  }
}
