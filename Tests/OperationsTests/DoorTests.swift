import AisleTesting
import Foundation
import Testing

/// Who can reach the one door through which anything outside is changed: by what `Package.swift` declares, and by what
/// the sources import.
@Suite("The door") struct DoorTests {
  private static let sources = "\(Fixtures.checkout)/Sources"

  private static func text(_ path: String) -> String { String(decoding: Fixtures.contents(of: path), as: UTF8.self) }

  /// Every room there is.
  private static let rooms = Set((try? FileManager.default.contentsOfDirectory(atPath: sources)) ?? [])

  /// The Swift and C files of a room.
  private static func files(of room: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: "\(sources)/\(room)")?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") || $0.hasSuffix(".c") }.map { "\(sources)/\(room)/\($0)" }
  }

  /// `room("Name", uses: ["Other", …])` in the package's manifest.
  private static let declared: [String: Set<String>] = {
    let declaration = /(?:room|program)\(\s*"([\w-]+)"(?:,\s*uses:\s*\[([^\]]*)\])?/
    var uses: [String: Set<String>] = [:]
    for match in text("\(Fixtures.checkout)/Package.swift").matches(of: declaration) {
      let names = (match.output.2 ?? "").matches(of: /"([\w-]+)"/).map { String($0.output.1) }
      uses[String(match.output.1), default: []].formUnion(rooms.intersection(names))
    }
    return uses
  }()

  private static let imported: [String: Set<String>] = Dictionary(
    uniqueKeysWithValues: rooms.map { room in
      let lines = files(of: room).flatMap { text($0).split(separator: "\n") }
      let names = lines.filter { $0.contains("import ") }.compactMap { line in
        line.firstMatch(of: /^\s*(?:@\w+\s+)*(?:\w+ )?import (?:(?:struct|enum|class|protocol|func|var|let) )?(\w+)/)
          .map { String($0.output.1) }
      }
      return (room, rooms.intersection(names).subtracting([room]))
    })

  /// All that a room reaches, itself included.
  private static func reach(of room: String) -> Set<String> {
    var reached: Set<String> = []
    var next: Set<String> = [room]
    while let room = next.popFirst() {
      reached.insert(room)
      next.formUnion(declared[room, default: []].union(imported[room, default: []]).subtracting(reached))
    }
    return reached
  }

  @Test("every room is in the manifest and has files, so that none is forgotten here") func all() {
    let plain: Set = ["CNCurses", "CLinux", "CPseudoterminal"]
    #expect(Self.rooms.count >= 25)
    #expect(Set(Self.declared.keys) == Self.rooms.subtracting(plain))
    for room in Self.rooms { #expect(!Self.files(of: room).isEmpty, "\(room)") }
    #expect(Self.imported["ConsoleLaunch", default: []].isSuperset(of: ["Runtime", "Terminal", "Wording"]))
  }

  @Test(
    "the wallboard, the snapshot and the log do not reach it by any import",
    arguments: ["WallboardLaunch", "SnapshotLaunch", "AlarmLaunch"])
  func unreached(by room: String) {
    let reached = Self.reach(of: room)
    #expect(reached.isSuperset(of: [room, "Launch", "Runtime", "Views", "SiteModel"]))
    #expect(!reached.contains("Operations") && !reached.contains("Notifications"))
    // A history they read; the room that writes one they do not know.
    #expect(reached.contains("History") && !reached.contains("Recording"))
  }

  @Test("the console does, and no other room has it at hand") func reached() {
    #expect(Self.reach(of: "ConsoleLaunch").contains("Operations"))
    let users = Self.rooms.filter {
      Self.declared[$0, default: []].union(Self.imported[$0, default: []]).contains("Operations")
    }
    #expect(users == ["ConsoleLaunch"])
  }

  @Test("only a room that keeps alarms tells anybody of them, and only its services ask for changes") func tellers() {
    let users = Self.rooms.filter {
      Self.declared[$0, default: []].union(Self.imported[$0, default: []]).contains("Notifications")
    }
    #expect(users.isSubset(of: ["ConsoleLaunch", "RecordLaunch"]) && users.contains("ConsoleLaunch"))
    // What is posted or deleted over HTTP elsewhere than where sessions at devices are opened.
    #expect(
      Self.files(holding: "client.send(", in: Self.rooms.subtracting(["HTTP"]))
        == ["Notifications/Alertmanager/AlertmanagerService.swift"])
    #expect(Self.files(holding: ".alertmanagersAtHand =", in: Self.rooms) == ["ConsoleLaunch/ConsoleCommand.swift"])
    #expect(Self.files(holding: "outside.silences =", in: Self.rooms) == ["ConsoleLaunch/ConsoleCommand.swift"])
    #expect(Self.files(holding: "SilenceDesk(", in: Self.rooms) == ["ConsoleLaunch/SilenceHands.swift"])
  }

  @Test("programs are started in one file that the wallboard reaches, and only commands that read") func programs() {
    let starters = Self.reach(of: "WallboardLaunch").flatMap { Self.files(of: $0) }.filter {
      Self.text($0).contains("import Programs")
    }
    #expect(starters.map { $0.split(separator: "/").suffix(2).joined(separator: "/") } == ["Slurm/SlurmCommands.swift"])
    // What it runs is a `SlurmCommand`: see `SlurmCommandTests` for what those can be.
    let text = starters.map { Self.text($0) }.joined()
    #expect(text.matches(of: /ProgramCall\(/).count == 1 && text.contains("SlurmCommand(question"))
    let users = Self.rooms.filter { Self.imported[$0, default: []].contains("Subprocess") }
    #expect(users.subtracting(["Programs"]).isEmpty)
  }

  /// Files of the rooms that hold a text.
  private static func files(holding text: String, in rooms: Set<String>) -> Set<String> {
    Set(
      rooms.flatMap { room in
        files(of: room).filter { self.text($0).contains(text) }.map { String($0.dropFirst(sources.count + 1)) }
      })
  }

  @Test("only the console gives a console hands, and only the door runs what is ordered") func orders() {
    // A console made anywhere else has no commands that act, and nobody to hand an order to.
    let hands = Self.files(holding: ".schedulersAtHand =", in: Self.rooms)
    #expect(hands == ["ConsoleLaunch/ConsoleCommand.swift"])
    #expect(Self.files(holding: "outside.orders =", in: Self.rooms) == ["ConsoleLaunch/ConsoleCommand.swift"])
    #expect(Self.files(holding: "OrderDesk(", in: Self.rooms) == ["ConsoleLaunch/OrderHands.swift"])
    // Orders about alarms go another way, by which no scheduler is reached.
    let carriers = Self.files(holding: ".carryOut(order, by:", in: Self.rooms)
    #expect(carriers.filter { !$0.hasPrefix("Runtime/Alarms/") } == ["ConsoleLaunch/OrderHands.swift"])
    #expect(Self.files(holding: "import Orders", in: ["Runtime"]).allSatisfy { !$0.hasPrefix("Runtime/Alarms/") })
    let runners = Self.files(holding: "import Programs", in: Self.rooms)
    let orders = Self.files(holding: "import Orders", in: Self.rooms)
    #expect(runners.intersection(orders) == [], "what runs programs elsewhere knows no orders")
    #expect(runners.contains("Operations/SchedulerPrograms.swift"))
    // The simulated queue takes such lines; it runs nothing.
    #expect(Self.imported["Simulator", default: []].isDisjoint(with: ["Programs", "Operations", "Orders"]))
    for words in ["\"scontrol\", \"hold\"", "\"scancel\"", "\"state=drain\""] {
      let files = Self.files(holding: words, in: Self.rooms.subtracting(["AisleTesting", "Simulator"]))
      #expect(files.isSubset(of: ["Orders/SchedulerOrder.swift"]), "\(words): \(files)")
    }
  }

  @Test("only a console and a recorder have a hand in alarms; what shows them gives no orders and takes none")
  func alarms() {
    #expect(Self.files(holding: ".mayOrderAlarms =", in: Self.rooms) == ["ConsoleLaunch/ConsoleCommand.swift"])
    #expect(Self.files(holding: "outside.alarms = ", in: Self.rooms) == ["ConsoleLaunch/ConsoleCommand.swift"])
    let parts = Self.files(holding: ".part(socket:", in: Self.rooms)
    #expect(parts == ["ConsoleLaunch/ConsoleCommand.swift", "RecordLaunch/RecordCommand.swift"])
    for name in ["AlarmListener(", "AlarmsElsewhere("] {
      #expect(Self.files(holding: name, in: Self.rooms) == ["Runtime/Alarms/AlarmPart.swift"], "\(name)")
    }
    for room in ["WallboardLaunch", "SnapshotLaunch", "AlarmLaunch"] {
      #expect(Self.files(holding: "AlarmPart(", in: [room]) == Self.files(holding: "AlarmPart()", in: [room]))
    }
  }

  /// Calls that make, change or take away files. A terminal, a device of this machine and `/dev/null` are opened to be
  /// asked.
  private static func writers(in rooms: Set<String>) -> Set<String> {
    let calls =
      #/
      \b(?:O_CREAT|O_TRUNC|O_APPEND|import\ Foundation|FileManager
      |(?:mkstemp|mkdir|rename|unlink|fopen|truncate)\(|write\(to:)
      /#
    return rooms.filter { files(of: $0).contains { text($0).contains(calls) } }
  }

  @Test("in nothing that the wallboard reaches is a file made or changed") func readOnly() {
    #expect(Self.writers(in: Self.reach(of: "WallboardLaunch")) == [])
    #expect(Self.writers(in: Self.reach(of: "AlarmLaunch")) == [])
    #expect(Self.writers(in: Self.reach(of: "SnapshotLaunch")) == ["SnapshotLaunch"])
    #expect(Self.writers(in: Self.reach(of: "ConsoleLaunch")) == ["Operations", "Recording"])
    #expect(Self.writers(in: Self.reach(of: "RecordLaunch")).isSubset(of: ["Operations", "Recording"]))
  }

  @Test("a history is written in one room, and only the recorder and the console have it at hand") func recording() {
    let users = Self.rooms.filter {
      Self.declared[$0, default: []].union(Self.imported[$0, default: []]).contains("Recording")
    }
    #expect(users.isSuperset(of: ["ConsoleLaunch", "RecordLaunch"]))
    #expect(users.isDisjoint(with: Self.reach(of: "WallboardLaunch").union(Self.reach(of: "SnapshotLaunch"))))
    let databases = Set(
      Self.files(holding: "import GRDB", in: Self.rooms).compactMap { $0.split(separator: "/").first })
    #expect(databases == ["History", "Recording"])
  }

  @Test("whoever reads a history opens it to read only, as SQLite sees it") func readingOnly() {
    let openers = Self.files(holding: "DatabaseQueue(path:", in: ["History"])
    #expect(openers == ["History/Reading/HistoryConnection.swift"])
    let text = openers.map { Self.text("\(Self.sources)/\($0)") }.joined()
    #expect(text.contains("configuration.readonly = true"))
    #expect(Self.files(holding: "DatabasePool(", in: Self.rooms) == [])
  }

  @Test("no screen and no door comes with a recorder") func recorder() {
    let reached = Self.reach(of: "RecordLaunch")
    #expect(reached.isSuperset(of: ["Recording", "Runtime", "Launch"]))
    #expect(reached.isDisjoint(with: ["Operations", "Terminal", "TerminalLaunch", "ConsoleLaunch"]))
  }
}
