internal import ArgumentParser
internal import Glibc
internal import SiteFile
internal import SiteModel

/// `aisle site`: help with site files.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write and check site files.", subcommands: [Example.self, Check.self])

  /// `aisle site example > site.yaml`
  struct Example: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print a commented site file to begin with.")

    func run() { print(SiteFile.example, terminator: "") }
  }

  /// `aisle site check FILE`
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a site file.",
      discussion: "Prints what the site holds and ends with 0; or prints every problem as FILE:LINE:COLUMN to "
        + "standard error and ends with 1.")

    @Argument(help: "A site file, or the name of a site in ~/.config/aisle/sites or /etc/aisle/sites.")
    var site: String

    func run() throws {
      do {
        let topology = try SiteFile.load(path: SiteFile.path(of: site))
        let accelerators = topology.nodes.reduce(0) { $0 + $1.acceleratorCount }
        print(
          "ok: \(topology.name): \(topology.racks.count) racks, \(topology.nodes.count) nodes, "
            + "\(accelerators) accelerators, \(topology.sources.count) sources")
      } catch {
        // When standard error is closed there is nowhere left to say it; the exit status does.
        let text = Array("\(error)\n".utf8)
        _ = write(STDERR_FILENO, text, text.count)
        throw ExitCode(1)
      }
    }
  }
}
