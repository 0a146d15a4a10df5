package import Canvas
internal import Glibc
internal import Runtime
package import SiteFile
package import SiteModel
internal import StrictYAML
package import Theming
package import Wording

/// The options joined with the user's settings: an option wins, then the settings, then the default.
package struct Look {
  package var theme: Theme
  package var library: ThemeLibrary
  package var language: Language
  package var isASCII: Bool
  package var ambiguous: TextWidth.Ambiguous
  package var settings: Settings
  /// True on the Linux console, whose font has 256 glyphs.
  private let isLinuxConsole: Bool

  /// What a terminal is sent. Seven bits are the terminal's own business, for it also knows the locale's.
  /// A frame made ready for the console's font would lose in seven bits what told things apart.
  package var glyphs: GlyphSet { isLinuxConsole && !isASCII && Self.isLocaleUTF8 ? .linuxConsole : .unicode }

  /// True of terminals that have no sign for Enter.
  package var isPlain: Bool { isASCII || isLinuxConsole || !Self.isLocaleUTF8 }

  /// Ends the command with a sentence when an option or the settings make no sense.
  package init(_ options: LookOptions) throws {
    do throws(FileError) { settings = try Settings.load() } catch {
      throw CommandEnding.failure(error, .configuration)
    }
    library = ThemeLibrary.standard
    do throws(ThemeError) {
      theme = try library.theme(named: options.theme ?? settings.theme ?? Theme.fallback.name)
    } catch { throw CommandEnding.failure("aisle: \(error)", options.theme == nil ? .configuration : .usage) }
    isLinuxConsole = getenv("TERM").map { String(cString: $0) == "linux" } ?? false
    isASCII = options.ascii || (settings.isASCII ?? false)
    // The Linux console's font has no Chinese, nor have seven bits.
    language = isLinuxConsole || isASCII ? .english : try Self.language(options.language, settings)
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
    locale(of: "LC_MESSAGES").hasPrefix("zh") ? .chinese : .english
  }

  private static var isLocaleUTF8: Bool {
    let name = locale(of: "LC_CTYPE").lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  private static func locale(of category: String) -> String {
    let names: [String] = ["LC_ALL", category, "LANG"]
    return names.lazy.compactMap { getenv($0).map { String(cString: $0) } }.first { !$0.isEmpty } ?? ""
  }

  /// Seconds east of Greenwich at a moment, by the machine's time zone.
  package static func utcOffset(at moment: Moment) -> Int {
    var seconds = time_t(moment.seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }
}
