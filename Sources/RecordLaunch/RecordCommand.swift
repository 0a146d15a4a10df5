package import ArgumentParser
internal import CLinux
internal import Glibc
internal import History
internal import Launch
internal import Notifications
internal import Recording
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import StrictYAML
internal import Wording

/// `aisle record`: a site's history, without a screen.
package struct RecordCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Record a site, without a screen: what consoles, walls and snapshots here then read.",
    discussion: """
      Runs until SIGTERM, SIGINT or SIGHUP. Exit status: 0 ended in order; 74 the history cannot be written or is \
      damaged, of another site or of a later Aisle; 75 another process records the site; 64 and up else: the command \
      line, the site file or the settings make no sense.
      """)

  @OptionGroup var options: SiteOptions

  @OptionGroup var roles: RoleOptions

  package init() {}

  package func run() async throws {
    // Whoever reads the log and goes away does not end the recording.
    signal(SIGPIPE, SIG_IGN)
    let signals = try EndSignals()
    let settings: Settings
    do throws(FileError) { settings = try Settings.load() } catch {
      throw CommandEnding.failure(error, .configuration)
    }
    let opening = try options.opening(cadence: .seconds(2))
    guard let path = options.historyPlace(of: opening, settings)?.own else {
      throw CommandEnding.failure(
        "aisle: nowhere to record to: --history FILE, or a home folder, says where", .usage)
    }
    let log = RecordLog()
    var subject = Recorder.Subject(
      opening.topology, by: .recorder, settings: settings.history?.recording ?? RecordingSettings(),
      speed: options.demo.speed ?? 1)
    let socket = AlarmPart.freshSocket
    subject.socket = socket
    let recorder = Recorder(path: path, of: subject, clock: opening.clock)
    let notifier = Notifier(
      for: opening.topology, hook: settings.notifications?.hook, words: Wording(.english), clock: opening.clock)
    let alarms = try roles.part(socket: socket, hand: recorder, logs: notifier?.logs ?? [])
    let site = opening.run()
    await site.tellAlarms(by: notifier)
    await site.keepAlarms(alarms)
    do throws(RecordingRefusal) { await site.record(to: try await recorder.take()) } catch {
      throw CommandEnding.failure("aisle: \(RecordLog.words(for: error, path: path))", RecordLog.status(of: error))
    }
    log.say("recording \(opening.topology.name) to \(path)")
    await site.start()
    let end = await RecordVigil(recorder: recorder, site: site, log: log).end(by: signals)
    await recorder.letGo()
    log.say(end.map { "ended: \(RecordLog.words(for: $0, path: path))" } ?? "ended in order")
    fflush(nil)
    // All is written. A source that hangs is not waited for.
    _exit(end.map { RecordLog.status(of: $0).rawValue } ?? ExitStatus.fine.rawValue)
  }
}
