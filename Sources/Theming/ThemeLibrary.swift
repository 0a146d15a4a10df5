internal import SiteModel
internal import StrictYAML

/// The themes that can be had: files in folders, the first folder winning, and the one that is compiled in.
package struct ThemeLibrary: Sendable {
  /// Looked through in order.
  package let folders: [String]

  package init(folders: [String]) { self.folders = folders }

  /// Names of all themes, sorted.
  package var names: [String] {
    Set(folders.flatMap(FolderListing.themes) + [FallbackTheme.name]).sorted()
  }

  /// The folders that hold themes.
  package var standingFolders: [String] { folders.filter { !FolderListing.themes(in: $0).isEmpty } }

  /// All theme files, those behind others of the same name too, in the order in which they are looked for.
  package var files: [String] {
    folders.flatMap { folder in FolderListing.themes(in: folder).map { "\(folder)/\($0).yaml" } }
  }

  /// Where a theme comes from: its file, or nil for the one that is compiled in.
  package func file(of name: String) -> String? {
    let source = source(of: name)
    return source?.folder == FallbackTheme.source.folder ? nil : source?.file
  }

  /// The theme with that name.
  package func theme(named name: String) throws(ThemeError) -> Theme { try draft(named: name).theme }

  func draft(named name: String) throws(ThemeError) -> ThemeDraft {
    guard let source = source(of: name) else {
      throw .unknown(name: name, nearest: NearestWord.to(name, in: names), known: names)
    }
    do {
      return try draft(of: source, chain: [])
    } catch {
      throw .faulty(error)
    }
  }
}

/// A file, or what stands for one.
struct ThemeSource: Sendable {
  var name: String
  var file: String
  /// Number of its folder in the library; those up to it are not asked for a parent of the same name.
  var folder: Int
  var bytes: @Sendable () throws(FileText.Failure) -> [UInt8]
}

extension ThemeLibrary {
  /// The first source of that name, from a folder on.
  private func source(of name: String, from first: Int = 0) -> ThemeSource? {
    guard FolderListing.isThemeName(name) else { return nil }
    for index in folders.indices.dropFirst(first) {
      let file = "\(folders[index])/\(name).yaml"
      if FolderListing.exists(file) { return Self.source(file: file, name: name, folder: index) }
    }
    return name == FallbackTheme.name ? FallbackTheme.source : nil
  }

  private static func source(file: String, name: String, folder: Int) -> ThemeSource {
    ThemeSource(name: name, file: file, folder: folder) { () throws(FileText.Failure) in
      try FileText.bytes(at: file)
    }
  }

  /// Reads a file and all that it inherits. `chain` are the sources that led here.
  func draft(of source: ThemeSource, chain: [ThemeSource]) throws(FileError) -> ThemeDraft {
    let report = Report(file: source.file, kind: .theme)
    let bytes: [UInt8]
    do {
      bytes = try source.bytes()
    } catch {
      throw FileError(problems: [Problem(file: source.file, place: .start, message: error.message)])
    }
    guard let text = TextCheck.text(of: bytes, report: report), let document = Document(text, report: report) else {
      try report.finish()
      return ThemeDraft()
    }
    var reader = ThemeReader(report: report)
    withExtendedLifetime(document) { reader.read(document.root, named: source.name) }
    var whole = reader.draft
    if let parent = reader.parent {
      guard let found = parentSource(parent, of: source, chain: chain, report: report) else {
        try report.finish()
        return whole
      }
      whole = try draft(of: found, chain: chain + [source]).overlaid(with: reader.draft)
    }
    reader.lookUpColors(in: whole)
    try report.finish()
    return whole
  }

  /// A theme may add to one of its own name further back: a user's own control-room to the one that comes with Aisle.
  private func parentSource(
    _ parent: Entry, of child: ThemeSource, chain: [ThemeSource], report: Report
  ) -> ThemeSource? {
    let isNamesake = parent.text == child.name
    let first = isNamesake ? min(child.folder, folders.count) + 1 : 0
    guard let found = source(of: parent.text, from: first), !isNamesake || child.folder != found.folder else {
      let near = report.suggestion(for: parent.text, among: names.filter { $0 != child.name })
      report.add("no theme is named \(quoted(parent.text)) to inherit from\(near)", at: parent.place)
      return nil
    }
    if let start = (chain + [child]).firstIndex(where: { $0.file == found.file }) {
      let circle = ((chain + [child])[start...] + [found]).map(\.name).joined(separator: " → ")
      report.add("themes inherit in a circle: \(circle)", at: parent.place)
      return nil
    }
    return found
  }

  /// The source that a path names: its folder is asked first for what it inherits.
  static func at(path: String) -> (library: ThemeLibrary, source: ThemeSource) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    let file = parts.last.map(String.init) ?? path
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    let library = ThemeLibrary(folders: [folder] + ThemeLibrary.standard.folders.filter { $0 != folder })
    return (library, source(file: path, name: name, folder: 0))
  }
}

extension FileKind {
  static let theme = FileKind(whenEmpty: "; a theme begins with 'name:'")
}
