internal import ArgumentParser
internal import Launch
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import Simulator
internal import StrictYAML

/// `aisle site`: help with site files.
struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "Write and check site files.", subcommands: [Example.self, Check.self])

  /// `aisle site example > site.yaml`
  struct Example: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print a commented site file to begin with, or one of a simulated site.")

    @Argument(help: "'hall' or 'frontier': the sites of --demo.")
    var name: String?

    func run() throws {
      guard let name else { return try CommandEnding.print(SiteFile.example) }
      guard let shipped = ShippedSite(rawValue: name) else {
        let known = ShippedSite.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandEnding.failure(
          "aisle: no example '\(CleanText.cleaned(name, limit: 40))'; there are \(known)", .usage)
      }
      try CommandEnding.print(shipped.text)
    }
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
      let topology: Topology
      do throws(FileError) { topology = try SiteFile.load(path: SiteFile.path(of: site)) } catch {
        throw CommandEnding.failure(error, .failure)
      }
      let accelerators = topology.nodes.reduce(0) { $0 + $1.acceleratorCount }
      try CommandEnding.print(
        "ok: \(topology.name): \(topology.racks.count) racks, \(topology.nodes.count) nodes, "
          + "\(accelerators) accelerators, \(topology.sources.count) sources\n")
    }
  }
}
