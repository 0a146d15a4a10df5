internal import Canvas
internal import Glibc
internal import Interaction
internal import Launch
internal import Operations
internal import Runtime
internal import SiteModel
internal import StrictYAML
internal import Theming
internal import Views
internal import Wording

extension Look {
  /// What a console may do outside itself: read themes; export, through the door.
  func outside(of topology: Topology) -> ConsoleSession.Outside {
    let glyphs: GlyphSet = isASCII ? .ascii : .unicode
    var outside = themesOnly
    let door = door(of: topology)
    outside.export = { Self.export($0, glyphs: glyphs, through: door) }
    return outside
  }

  /// The door of a site, with the user's own audit log.
  func door(of topology: Topology) -> Door {
    let log = AuditLog { name in getenv(name).map { String(cString: $0) } }
    return Door(log: log, user: .ofProcess, clock: SystemClock(), site: AuditSite(topology))
  }

  /// Puts a view where it was asked for, or beside the operator under a name of site, page and time.
  private static func export(_ view: ConsoleSession.ViewToExport, glyphs: GlyphSet, through door: Door) -> Saying {
    let path = view.path ?? fileName(of: view)
    let settings = frameSettings(for: view.scene, glyphs: glyphs)
    let text = view.sheet.map { Array($0.text.utf8) }
    guard
      let bytes = text
        ?? Rendition.bytes(of: view.scene, as: view.format, size: view.size, theme: view.theme, settings: settings)
    else { return Saying(.noSuchFormat, CleanText.cleaned(view.format, limit: 40)) }
    return door.perform(.export(bytes, to: path, words: "export \(view.format) \(path)"))
  }

  /// `aisle-Lingang-1-racks-20260102T030405Z.svg`.
  static func fileName(of view: ConsoleSession.ViewToExport) -> String {
    let site = view.scene.site.name.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" ? Character(scalar) : "_"
    }
    // A file's name has 255 bytes at most, and letters have up to four.
    var name = ""
    for letter in site where name.utf8.count + String(letter).utf8.count <= 120 { name.append(letter) }
    let stamp = view.scene.now.timestamp.filter { $0.isNumber || $0 == "T" }.prefix(15)
    let kind = view.scene.console.replay == nil ? "" : "-replay"
    let ending = Rendition.fileExtension(of: view.format)
    let content = view.sheet?.kind ?? view.scene.console.page.name
    return "aisle-\(name)-\(content)-\(stamp)Z\(kind).\(ending)"
  }
}
