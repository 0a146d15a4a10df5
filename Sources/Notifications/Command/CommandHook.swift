internal import Export
internal import Glibc
internal import Programs
package import SiteModel

/// Tells a program of the owner's what happens to alarms, one call after the other. It never holds up who tells it: what
/// the program is too slow for waits here, within bounds.
package actor CommandHook: AlarmLog {
  /// How a call went, for the site: the program is a source like any other.
  package typealias Report = @Sendable (Result<Void, SourceFailure>, Duration) async -> Void

  /// What the program is called among the sources of the site, looked at once a minute.
  package nonisolated let description: SourceDescription

  private let plan: AlarmHookPlan
  private let site: String
  private var queue: HookQueue
  /// Rings when there is something to tell; nil while nobody listens.
  private var bell: AsyncStream<Void>.Continuation?

  package init(_ plan: AlarmHookPlan, site: String) {
    self.plan = plan
    self.site = site
    queue = HookQueue(perMinute: plan.perMinute)
    description = SourceDescription(
      id: SourceID("notifications/command"), address: CleanText.cleaned(plan.program), cadence: .seconds(60))
  }

  /// Takes in what has happened, and returns at once.
  package func append(_ news: AlarmNews) {
    let events = news.events.filter { plan.concerns($0) }
    guard !events.isEmpty else { return }
    queue.append(events)
    bell?.yield()
  }

  /// Calls the program whenever there is something to tell, until its task is cancelled.
  package func run(report: @escaping Report) async {
    let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    self.bell = bell
    let ticking = Task {
      // Looks at the file once a minute, and at what had to wait once a second.
      while !Task.isCancelled {
        bell.yield()
        do { try await Task.sleep(for: .seconds(1)) } catch { break }
      }
    }
    defer {
      ticking.cancel()
      self.bell = nil
    }
    var looked: ContinuousClock.Instant?
    for await _ in rings {
      if Task.isCancelled { break }
      while let (event, missing) = queue.next(at: .now) {
        await call(AlarmEventLine(event, at: site, missing: missing).json, report)
        looked = .now
      }
      if looked.map({ ContinuousClock.now - $0 >= .seconds(60) }) ?? true {
        await look(report)
        looked = .now
      }
    }
  }

  /// Tells whether the program could be called.
  private func look(_ report: Report) async {
    do throws(SourceFailure) {
      _ = try TrustedProgram(plan.program)
      await report(.success(()), .zero)
    } catch { await report(.failure(error), .zero) }
  }

  private func call(_ message: [UInt8], _ report: Report) async {
    let began = ContinuousClock.now
    let result: Result<Void, SourceFailure>
    do throws(SourceFailure) {
      // Looked at each time: what was safe yesterday may have been changed since.
      let program = try TrustedProgram(plan.program)
      result = await Self.run(program, message, within: plan.timeout)
    } catch { result = .failure(error) }
    await report(result, ContinuousClock.now - began)
  }

  /// All that the program is told of the world: nothing that could change what it does is passed on.
  private static let environment: [String: String] = {
    var values = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    for name in ["HOME", "USER", "LOGNAME", "TZ"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return values
  }()

  private static func run(
    _ program: TrustedProgram, _ message: [UInt8], within limit: Duration
  ) async -> Result<Void, SourceFailure> {
    let call = ProgramCall(
      program.path, [], environment: environment, input: message, timeout: limit, limit: 64 << 10)
    // What has begun is not broken off when the console ends.
    return await Task.detached { () -> Result<Void, SourceFailure> in
      do throws(ProgramFailure) {
        _ = try await Programs.run(call)
        return .success(())
      } catch { return .failure(SourceFailure(error, of: program.path)) }
    }.value
  }
}

extension SourceFailure {
  fileprivate init(_ failure: ProgramFailure, of path: String) {
    self =
      switch failure {
      case .notFound: .noProgram(name: path)
      case .notStarted(let code): .file(path: path, .system(code: code ?? ENOEXEC))
      case .ended(let status, let words): .program(status: status, words: words)
      case .signalled(let signal): .programSignalled(signal)
      case .timedOut(let limit): .timedOut(after: limit)
      case .tooLarge(let limit): .tooLarge(limit: limit)
      case .cancelled: .cancelled
      }
  }
}
