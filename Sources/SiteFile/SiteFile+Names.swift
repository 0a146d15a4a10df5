internal import Glibc
package import StrictYAML

extension SiteFile {
  /// The path that `--site FILE|NAME` means. What looks like a file (a slash in it, or a YAML suffix) or is one here
  /// is that file; any other word is a name, looked for in the user's and then in the machine's folder of sites.
  package static func path(of fileOrName: String) throws(FileError) -> String {
    try path(of: fileOrName, in: folders)
  }

  /// The folders in which sites are looked for by name, in order.
  package static var folders: [String] {
    (ConfigurationFolder.user.map { ["\($0)/sites"] } ?? []) + ["/etc/aisle/sites"]
  }

  static func path(of fileOrName: String, in folders: [String]) throws(FileError) -> String {
    let looksLikeFile =
      fileOrName.contains("/") || fileOrName.hasSuffix(".yaml") || fileOrName.hasSuffix(".yml")
    if looksLikeFile || (!fileOrName.isEmpty && access(fileOrName, F_OK) == 0) { return fileOrName }
    for folder in folders {
      let path = "\(folder)/\(fileOrName).yaml"
      if !fileOrName.isEmpty, access(path, F_OK) == 0 { return path }
    }
    let report = Report(file: fileOrName, kind: .site)
    let near = report.suggestion(for: fileOrName, among: folders.flatMap(sites(in:)))
    report.add(
      "no file of this name, and no site \(quoted(fileOrName)) in \(folders.joined(separator: " or "))\(near)",
      at: .start)
    try report.finish()
    return fileOrName
  }

  /// Names of the sites in a folder, sorted.
  private static func sites(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".yaml") { names.append(String(name.dropLast(5))) }
    }
    return names.sorted()
  }
}

/// Where configuration lies.
package enum ConfigurationFolder {
  /// The user's own folder: `aisle` in `XDG_CONFIG_HOME` or `~/.config`; nil without either.
  package static var user: String? {
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return "\(folder)/aisle" }
    return variable("HOME").map { "\($0)/.config/aisle" }
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
