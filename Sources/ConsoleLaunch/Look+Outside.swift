internal import Canvas
internal import Export
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteModel
internal import StrictYAML
internal import Theming
internal import Views
internal import Wording

extension Look {
  /// What a console may do outside itself: themes from the library, exports into the current folder.
  var outside: ConsoleSession.Outside {
    let glyphs: GlyphSet = isASCII ? .ascii : .unicode
    var outside = themesOnly
    outside.export = { Self.write($0, glyphs: glyphs) }
    return outside
  }

  /// Writes a view to the path asked for, or beside the operator under a name of site, page and time. A file that is
  /// there is never overwritten from the console.
  private static func write(_ view: ConsoleSession.ViewToExport, glyphs: GlyphSet) -> Saying {
    let path = view.path ?? fileName(of: view)
    let settings = frameSettings(for: view.scene, glyphs: glyphs)
    guard
      let bytes = Rendition.bytes(
        of: view.scene, as: view.format, size: view.size, theme: view.theme, settings: settings)
    else { return Saying(.noSuchFormat, CleanText.cleaned(view.format, limit: 40)) }
    do throws(OutputFile.Failure) { try OutputFile.write(bytes, to: path, existing: .kept) } catch {
      return Saying(.exportFailed, [.text(CleanText.cleaned(error.path)), .word(.systemError(error.code))])
    }
    return Saying(.exported, CleanText.cleaned(path))
  }

  /// `aisle-Lingang-1-racks-20260102T030405Z.svg`.
  private static func fileName(of view: ConsoleSession.ViewToExport) -> String {
    let site = view.scene.site.name.unicodeScalars.map { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" ? Character(scalar) : "_"
    }
    // A file's name has 255 bytes at most, and letters have up to four.
    var name = ""
    for letter in site where name.utf8.count + String(letter).utf8.count <= 120 { name.append(letter) }
    let stamp = view.scene.now.timestamp.filter { $0.isNumber || $0 == "T" }.prefix(15)
    let ending = Rendition.fileExtension(of: view.format)
    return "aisle-\(name)-\(view.scene.console.page.name)-\(stamp)Z.\(ending)"
  }
}
