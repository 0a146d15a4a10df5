internal import SiteModel

/// NVIDIA GPUs through NVML, the driver's own library, opened at run time. Not opened under a root.
///
/// A GPU that hangs or is lost costs that GPU only. XID errors cannot be polled through NVML: they are left to DCGM's
/// pages (`errorCode`).
package struct NVIDIASampler: Sampler {
  package static let name = "nvml"

  private let path: String

  /// A sampler that opens the library by its usual name, or, in tests, another.
  package init(library path: String = "libnvidia-ml.so.1") {
    self.path = path
  }

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    guard host.isRealMachine else { throw .absent(path) }
    let path = path
    let (library, count) = try host.attempt("NVML start") { () throws(SampleError) in try Self.open(path) }
    guard count > 0 else { throw .absent("NVIDIA GPU") }
    sample.processes = []
    for index in 0..<count {
      let report = sample.attempt { () throws(SampleError) in
        try host.attempt("NVML GPU \(index)") { () throws(SampleError) in
          NVMLReader.report(onDevice: index, of: library)
        }
      }
      if let report { add(report, onDevice: index, of: library, from: host, to: &sample) }
    }
  }

  /// The library, running, and how many GPUs it sees.
  private static func open(_ path: String) throws(SampleError) -> (NVMLLibrary, Int) {
    let library = try NVMLLibrary(path: path)
    do throws(NVMLFailure) {
      try library.initialize()
      return (library, try library.deviceCount())
    } catch {
      // "GPU not found": a driver without a device.
      if error.code == 28 { throw .absent("NVIDIA GPU") }
      throw .unreadable("NVML", .told(library.words(for: error)))
    }
  }

  private func add(
    _ report: NVMLReport, onDevice index: Int, of library: NVMLLibrary, from host: Host, to sample: inout Sample
  ) {
    let accelerator = sample.subject(.accelerator, "\(index)")
    for failure in report.failures {
      sample.complain(.unreadable(place: "GPU \(index)", .told(CleanText.cleaned(library.words(for: failure)))))
    }
    // The driver's verdict: lost, or at least answering. A GPU that we may not ask has none.
    if report.isLost || !report.readings.isEmpty { sample.add(.health, report.isLost ? 0 : 1, of: accelerator) }
    for (attribute, text) in report.facts { sample.add(attribute, text, of: accelerator) }
    for (quantity, value) in report.readings { sample.add(quantity, value, of: accelerator) }
    for slice in report.slices {
      let subject = sample.subject(.slice, "\(index)/\(slice.name)")
      for (attribute, text) in slice.facts { sample.add(attribute, text, of: subject) }
      for (quantity, value) in slice.readings { sample.add(quantity, value, of: subject) }
    }
    for process in report.processes ?? [] {
      // A process may be gone by now, or live in a container whose numbers are its own: then it has no name.
      let name = try? host.text(at: "/proc/\(process.id)/comm", limit: 256)
      sample.processes?.append(
        AcceleratorProcess(
          accelerator: accelerator, processID: process.id, name: name.map { CleanText.cleaned($0) },
          memoryUsed: process.memoryUsed))
    }
  }
}
