import AisleTesting
@testable import HTTP
import SiteModel
import Testing

struct CertificatePinTests {
  /// FIPS 180-4's own examples, and lengths around the size of a block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func digestsAreTheStandards(_ message: String, _ digest: String) {
    #expect(SHA256.fingerprint(of: Array(message.utf8)) == digest)
  }

  @Test(.enabled(if: TestCertificate.isPossible, "skipped: no openssl"))
  func onlyTheCertificateThatWasNamedIsSpokenTo() async throws {
    let own = try await TestCertificate(for: "DNS:no.such.name")
    let other = try await TestCertificate()
    let token = try own.folder.write("hunter2", to: "token")
    let device = try await FakeExporter(["/m": .page("up 1\n")], certificate: (own.certificateFile, own.keyFile))
    let changed = try await FakeExporter(["/m": .page("up 1\n")], certificate: (other.certificateFile, other.keyFile))
    let pin = try await own.fingerprint()
    try await withClient { (client) async throws in
      for _ in 0..<3 {
        var request = WebRequest(try WebAddress(device.url("/m", scheme: "https")), timeout: .seconds(20))
        request.credential = .bearer(tokenFile: token)
        request.policy.pinnedCertificates = [String(repeating: "0", count: 64), pin]
        // Neither authority nor name would do.
        #expect(try await client.get(request).bytes == Array("up 1\n".utf8))
        request.address = try WebAddress(changed.url("/m", scheme: "https"))
        // An authority that would do does not help either.
        request.policy.authorityFile = other.authorityFile
        #expect(await failure(of: request, by: client) == .tls(.otherCertificate))
      }
    }
    #expect(device.received.count == 3 && changed.received.isEmpty)
    await device.stop()
    await changed.stop()
  }
}
