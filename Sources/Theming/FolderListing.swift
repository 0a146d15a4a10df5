internal import Glibc

/// Theme files in folders.
enum FolderListing {
  /// Names of the themes in a folder, sorted; none when it cannot be read.
  static func themes(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if file.hasSuffix(".yaml"), isThemeName(String(file.dropLast(5))) { names.append(String(file.dropLast(5))) }
    }
    return names.sorted()
  }

  /// Letters, digits and hyphens: what can be typed, and names no other folder.
  static func isThemeName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x2D
          || $0 == 0x5F
      }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
