internal import FuzzDriver
internal import SiteModel
internal import Wire

/// Any bytes as a record of jobs: refused with a line that the file has, or read into jobs that make sense.
@main
struct FuzzTrace {
  static func main() {
    fuzz { start, count in
      let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
      do throws(TraceFailure) {
        FuzzTrace.check(try TraceReader.read(bytes, name: "fuzzed"))
      } catch {
        let lines = bytes.count { $0 == 10 } + 1
        precondition((0...lines).contains(error.line), "line \(error.line) of \(lines)")
        precondition(error.description.unicodeScalars.allSatisfy(CleanText.isSafe))
      }
      return 0
    }
  }

  private static func check(_ trace: JobTrace) {
    precondition(!trace.jobs.isEmpty)
    for (job, next) in zip(trace.jobs, trace.jobs.dropFirst()) { precondition(job.submitted <= next.submitted) }
    for job in trace.jobs {
      precondition(job.submitted.isFinite && job.submitted >= 0 && job.run.isFinite && job.run >= 0 && job.size >= 1)
      let words = [job.id, job.user, job.account, job.name, job.partition, trace.name]
      precondition(words.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) })
    }
  }
}
