internal import AlarmLaunch
internal import ArgumentParser
internal import ConsoleLaunch
internal import HistoryLaunch
internal import RecordLaunch
internal import Runtime
internal import SiteModel
internal import SnapshotLaunch
internal import WallboardLaunch

@main
struct Aisle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle",
    abstract: "Walk the aisles of an AI computing centre from a terminal.",
    discussion: "Without a subcommand the console opens; without a site file it shows the machine it runs on.",
    version: Version.current,
    subcommands: [
      ConsoleCommand.self, WallboardCommand.self, SnapshotCommand.self, RecordCommand.self, HistoryCommand.self,
      HandoverCommand.self, AlarmsCommand.self,
      AgentCommand.self, SimulateCommand.self,
      SiteCommand.self,
      ThemesCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)

  static func main() async {
    StandardStreams.fillGaps()
    Heaps.limit()
    await main(nil)
  }
}
