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
    let place = options.historyPlace(of: opening, settings)
    guard let place, let path = place.own else {
      throw CommandEnding.failure("aisle: nowhere to record to: \(nowhere)", .usage)
    }
    let log = RecordLog()
    let socket = AlarmPart.freshSocket
    var subject = subject(of: opening, settings)
    (subject.socket, subject.makesFolder) = (socket, place.isUsualFolder)
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
    await tellOfResumption(of: recorder, in: log)
    // To run a site ahead takes its time: signals are heeded meanwhile.
    let starting = Task { await site.start() }
    let end = await RecordVigil(recorder: recorder, site: site, log: log).end(by: signals)
    starting.cancel()
    await recorder.letGo()
    log.say(end.map { "ended: \(RecordLog.words(for: $0, path: path))" } ?? "ended in order")
    fflush(nil)
    // All is written. A source that hangs is not waited for.
    _exit(end.map { RecordLog.status(of: $0).rawValue } ?? ExitStatus.fine.rawValue)
  }

  private func subject(of opening: SiteOpening, _ settings: Settings) -> Recorder.Subject {
    var subject = Recorder.Subject(
      opening.topology, by: .recorder, settings: settings.history?.recording ?? RecordingSettings(),
      speed: options.demo.speed ?? 1)
    subject.goOn = opening.goOn
    return subject
  }

  /// A simulated site may take its time before anything new is written.
  private func tellOfResumption(of recorder: Recorder, in log: RecordLog) async {
    guard let moment = await recorder.resumedFrom else { return }
    log.say("the simulation is first brought to \(moment.timestamp), where the record ends")
  }

  /// What would say where.
  private var nowhere: String {
    if options.demo.isDemo { return "a simulated site is recorded only where --history FILE says" }
    if options.root != nil { return "a copy of a machine is recorded only where --history FILE says" }
    return "--history FILE, or a home folder, says where"
  }
}
