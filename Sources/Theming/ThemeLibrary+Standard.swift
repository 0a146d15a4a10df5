internal import Glibc

extension ThemeLibrary {
  /// The folders of `AISLE_THEMES`, of the user, beside the program, of the build tree in which it lies, and of the
  /// system.
  package static var standard: ThemeLibrary {
    ThemeLibrary(
      folders: standardFolders(program: programPath) { name in getenv(name).map { String(cString: $0) } })
  }

  static func standardFolders(program: String?, environment: (String) -> String?) -> [String] {
    var folders = (environment("AISLE_THEMES") ?? "").split(separator: ":").map(String.init)
    if let configuration = environment("XDG_CONFIG_HOME"), configuration.hasPrefix("/") {
      folders.append("\(configuration)/aisle/themes")
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      folders.append("\(home)/.config/aisle/themes")
    }
    if let program {
      let parents = parents(of: program)
      if parents.count > 1 { folders.append(joined(parents[1], "share/aisle/themes")) }
      let tree = parents.first { FolderListing.exists(joined($0, "Package.swift")) }
      if let tree, FolderListing.exists(joined(tree, "Themes")) { folders.append(joined(tree, "Themes")) }
    }
    folders += ["/usr/local/share/aisle/themes", "/usr/share/aisle/themes"]
    var seen: Set<String> = []
    return folders.filter { seen.insert($0).inserted }
  }

  /// The folders above a path, the nearest first, `/` last.
  private static func parents(of path: String) -> [String] {
    var parents: [String] = []
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      parents.append(rest.isEmpty ? "/" : String(rest))
    }
    return parents
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  private static var programPath: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }
}
