package import ArgumentParser
package import Runtime
package import SiteModel
internal import Wording

extension CommandEnding {
  /// The error to throw where the past cannot be told, for the same reason with the same status in all commands.
  package static func past(_ failure: PastFailure) -> ExitCode {
    self.failure("aisle: \(Wording(.english).text(of: failure))", status(of: failure))
  }

  private static func status(of failure: PastFailure) -> ExitStatus {
    switch failure {
    case .nothingThere, .notKept: .dataMissing
    case .file, .damaged, .tooNew, .otherSite, .otherPlan, .folderMissing, .manyNames: .notRecordable
    }
  }
}
