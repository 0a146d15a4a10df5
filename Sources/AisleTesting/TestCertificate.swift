internal import Glibc

/// A certificate authority and a certificate signed by it, made by the `openssl` tool for one test run.
package struct TestCertificate: Sendable {
  package let folder: TemporaryFolder
  package var authorityFile: String { "\(folder.path)/ca.pem" }
  package var certificateFile: String { "\(folder.path)/leaf.pem" }
  package var keyFile: String { "\(folder.path)/leaf.key" }

  package static var isPossible: Bool { system("openssl version >/dev/null 2>&1") == 0 }

  /// `name` is the subject alternative name: "IP:127.0.0.1", "DNS:other.example".
  package init(for name: String = "IP:127.0.0.1") async throws {
    folder = try TemporaryFolder()
    let path = folder.path
    let new = "openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    let script = """
      umask 077 && cd '\(path)' && echo 'subjectAltName=\(name)' > ext \
      && \(new) -x509 -days 2 -subj '/CN=Aisle test authority' -keyout ca.key -out ca.pem 2>/dev/null \
      && \(new) -subj '/CN=test' -keyout leaf.key -out leaf.csr 2>/dev/null \
      && openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile ext -out leaf.pem 2>/dev/null
      """
    let isMade = try await Shell.run(script)
    guard isMade else { throw TemporaryFolder.Failure(reason: "openssl failed") }
  }

  /// SHA-256 of the certificate, in 64 lower-case hexadecimal digits, as openssl reckons it.
  package func fingerprint() async throws -> String {
    let file = "\(folder.path)/fingerprint"
    let command = "openssl x509 -in '\(certificateFile)' -noout -fingerprint -sha256 > '\(file)'"
    guard try await Shell.run(command) else { throw TemporaryFolder.Failure(reason: "openssl failed") }
    let line = String(decoding: Fixtures.contents(of: file), as: UTF8.self)
    return line.drop { $0 != "=" }.lowercased().filter(\.isHexDigit)
  }
}
