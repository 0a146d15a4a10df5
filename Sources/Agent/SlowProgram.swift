internal import Glibc
internal import SiteModel
internal import Synchronization

/// A vendor's tool that may take seconds. It runs on a thread of its own, one run at a time, so that it delays no other
/// sensor: whoever asks waits a moment, and then gets what the run before this one brought.
final class SlowProgram: Sendable {
  struct Output: Sendable {
    var text: String
    /// When the run began.
    var moment: Moment
  }

  private struct State {
    var isRunning = false
    var latest: Result<Output, SampleError>?
  }

  /// Older output is not handed out.
  private static let longestAge = Duration.seconds(60)

  private let arguments: [String]
  private let timeout: Duration
  private let limit: Int
  private let state = Mutex(State())

  init(arguments: [String], timeout: Duration, limit: Int = 1 << 20) {
    self.arguments = arguments
    self.timeout = timeout
    self.limit = limit
  }

  /// What the program at `path` (absolute) prints, now or lately; the newest failure when it failed.
  func output(of path: String, on host: Host) throws(SampleError) -> Output {
    startUnlessRunning(path, at: host.now())
    // Less than the watchdog's patience, which would take the wait for a hung operation.
    let deadline = ContinuousClock.now + host.patience * 0.6
    while isRunning, ContinuousClock.now < deadline { usleep(2000) }
    let (isRunning, latest) = state.withLock { ($0.isRunning, $0.latest) }
    let output = try latest?.get()
    guard let output, !isRunning || host.now() - output.moment <= Self.longestAge else {
      throw .unreadable(path, .notAnsweredYet)
    }
    return output
  }

  private var isRunning: Bool { state.withLock { $0.isRunning } }

  private func startUnlessRunning(_ path: String, at moment: Moment) {
    let isMine = state.withLock { state in
      defer { state.isRunning = true }
      return !state.isRunning
    }
    guard isMine else { return }
    DetachedThread.start {
      let result: Result<Output, SampleError>
      do throws(SampleError) {
        let text = try ProgramOutput.of(
          path, arguments: self.arguments, timeout: self.timeout, limit: self.limit)
        result = .success(Output(text: text, moment: moment))
      } catch {
        result = .failure(error)
      }
      self.state.withLock { $0 = State(isRunning: false, latest: result) }
    }
  }
}
