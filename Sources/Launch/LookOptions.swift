internal import Agent
package import ArgumentParser
package import Runtime
internal import StrictYAML

/// Which site, and how it looks: what console, wallboard and snapshot have in common.
package struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A site file, or the name of a site in ~/.config/aisle/sites or /etc/aisle/sites.",
      discussion: "Without it, the machine that Aisle runs on is shown.", valueName: "file|name"))
  package var site: String?

  @Option(
    help: ArgumentHelp(
      "Without a site: read the machine's files under this folder instead of the real ones.", valueName: "dir"))
  package var root: String?

  @Flag(help: "Without a site: show the Slurm cluster that the commands on this machine (squeue, scontrol) reach.")
  package var slurm = false

  @OptionGroup(title: "A site that is not there") package var demo: DemoOptions

  @Option(help: ArgumentHelp("The theme; 'aisle themes' lists them.", valueName: "name"))
  package var theme: String?

  @Option(help: ArgumentHelp("The language: en or zh. The default is the locale's.", valueName: "tag"))
  package var language: String?

  @Flag(help: "Draw with 7-bit characters only.")
  package var ascii = false

  @Option(
    help: ArgumentHelp(
      "How the terminal shows characters of ambiguous width (lines, ×, Greek): narrow or wide.", valueName: "width"))
  package var ambiguous: String?

  package init() {}

  package func validate() throws {
    if let ambiguous, !["narrow", "wide"].contains(ambiguous) {
      throw ValidationError("--ambiguous is narrow or wide")
    }
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
}
