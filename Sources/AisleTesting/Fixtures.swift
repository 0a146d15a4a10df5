internal import Glibc

/// Real data kept beside the checkout (`../shared/fixtures`), not in it. A test that needs some says so with
/// `.enabled(if: Fixtures.has("linux/node-a"), "skipped: no fixtures")`.
package enum Fixtures {
  /// The checkout's own folder.
  package static let checkout: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The folder of fixtures: `AISLE_FIXTURES`, or `shared/fixtures` beside the checkout.
  package static let root: String =
    getenv("AISLE_FIXTURES").map { String(cString: $0) } ?? "\(checkout)/../shared/fixtures"

  package static func path(_ relative: String) -> String { "\(root)/\(relative)" }

  package static func has(_ relative: String) -> Bool { access(path(relative), R_OK) == 0 }

  /// A fixture's bytes; empty when it is not there.
  package static func bytes(_ relative: String) -> [UInt8] { contents(of: path(relative)) }

  package static func text(_ relative: String) -> String { String(decoding: bytes(relative), as: UTF8.self) }

  /// Any file's bytes; empty when it cannot be read.
  package static func contents(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
    }
  }
}
