internal import Glibc
internal import Operations
internal import SiteModel

/// Who runs this process.
enum UserName {
  /// The account's name, cleaned; nil when the account has none.
  static var ofProcess: String? {
    guard let entry = getpwuid(geteuid()) else { return nil }
    let name = CleanText.cleaned(String(cString: entry.pointee.pw_name))
    return name.isEmpty ? nil : name
  }
}

extension AuditUser {
  /// Who runs this process, and who that was before `sudo`.
  static var ofProcess: AuditUser {
    let before = getenv("SUDO_USER").map { CleanText.cleaned(String(cString: $0), limit: 64) }
    return AuditUser(
      name: UserName.ofProcess ?? "user \(geteuid())", number: geteuid(),
      before: before?.isEmpty == false ? before : nil)
  }
}
