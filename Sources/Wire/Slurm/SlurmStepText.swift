package import SiteModel

/// The answer of `squeue -s -O`: the steps of running jobs.
package enum SlurmStepText {
  private static let fields = ["StepID", "StartTime", "NumTasks", "Nodes"]

  /// What is to be given to `squeue -s -O`.
  package static func format(mark: SlurmMark) -> String {
    let end = String(decoding: [SlurmMark.fieldEnd], as: UTF8.self)
    return (fields.map { "\($0):0\(end)" } + ["StepName:0\(mark.text)"]).joined(separator: ",")
  }

  package static func read(
    _ answer: UnsafeRawBufferPointer, mark: SlurmMark
  ) throws(SlurmTextFault) -> [JobStep] {
    var steps: [JobStep] = []
    var values = [SlurmBytes](repeating: SlurmBytes(start: nil, count: 0), count: fields.count)
    var at = 0
    while at < answer.count {
      for field in values.indices {
        guard let end = answer.place(of: SlurmMark.fieldEnd, from: at) else {
          throw steps.isEmpty ? .notSlurm : .cutShort
        }
        values[field] = answer.part(at, end)
        at = end + 1
      }
      guard let end = mark.place(in: answer, from: at) else { throw .cutShort }
      let name = answer.part(at, end)
      at = end + mark.bytes.count + 1
      // "8_3.batch": what stands after the last point is the step's own.
      let whole = values[0].cleaned
      let point = whole.lastIndex(of: ".") ?? whole.endIndex
      var step = JobStep(
        job: String(whole[..<point]), id: String(whole[point...].dropFirst()), name: name.cleaned,
        nodes: values[3].isBlankWord ? "" : values[3].cleaned)
      step.began = values[1].moment
      step.taskCount = values[2].wholeNumber
      steps.append(step)
    }
    return steps
  }
}
