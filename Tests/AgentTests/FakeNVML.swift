@testable import Agent
internal import AisleTesting
internal import Glibc

/// A library that answers like NVIDIA's from a table, built with the machine's C compiler and thrown away after.
/// Each has a file of its own, so that tests that run side by side do not share answers.
final class FakeNVML {
  enum Variant: String {
    case current
    /// Lacks the functions that drivers before 510 lack.
    case old
  }

  let path: String

  init(_ table: [String], _ variant: Variant = .current) throws {
    let built = try (variant == .old ? Self.old : Self.current).get()
    path = try Self.temporaryFolder() + "/libnvidia-ml.so.1"
    try Self.write(Fixtures.contents(of: built), to: path)
    try Self.write(Array((table.joined(separator: "\n") + "\n").utf8), to: "\(path).table")
  }

  deinit {
    unlink(path)
    unlink("\(path).table")
    rmdir(String(path.dropLast("/libnvidia-ml.so.1".count)))
  }

  /// True where there is a C compiler.
  static var canBeBuilt: Bool { compiler != nil }

  /// What a sampler that opens this library finds.
  func sample(on host: Host) throws -> Sample {
    var sample = Sample(sampler: NVIDIASampler.name, node: host.name, moment: host.now())
    try NVIDIASampler(library: path).sample(host, into: &sample)
    return sample
  }

  func sample() throws -> Sample { try sample(on: try Host()) }

  struct Failure: Error { var reason: String }

  private static let current = Result { try build(.current) }
  private static let old = Result { try build(.old) }

  private static let compiler: String? = {
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin"
    let programs = folders.split(separator: ":").flatMap { ["\($0)/cc", "\($0)/clang", "\($0)/gcc"] }
    return programs.first { access($0, X_OK) == 0 }
  }()

  private static func build(_ variant: Variant) throws -> String {
    guard let compiler else { throw Failure(reason: "no C compiler") }
    let library = try temporaryFolder() + "/\(variant.rawValue).so"
    let options = ["-shared", "-fPIC", "-O1"] + (variant == .old ? ["-DOLD_DRIVER"] : [])
    let source = "\(Fixtures.checkout)/Tests/FakeNVML/FakeNVML.c"
    _ = try ProgramOutput.of(
      compiler, arguments: options + ["-o", library, source, "-ldl"], timeout: .seconds(120), limit: 1 << 16)
    return library
  }

  static func temporaryFolder() throws -> String {
    var template = Array("/tmp/aisle-test-XXXXXX".utf8CString)
    guard let folder = mkdtemp(&template) else { throw Failure(reason: "no temporary folder") }
    return String(cString: folder)
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw Failure(reason: "cannot write \(path)") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure(reason: "cannot write \(path)") }
  }
}
