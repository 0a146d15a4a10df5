internal import Agent
package import ArgumentParser
internal import Glibc
package import History
package import Runtime
package import SiteFile
internal import SiteModel
internal import StrictYAML

/// Which site: what all programs that watch one have in common.
package struct SiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A site file, or the name of a site in ~/.config/aisle/sites or /etc/aisle/sites.",
      discussion: "Without it, the machine that Aisle runs on is meant.", valueName: "file|name"))
  package var site: String?

  @Option(
    help: ArgumentHelp(
      "Without a site: read the machine's files under this folder instead of the real ones.", valueName: "dir"))
  package var root: String?

  @Flag(help: "Without a site: the Slurm cluster that the commands on this machine (squeue, scontrol) reach.")
  package var slurm = false

  @OptionGroup(title: "A site that is not there") package var demo: DemoOptions

  @OptionGroup package var history: HistoryOptions

  package init() {}

  package func validate() throws {
    if demo.isDemo, root != nil { throw ValidationError("--root goes with this machine, not with --demo") }
    if slurm, site != nil || root != nil || demo.isDemo {
      throw ValidationError("--slurm stands alone: a site file names its scheduler itself")
    }
    if site != nil, root != nil { throw ValidationError("--root goes with this machine, not with --site") }
  }

  /// The site to watch; a machine alone is sampled every `cadence`. `isLive` is false when only one moment is wanted.
  /// Ends the command when it cannot be read.
  package func opening(cadence: Duration, isLive: Bool = true) throws -> SiteOpening {
    if demo.isDemo { return SiteOpening(simulating: try demo.plan(ofSite: site, isLive: isLive)) }
    if let site {
      do throws(FileError) { return try SiteOpening(site: site) } catch {
        throw CommandEnding.failure(error, .configuration)
      }
    }
    if slurm { return SiteOpening(slurm: "slurm") }
    do throws(SampleError) { return try SiteOpening(machineUnder: root, cadence: cadence) } catch {
      throw CommandEnding.failure("aisle: --root \(error)", .usage)
    }
  }

  /// Where the history of the site is, or would be; nil where none is kept: what is made up or copied is remembered only
  /// when somebody says where.
  package func historyPlace(of opening: SiteOpening, _ settings: Settings) -> HistoryPlace? {
    if let file = history.history { return HistoryPlace(file: file) }
    if demo.isDemo || root != nil { return nil }
    return HistoryPlace(ofSite: opening.topology.name, path: settings.history?.path, variable: Self.variable)
  }

  /// A home that is not there is none.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }) else { return nil }
    return name == "HOME" && access(value, X_OK) != 0 ? nil : value
  }
}
