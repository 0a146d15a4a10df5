internal import Glibc
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
