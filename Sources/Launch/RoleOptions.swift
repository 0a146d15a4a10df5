package import ArgumentParser
package import Runtime
package import SiteModel
internal import StrictYAML

/// Who may do what with alarms: for every program that can keep them.
package struct RoleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who may do what with alarms: a file of roles (default: roles.yaml beside the settings or in /etc/aisle).",
      valueName: "file"))
  package var roles: String?

  package init() {}

  /// What this process has to do with the alarms of its site. Ends the command, naming file and line, when the file of
  /// roles makes no sense.
  package func part(
    socket: String, hand: (any RecordingHand)?, logs: [any AlarmLog] = [],
    evidence: @escaping AlarmKeeper.EvidenceAtHand = { nil }
  ) throws -> AlarmPart {
    do throws(FileError) {
      return try AlarmPart(rolesFile: roles, socket: socket, hand: hand, logs: logs, evidence: evidence)
    } catch { throw CommandEnding.failure(error, .configuration) }
  }
}
