internal import SiteModel

/// What frames an answer of slurmrestd, or of a command with `--json`: who answered, and what went wrong.
struct SlurmFrame {
  var version: String?
  var cluster: String?
  /// What went wrong, in Slurm's own words. With anything here the lists beside it mean nothing: they are empty as
  /// often as not, whatever the status or exit status says.
  var errors: [SlurmError] = []
}

/// A member of `errors`.
struct SlurmError {
  /// Slurm's error number, where it is one (slurm_errno.h).
  var number: Int?
  var text = ""

  /// Says that the controller, or the accounting, was not there to be asked.
  var failure: SourceFailure {
    // ESLURM_ACCESS_DENIED, ESLURM_USER_ID_MISSING, ESLURM_AUTH_CRED_INVALID and its neighbours.
    let isRefused = [2002, 2010].contains(number) || number.map { (6000..<6100).contains($0) } ?? false
    // SLURM_COMMUNICATIONS_…, ESLURM_CONTACT…: "Unable to contact slurm controller".
    if text.contains("Unable to contact slurm controller") { return .scheduler(.controllerDown) }
    return .told(isRefused || text.lowercased().contains("authentication") ? .unauthorized : .unavailable, text)
  }
}

extension JSONScanner {
  private enum Meta: String, CaseIterable { case older = "Slurm", newer = "slurm" }
  private static let metaFields = JSONFields(Meta.self)

  /// Reads `meta`.
  mutating func slurmMeta(into frame: inout SlurmFrame) throws(Malformed) {
    guard kind == .object else { return }
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      guard Self.metaFields[key] != nil, scanner.kind == .object else { return }
      try scanner.members { (scanner: inout JSONScanner, key) throws(Malformed) in
        switch key.text {
        case "release": frame.version = try scanner.slurmText()
        case "cluster": frame.cluster = try scanner.slurmText()
        default: break
        }
      }
    }
  }

  private enum ErrorField: String, CaseIterable {
    case description, number = "error_number", error, source
  }
  private static let errorFields = JSONFields(ErrorField.self)

  /// Reads `errors`.
  mutating func slurmErrors(into frame: inout SlurmFrame) throws(Malformed) {
    guard kind == .array else { return }
    try elements { (scanner: inout JSONScanner) throws(Malformed) in
      var number: Int?
      var words: [ErrorField: String] = [:]
      switch scanner.kind {
      case .object:
        try scanner.members { (scanner: inout JSONScanner, key) throws(Malformed) in
          guard let field = Self.errorFields[key] else { return }
          if field == .number {
            number = try scanner.slurmNumber().whole
          } else {
            words[field] = try scanner.slurmText()
          }
        }
      default: words[.error] = try scanner.slurmText()
      }
      // "Failed while looking for jobs: Unspecified error (slurm_load_jobs)"
      let said = [words[.description], words[.error]].compactMap { $0 }.filter { !$0.isEmpty }
      let source = words[.source].flatMap { $0.isEmpty ? nil : " (\($0))" } ?? ""
      if frame.errors.count < 16 {
        frame.errors.append(SlurmError(number: number, text: said.joined(separator: ": ") + source))
      }
    }
  }
}
