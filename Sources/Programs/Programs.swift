internal import CLinux
internal import Glibc
internal import SiteModel
internal import Subprocess
internal import SystemPackage

/// The one place that starts other programs. Each runs in a session of its own with its input closed, so that it can
/// neither ask anybody nor outlive its time: at the time-out, at too much output and when the caller gives up, all of
/// its process group is ended and the program is waited for.
package enum Programs {
  /// Bytes of the error output that are kept.
  private static let complaintLimit = 2_048
  /// How long a program may take to end when it is asked to, before it is made to.
  private static let grace = Duration.milliseconds(100)

  /// Runs the program to its end. Throws when it could not be started, was ended, or ended with another status than 0.
  package static func run(_ call: ProgramCall) async throws(ProgramFailure) -> ProgramAnswer {
    let outcome = await withTaskGroup(of: Result<ProgramAnswer, ProgramFailure>.self) { group in
      group.addTask { await ending(of: call) }
      group.addTask {
        do {
          try await Task.sleep(for: call.timeout)
          return .failure(.timedOut(after: call.timeout))
        } catch {
          return .failure(.cancelled)
        }
      }
      let first = await group.next() ?? .failure(.cancelled)
      // Ends whichever still runs. The group waits for it: when this returns, the program is gone and reaped.
      group.cancelAll()
      return first
    }
    return try outcome.get()
  }

  private static func ending(of call: ProgramCall) async -> Result<ProgramAnswer, ProgramFailure> {
    if call.input.isEmpty { return await ending(of: call, input: .none) }
    do throws(ProgramFailure) {
      let input = try pipe(holding: call.input)
      return await ending(of: call, input: .fileDescriptor(input, closeAfterSpawningProcess: true))
    } catch { return .failure(error) }
  }

  /// A pipe with all of the input in it, and nobody at its other end: a program that does not read it cannot hold us up,
  /// and one that has gone cannot hurt us.
  private static func pipe(holding bytes: [UInt8]) throws(ProgramFailure) -> FileDescriptor {
    guard bytes.count <= ProgramCall.inputLimit else { throw .tooLarge(limit: ProgramCall.inputLimit) }
    var ends: [Int32] = [-1, -1]
    guard clinux_pipe(&ends) == 0 else { throw .notStarted(code: errno) }
    defer { close(ends[1]) }
    // Only our end does not wait.
    guard write(ends[1], bytes, bytes.count) == bytes.count, fcntl(ends[0], F_SETFL, 0) == 0 else {
      let code = errno
      close(ends[0])
      throw .notStarted(code: code)
    }
    return FileDescriptor(rawValue: ends[0])
  }

  private static func ending<Input: InputProtocol>(
    of call: ProgramCall, input: Input
  ) async -> Result<ProgramAnswer, ProgramFailure> {
    do {
      let result = try await Subprocess.run(
        executable(call.program), arguments: Arguments(call.arguments), environment: environment(call.environment),
        platformOptions: options, input: input, output: .sequence, error: .sequence
      ) { execution in
        async let complaint = beginning(of: execution.standardError)
        let output = try await bytes(of: execution.standardOutput, limit: call.limit)
        return (output: output, complaint: try await complaint)
      }
      let (output, complaint) = result.closureResult
      switch result.terminationStatus {
      case .exited(0): return .success(ProgramAnswer(output: output, complaint: text(complaint)))
      case .exited(let status):
        return .failure(.ended(status: status, words: text(complaint.isEmpty ? output : complaint)))
      case .signaled(let signal): return .failure(.signalled(signal))
      }
    } catch let failure as ProgramFailure {
      return .failure(failure)
    } catch let error as SubprocessError {
      return .failure(failure(error, call))
    } catch {
      return .failure(.cancelled)
    }
  }

  private static func executable(_ program: String) -> Executable {
    program.contains("/") ? .path(FilePath(program)) : .name(program)
  }

  private static func environment(_ values: [String: String]) -> Environment {
    .custom(
      values.reduce(into: [:]) { named, value in
        if let key = Environment.Key(rawValue: value.key) { named[key] = value.value }
      })
  }

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: grace)
    ]
    return options
  }

  private static func bytes(of output: SubprocessOutputSequence, limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await part in output {
      part.withUnsafeBytes { bytes.append(contentsOf: $0) }
      if bytes.count > limit { throw ProgramFailure.tooLarge(limit: limit) }
    }
    return bytes
  }

  /// The rest is read and dropped: a program that complains at length does not hang on it.
  private static func beginning(of output: SubprocessOutputSequence) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await part in output where bytes.count < complaintLimit {
      part.withUnsafeBytes { bytes.append(contentsOf: $0.prefix(complaintLimit - bytes.count)) }
    }
    return bytes
  }

  /// Lines joined by a blank, cleaned.
  private static func text(_ bytes: [UInt8]) -> String {
    let lines = bytes.prefix(complaintLimit).split { $0 == 10 || $0 == 13 }
    return CleanText.cleaned(utf8: Array(lines.joined(separator: [32])), limit: 512)
  }

  private static func failure(_ error: SubprocessError, _ call: ProgramCall) -> ProgramFailure {
    switch error.code {
    case .executableNotFound: .notFound(program: CleanText.cleaned(call.program))
    case .spawnFailed: .notStarted(code: error.underlyingError?.rawValue)
    default: .cancelled
    }
  }
}
