import AisleTesting
import Glibc
import NIOPosix
import SiteModel
import Synchronization
import Testing

@testable import Sharing

/// Why these cannot be run here.
private let obstacle: String? =
  if geteuid() != 0 {
    "skipped: only root can run a program as another account"
  } else if access("/usr/bin/perl", X_OK) != 0 || access("/usr/bin/setpriv", X_OK) != 0 {
    "skipped: no perl or no setpriv"
  } else {
    nil
  }

/// Two accounts at one keeper: this process, and programs that run as `nobody`.
@Suite(
  "Orders from another account", .serialized,
  .enabled(if: obstacle == nil, Comment(rawValue: obstacle ?? "")))
struct OtherAccountTests {
  private let order = AlarmOrder(.acknowledge, [AlarmID(.pumpFailed, .rack("A01"))], seen: 7)

  /// Connects so many times, sends the file's bytes on each, prints in hexadecimal what comes back on the first, and
  /// stays for so many seconds.
  private static let script = """
    use Socket; $SIG{PIPE} = 'IGNORE';
    my ($name, $file, $count, $seconds) = @ARGV;
    open(F, '<', $file) or die; binmode F; local $/; my $bytes = <F>;
    my @open;
    for (1..$count) {
      socket(my $s, AF_UNIX, SOCK_STREAM, 0) or last;
      connect($s, pack('S a108', AF_UNIX, "\\0".$name)) or last;
      syswrite($s, $bytes); push @open, $s;
    }
    if ($seconds) { print scalar(@open), "\\n"; $| = 1; sleep $seconds; exit }
    my $s = $open[0]; my $all = ''; while (sysread($s, my $part, 65536)) { $all .= $part; last if length($all) >= 8
      && length($all) >= 8 + unpack('N', substr($all, 4, 4)) }
    print unpack('H*', $all);
    """

  /// Runs the script as `nobody`.
  private func asNobody(
    _ name: String, sending bytes: [UInt8], times: Int = 1, staying seconds: Int = 0, in folder: TemporaryFolder
  )
    async throws -> String
  {
    #expect(chmod(folder.path, 0o755) == 0)
    let message = "\(folder.path)/message"
    let script = try folder.write(Self.script, to: "send.pl", mode: 0o644)
    let descriptor = open(message, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    let command =
      "setpriv --reuid 65534 --regid 65534 --clear-groups perl \(script) '\(name)' \(message) \(times) \(seconds) "
      + ">\(folder.path)/output"
    _ = try await NIOThreadPool.singleton.runIfActive { system(command) }
    return String(decoding: Fixtures.contents(of: "\(folder.path)/output"), as: UTF8.self)
  }

  @Test("Who gives an order is the kernel's word, whatever is sent; and the answer goes back there") func who()
    async throws
  {
    let folder = try TemporaryFolder()
    let roles = Roles(onlyOwner: geteuid())
    let accounts = Mutex<[Account]>([])
    let listener = AlarmListener { order, account in
      accounts.withLock { $0.append(account) }
      return AlarmReport(order, refusing: .notAllowed(role: roles.role(of: account)))
    }
    #expect(await listener.open())
    let hex = try await asNobody(listener.name, sending: AlarmMessage.order(order).encoded, in: folder)
    let bytes = stride(from: 0, to: hex.utf8.count - 1, by: 2).compactMap { place in
      UInt8(hex.dropFirst(place).prefix(2), radix: 16)
    }
    #expect(AlarmMessage(encoded: bytes) == .report(AlarmReport(order, refusing: .notAllowed(role: .viewer))))
    let seen = accounts.withLock { $0 }
    #expect(seen.map(\.person) == [Person(name: "nobody", number: 65_534)])
    #expect(seen.first?.groups.contains("nogroup") == true)
    await listener.close()
  }

  @Test("A thousand connections of another account keep nobody out") func thousand() async throws {
    let folder = try TemporaryFolder()
    let listener = AlarmListener(patience: .seconds(30)) { order, _ in AlarmReport(order, done: order.alarms) }
    #expect(await listener.open())
    let half = Array(AlarmMessage.order(order).encoded.dropLast(2))
    async let flood = asNobody(listener.name, sending: half, times: 1000, staying: 3, in: folder)
    for _ in 0..<20 {
      let report = await AlarmsElsewhere(name: listener.name, keeper: geteuid(), patience: .seconds(30)).carryOut(order)
      #expect(report.done == order.alarms)
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(try await flood.hasPrefix("1000"))
    await listener.close()
  }
}
