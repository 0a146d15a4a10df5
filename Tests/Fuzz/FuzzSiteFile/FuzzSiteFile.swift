internal import FuzzDriver
internal import SiteFile
internal import SiteModel
internal import StrictYAML

/// Any bytes as a site file and as settings: an answer or sentences with places inside the file, never a trap.
@main
struct FuzzSiteFile {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      do throws(FileError) {
        let topology = try SiteFile.load(bytes: bytes, file: "f")
        precondition(topology.nodes.allSatisfy { $0.rack.map(topology.racks.indices.contains) ?? true })
        precondition(topology.racks.allSatisfy { topology.rows.indices.contains($0.row) })
        precondition(topology.nodes.allSatisfy { $0.name.unicodeScalars.allSatisfy(CleanText.isSafe) })
      } catch {
        FuzzSiteFile.check(error, bytes)
      }
      // Settings are read from text: what is no UTF-8 is judged after its repair.
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(FileError) {
        _ = try Settings.load(text: text, file: "f")
      } catch {
        FuzzSiteFile.check(error, Array(text.utf8))
      }
      return 0
    }
  }

  private static func check(_ error: FileError, _ bytes: [UInt8]) {
    expect(!error.problems.isEmpty && error.problems.count <= 20, "\(error.problems.count) problems")
    expectFit(error.problems, of: bytes, file: "f")
  }
}
