import Benchmark
import Glibc
import SiteModel
import Wire

/// A page as 8 accelerators on each of 250 nodes and 6 metrics make it: 12,000 samples with 7 labels each.
private let page: [UInt8] = {
  var text = ""
  for metric in ["GPU_TEMP", "POWER_USAGE", "GPU_UTIL", "FB_USED", "FB_FREE", "SM_CLOCK"] {
    for node in 0..<250 {
      for gpu in 0..<8 {
        text += "DCGM_FI_DEV_\(metric){gpu=\"\(gpu)\",UUID=\"GPU-c4529c8d-69c4-b61d-\(node)-\(gpu)\","
        text += "pci_bus_id=\"00000000:\(gpu):00.0\",device=\"nvidia\(gpu)\",modelName=\"NVIDIA H100 80GB HBM3\","
        text += "Hostname=\"node-\(node)\",DCGM_FI_DRIVER_VERSION=\"580.105.08\"} \(30 + gpu).\(node)\n"
      }
    }
  }
  return Array(text.utf8)
}()

/// Throughput is printed as pages a second; one page is the number of bytes in the first benchmark's name.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .mallocCountTotal], maxDuration: .seconds(3))

  measureQueue()

  Benchmark("memchr over the lines of a page of \(page.count) bytes") { benchmark in
    for _ in benchmark.scaledIterations {
      page.withUnsafeBytes { bytes in
        guard var at = bytes.baseAddress else { return }
        let end = at + bytes.count
        var lines = 0
        while at < end, let found = memchr(at, 10, end - at) {
          lines += 1
          at = UnsafeRawPointer(found) + 1
        }
        blackHole(lines)
      }
    }
  }

  Benchmark("parse with labels, a first page") { benchmark in
    for _ in benchmark.scaledIterations {
      var parser = ExpositionParser()
      var sum = 0.0
      page.withUnsafeBytes { bytes in blackHole(parser.parse(bytes) { sum += $0.value }) }
      blackHole(sum)
    }
  }

  Benchmark("parse with labels, a steady page") { benchmark in
    var parser = ExpositionParser()
    var sum = 0.0
    page.withUnsafeBytes { bytes in blackHole(parser.parse(bytes) { sum += $0.value }) }
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      page.withUnsafeBytes { bytes in blackHole(parser.parse(bytes) { sum += $0.value }) }
    }
    blackHole(sum)
  }

  Benchmark("read into readings, a steady page") { benchmark in
    var reader = ExpositionReader()
    let now = Moment(seconds: 1_767_323_045)
    blackHole(reader.read(page, at: now))
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { blackHole(reader.read(page, at: now)) }
  }
}
