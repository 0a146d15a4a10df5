internal import Agent
internal import ArgumentParser
internal import Canvas
internal import Glibc
internal import Interaction
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import StrictYAML
internal import Theming
internal import Wording

/// Which site, and how it looks: what console and snapshot have in common.
struct LookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A site file, or the name of a site in ~/.config/aisle/sites or /etc/aisle/sites.",
      discussion: "Without it, the machine that Aisle runs on is shown.", valueName: "file|name"))
  var site: String?

  @Option(
    help: ArgumentHelp(
      "Without a site: read the machine's files under this folder instead of the real ones.", valueName: "dir"))
  var root: String?

  @OptionGroup(title: "A site that is not there") var demo: DemoOptions

  @Option(help: ArgumentHelp("The theme; 'aisle themes' lists them.", valueName: "name"))
  var theme: String?

  @Option(help: ArgumentHelp("The language: en or zh. The default is the locale's.", valueName: "tag"))
  var language: String?

  @Flag(help: "Draw with 7-bit characters only.")
  var ascii = false

  @Option(
    help: ArgumentHelp(
      "How the terminal shows characters of ambiguous width (lines, ×, Greek): narrow or wide.", valueName: "width"))
  var ambiguous: String?

  func validate() throws {
    if let ambiguous, !["narrow", "wide"].contains(ambiguous) {
      throw ValidationError("--ambiguous is narrow or wide")
    }
    if demo.isDemo, root != nil { throw ValidationError("--root goes with this machine, not with --demo") }
    if site != nil, root != nil { throw ValidationError("--root goes with this machine, not with --site") }
  }

  /// The site to watch; a machine alone is sampled every `cadence`. `isLive` is false when only one moment is wanted.
  /// Ends the command when it cannot be read.
  func opening(cadence: Duration, isLive: Bool = true) throws -> SiteOpening {
    if demo.isDemo { return SiteOpening(simulating: try demo.plan(ofSite: site, isLive: isLive)) }
    if let site {
      do throws(FileError) { return try SiteOpening(site: site) } catch {
        throw CommandEnding.failure(error, .configuration)
      }
    }
    do throws(SampleError) { return try SiteOpening(machineUnder: root, cadence: cadence) } catch {
      throw CommandEnding.failure("aisle: --root \(error)", .usage)
    }
  }
}

/// The options joined with the user's settings: an option wins, then the settings, then the default.
struct Look {
  var theme: Theme
  var library: ThemeLibrary
  var language: Language
  var isASCII: Bool
  var ambiguous: TextWidth.Ambiguous
  var settings: Settings

  /// Ends the command with a sentence when an option or the settings make no sense.
  init(_ options: LookOptions) throws {
    do throws(FileError) { settings = try Settings.load() } catch {
      throw CommandEnding.failure(error, .configuration)
    }
    library = ThemeLibrary.standard
    do throws(ThemeError) {
      theme = try library.theme(named: options.theme ?? settings.theme ?? Theme.fallback.name)
    } catch { throw CommandEnding.failure("aisle: \(error)", options.theme == nil ? .configuration : .usage) }
    language = try Self.language(options.language, settings)
    isASCII = options.ascii || (settings.isASCII ?? false)
    ambiguous = options.ambiguous.map { $0 == "wide" } ?? settings.isAmbiguousWide ?? false ? .wide : .narrow
  }

  private static func language(_ option: String?, _ settings: Settings) throws -> Language {
    guard let tag = option ?? settings.language else { return ofLocale }
    if let language = Language(rawValue: tag.lowercased()) { return language }
    let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
    throw CommandEnding.failure(
      "aisle: no language '\(CleanText.cleaned(tag, limit: 40))'; there are \(known)",
      option == nil ? .configuration : .usage)
  }

  /// The first of the locale's variables that is set decides, as for every program.
  private static var ofLocale: Language {
    let names: [String] = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let tag = names.lazy.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? ""
    return tag.hasPrefix("zh") ? .chinese : .english
  }

  /// Seconds east of Greenwich at a moment, by the machine's time zone.
  static func utcOffset(at moment: Moment) -> Int {
    var seconds = time_t(moment.seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }
}
