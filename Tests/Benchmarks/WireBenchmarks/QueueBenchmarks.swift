import Benchmark
import SiteModel
import Wire

/// `squeue` of 50,000 jobs: one in twenty runs, the others wait, in arrays and alone.
private func queue(_ mark: SlurmMark) -> [UInt8] {
  var text = ""
  for number in 1...50_000 {
    let runs = number % 20 == 0
    let own = [
      "\(number)", number % 3 == 0 ? "\(number)" : "8_\(number)", runs ? "RUNNING" : "PENDING", "\(100 + number % 977)",
      "2",
      "16", "2", "\(1_795_658_620 + number / 7)", runs ? "1795658623" : "N/A", runs ? "1795831423" : "N/A",
      "2-00:00:00",
      "cpu=16,mem=400G,node=2,billing=16,gres/gpu=16", "gres:gpu:h100:8", "N/A", "N/A", "N/A",
      runs ? "gpu[\(number % 900 + 10_000)-\(number % 900 + 10_001)]" : "",
    ]
    let words = [
      "(null)", runs ? "None" : "Priority", "train", "lab\(number % 40)", "normal", "user\(number % 300)",
      number % 3 == 0 ? "llama70b-pretrain-\(number % 500)" : "alphafold-sweep",
    ]
    text += own.map { $0 + "\u{1F}" }.joined() + words.map { $0 + mark.text }.joined() + "\n"
  }
  return Array(text.utf8)
}

/// Throughput is printed as answers a second; one answer is the number of bytes in the benchmark's name.
func measureQueue() {
  let mark = SlurmMark()
  let answer = queue(mark)
  Benchmark("read squeue of 50,000 jobs, \(answer.count) bytes") { benchmark in
    var reader = SlurmQueueText()
    var nodes = SlurmNodeTable()
    for _ in benchmark.scaledIterations {
      answer.withUnsafeBytes { bytes in blackHole(try? reader.read(bytes, mark: mark, nodes: &nodes)) }
    }
  }
}
