internal import Glibc

/// How many files and connections the process may hold open: a fleet of thousands needs more than the usual 1024.
enum OpenFileLimit {
  /// Raises the soft limit to the hard one, at most 65,536. Where that is refused, polls fail in words instead.
  static func raise() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    let wanted = min(limit.rlim_max, 65_536)
    guard limit.rlim_cur < wanted else { return }
    limit.rlim_cur = wanted
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
