package import SiteModel

/// An example of every reason that can be put into words. A reason added to the model and not here is noticed, for the
/// lists are checked against switches without a default.
package enum Reasons {
  package static let files: [FileFault] = [
    .system(code: 2), .system(code: 13), .system(code: 999), .notRegular, .empty, .tooLarge(limit: 65_536),
    .readableByOthers(mode: 0o644), .changeableByOthers, .notOneLine, .notCertificate, .noCertificate, .notKey,
    .withoutPair,
  ]

  package static let failures: [SourceFailure] =
    [
      .network(code: 111), .network(code: 113), .network(code: 999), .noSuchHost, .noConnection, .noConnectionInTime,
      .closedWithoutAnswer, .timedOut(after: .milliseconds(2500)), .stuck, .redirectedToPlainHTTP, .redirectedElsewhere,
      .busy(status: 503, retryAfter: .seconds(30)),
      .notRedfish, .notKubernetes, .notAlertmanager, .noSlurmVersion, .noSession,
      .redirectedTooOften(limit: 3), .notHTTP, .cannotInflate, .tooLarge(limit: 1 << 24), .cutShort(received: 4096),
      .simulated, .notSimulated,
      .noProgram(name: "squeue"), .program(status: 2, words: ""),
      .programSignalled(9),
      .cancelled,
    ]
    + SourceFailure.SchedulerFault.allCases.map { .scheduler($0) }
    + SourceFailure.TLSFault.allCases.map { .tls($0) } + SourceFailure.AddressFault.allCases.map { .address($0) }
    + [401, 403, 404, 418, 429, 500, 502, 503, 504].map { .status($0) }
    + files.map { .credential(path: "/etc/aisle/token", $0) }
    + files.map { .certificate(path: "/etc/aisle/ca.pem", $0) }
    + files.map { .file(path: "/etc/aisle/ca.pem", $0) }

  package static let complaints: [Complaint.Reason] =
    [
      .notValue(place: "/sys/x", found: "0x20"), .tooLarge(place: "/sys/x", limit: 65_536), .hung(place: "/sys/x"),
      .skipped(sampler: "rapl"), .cutShort(line: 12), .withoutEnd, .repeated(count: 1), .repeated(count: 12),
      .refused(count: 3), .meaningless(count: 40), .blank(count: 2, example: -1), .impossible(count: 2, example: 1e9),
      .timestamp(Moment(seconds: 0)), .absent, .unmatched, .doubled(count: 2, example: 4.5),
      .unknownState(count: 1, example: 7),
      .clockDiffers(by: .seconds(90)), .clockDiffers(by: .seconds(-90)), .noAccounting, .doubtful(count: 3),
      .badLines(
        count: 9, first: Complaint.LineFault.allCases.enumerated().map { Complaint.BadLine(line: $0 + 1, $1) }),
    ]
    + faults.map { .unreadable(place: "/sys/x", $0) } + Quantity.allCases.map { .implausible(thing: nil, $0) }
    + [.implausible(thing: "fan1", .fanSpeed)]

  static let faults: [Complaint.Fault] = [
    .system(code: 13), .notRegular, .unfinished(after: .seconds(5)), .ended(status: 3), .notAnsweredYet,
    .lacking("MemTotal"),
  ]
}
