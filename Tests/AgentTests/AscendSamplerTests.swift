internal import AisleTesting
internal import Glibc
internal import SiteModel
internal import Testing

@testable import Agent

@Suite("Ascend sampler")
struct AscendSamplerTests {
  // Typed after the shape of what the tool prints for three generations; the figures are invented.
  static let generation2 = """
    +------------------------------------------------------------------------------------------------+
    | npu-smi 23.0.rc3                 Version: 23.0.rc3                                             |
    +---------------------------+---------------+----------------------------------------------------+
    | NPU   Name                | Health        | Power(W)    Temp(C)           Hugepages-Usage(page)|
    | Chip                      | Bus-Id        | AICore(%)   Memory-Usage(MB)  HBM-Usage(MB)        |
    +===========================+===============+====================================================+
    | 0     910B2               | OK            | 97.4        41                0    / 0             |
    | 0                         | 0000:C1:00.0  | 63          0    / 0          41230/ 65536         |
    +===========================+===============+====================================================+
    | 3     910B2               | Alarm         | NA          -                 0    / 0             |
    | 0                         | 0000:01:00.0  | 0           0    / 0          3350 / 65536         |
    +===========================+===============+====================================================+
    +---------------------------+---------------+----------------------------------------------------+
    | NPU     Chip              | Process id    | Process name             | Process memory(MB)      |
    +===========================+===============+====================================================+
    | 0       0                 | 4711          | python3                  | 37800                   |
    +===========================+===============+====================================================+
    | No running processes found in NPU 3                                                            |
    +===========================+===============+====================================================+
    """

  static let generation3 = """
    +------------------------------------------------------------------------------------------------+
    | npu-smi 25.1.0                   Version: 25.1.0                                               |
    +---------------------------+---------------+----------------------------------------------------+
    | NPU   Name                | Health        | Power(W)    Temp(C)           Hugepages-Usage(page)|
    | Chip  Phy-ID              | Bus-Id        | AICore(%)   Memory-Usage(MB)  HBM-Usage(MB)        |
    +===========================+===============+====================================================+
    | 0     Ascend910           | OK            | 171.9       36                0    / 0             |
    | 0     0                   | 0000:9D:00.0  | 5           0    / 0          3107 / 65536         |
    +------------------------------------------------------------------------------------------------+
    | 0     Ascend910           | OK            | -           37                0    / 0             |
    | 1     1                   | 0000:9F:00.0  | 7           0    / 0          2869 / 65536         |
    +===========================+===============+====================================================+
    """

  static let inference = """
    +-------------------+-----------------+------------------------------------------------------+
    | NPU     Name      | Health          | Power(W)     Temp(C)           Hugepages-Usage(page) |
    | Chip    Device    | Bus-Id          | AICore(%)    Memory-Usage(MB)                        |
    +===================+=================+======================================================+
    | 2       310P3     | OK              | 14.6         44                0    / 0              |
    | 0       0         | 0000:82:00.0    | 0            1074 / 21534                            |
    +===================+=================+======================================================+
    """

  private func sample(_ text: String) -> Sample {
    var sample = Sample(sampler: AscendSampler.name, node: "n", moment: Moment(seconds: 0))
    AscendSampler.add(AscendTable(text), to: &sample)
    return sample
  }

  @Test("reads training cards: high-bandwidth memory, health, and no reading for what says NA")
  func trainingCards() {
    let sample = sample(Self.generation2)
    #expect(sample.names(of: .accelerator) == ["0", "3"])
    #expect(
      sample.readings(of: .accelerator, "0") == [
        .health: 1, .power: 97.4, .temperature: 41, .load: 0.63, .memoryUsed: 41230 * 1_048_576,
        .memoryTotal: 65536 * 1_048_576,
      ])
    #expect(
      sample.readings(of: .accelerator, "3") == [
        .health: 0, .load: 0, .memoryUsed: 3350 * 1_048_576, .memoryTotal: 65536 * 1_048_576,
      ])
    let facts: [Attribute: String] = [
      .vendor: "Huawei", .model: "Ascend 910B2", .busAddress: "0000:C1:00.0", .driver: "23.0.rc3", .state: "OK",
    ]
    #expect(sample.facts(of: .accelerator, "0") == facts)
    #expect(
      sample.processes == [
        AcceleratorProcess(accelerator: 0, processID: 4711, name: "python3", memoryUsed: 37800 * 1_048_576)
      ])
  }

  @Test("names two chips of one card by their physical numbers")
  func twoChips() {
    let sample = sample(Self.generation3)
    #expect(sample.names(of: .accelerator) == ["0", "1"])
    #expect(sample.readings(of: .accelerator, "0")[.power] == 171.9)
    #expect(sample.readings(of: .accelerator, "1")[.power] == nil)
    #expect(sample.readings(of: .accelerator, "1")[.temperature] == 37)
    #expect(sample.facts(of: .accelerator, "1")[.model] == "Ascend910")
  }

  @Test("reads inference cards, which have plain memory")
  func inferenceCard() {
    let sample = sample(Self.inference)
    #expect(sample.names(of: .accelerator) == ["0"])
    #expect(sample.readings(of: .accelerator, "0")[.memoryUsed] == 1074.0 * 1_048_576)
    #expect(sample.readings(of: .accelerator, "0")[.memoryTotal] == 21534.0 * 1_048_576)
  }

  @Test("mutilated output never traps and never gives an absurd value", arguments: 0..<64)
  func mutations(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let whole = [Self.generation2, Self.generation3, Self.inference].map { Array($0.utf8) }
    for _ in 0..<50 {
      var bytes = whole[Int.random(in: 0..<whole.count, using: &random)]
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        guard !bytes.isEmpty else { break }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array("99999999999999999999e308 / -1 nan inf".utf8), at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 90))
        case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 120)], at: place)
        default: bytes[place] = Array("|/ \n+-09N".utf8)[Int.random(in: 0..<9, using: &random)]
        }
      }
      check(sample(String(decoding: bytes, as: UTF8.self)))
    }
  }

  private func check(_ sample: Sample) {
    for reading in sample.readings {
      let range: ClosedRange<Double> =
        switch reading.quantity {
        case .power: 0...10_000
        case .temperature: -50...200
        case .load, .health: 0...1
        default: 0...1e15
        }
      #expect(range.contains(reading.value), "\(reading.quantity.name)")
    }
    for name in sample.subjects.map(\.name) + sample.facts.map(\.text) {
      #expect(name.unicodeScalars.allSatisfy(CleanText.isSafe))
    }
    #expect(Set(sample.subjects).count == sample.subjects.count)
  }

  @Test("gigabytes of rows are cut off")
  func hugeTable() {
    let rows = "| 0 910B2 | OK | 97.4 41 0 / 0 |\n| 0 | 0000:C1:00.0 | 63 0 / 0 41230/ 65536 |\n"
    let table = AscendTable(String(repeating: rows, count: 20_000))
    #expect(table.chips.count == 1024)
  }
}

extension AscendSamplerTests {
  /// A script that stands for the tool.
  private func run(_ script: String) throws -> Sample {
    let tree = try TemporaryTree(["npu-smi": "#!/bin/sh\n\(script)\n"])
    let tool = "\(tree.root)/npu-smi"
    chmod(tool, 0o755)
    let host = try Host()
    var sample = Sample(sampler: AscendSampler.name, node: "n", moment: host.now())
    try AscendSampler(places: ["/nowhere/npu-smi", tool]).sample(host, into: &sample)
    return sample
  }

  @Test("runs the tool where it is installed")
  func tool() throws {
    let sample = try run("[ \"$1\" = info ] && cat <<'END'\n\(Self.generation2)\nEND")
    #expect(sample.names(of: .accelerator) == ["0", "3"])
  }

  @Test("a tool that fails, or says something else, is an error that names it")
  func brokenTool() {
    #expect { try run("exit 3") } throws: { "\($0)".contains("npu-smi: ended with status 3") }
    #expect { try run("echo DrvMngGetConsoleLogLevel failed") } throws: {
      $0 as? SampleError == .malformed("npu-smi info", found: "DrvMngGetConsoleLogLevel failed\u{FFFD}")
    }
  }

  @Test("a tool that takes its time delays nobody: until it is done the run before it speaks, with its own moment")
  func slowTool() throws {
    let tree = try TemporaryTree([
      "npu-smi": """
      #!/bin/sh
      while [ -e "$(dirname "$0")/wait" ]; do sleep 0.01; done
      cat <<'END'
      \(Self.generation2)
      END
      """, "wait": "",
    ])
    let tool = "\(tree.root)/npu-smi"
    chmod(tool, 0o755)
    let sampler = AscendSampler(places: [tool])
    let hung = HungOperations()
    func sample(at seconds: Double) throws -> Sample {
      let host = try Host(
        Host(clock: ManualClock(at: Moment(seconds: seconds))), watchedBy: Watch(hung: hung), patience: .zero)
      var sample = Sample(sampler: AscendSampler.name, node: "n", moment: host.now())
      try sampler.sample(host, into: &sample)
      return sample
    }
    #expect(throws: SampleError.unreadable(tool, .notAnsweredYet)) { try sample(at: 1000) }
    unlink("\(tree.root)/wait")
    var first: Sample?
    for _ in 0..<2000 where first == nil {
      usleep(5000)
      first = try? sample(at: 1005)  // not answered yet
    }
    #expect(first?.readings.isEmpty == false)
    #expect(first?.readings.allSatisfy { $0.moment == Moment(seconds: 1000) } == true)
  }

  @Test("no tool, or a root, is absence")
  func absence() throws {
    let host = try Host()
    var sample = Sample(sampler: AscendSampler.name, node: "n", moment: host.now())
    #expect(throws: SampleError.absent("npu-smi")) {
      try AscendSampler(places: ["/nowhere/npu-smi"]).sample(host, into: &sample)
    }
    let tree = try TemporaryTree(["npu-smi": "#!/bin/sh\n"])
    let root = try Host(root: tree.root)
    #expect(throws: SampleError.absent("npu-smi")) {
      try AscendSampler(places: ["/npu-smi"]).sample(root, into: &sample)
    }
  }

  @Test("a program gets so much time and so much room, and no more")
  func bounds() {
    #expect(throws: SampleError.unreadable("/bin/sh", .unfinished(after: .milliseconds(50)))) {
      try ProgramOutput.of("/bin/sh", arguments: ["-c", "sleep 60"], timeout: .milliseconds(50), limit: 100)
    }
    #expect(throws: SampleError.unreadable("/bin/sh", .unfinished(after: .milliseconds(50)))) {
      try ProgramOutput.of(
        "/bin/sh", arguments: ["-c", "exec >&-; sleep 60"], timeout: .milliseconds(50), limit: 100)
    }
    #expect(throws: SampleError.tooLarge("/bin/sh", limit: 100)) {
      try ProgramOutput.of(
        "/bin/sh", arguments: ["-c", "while :; do echo y; done"], timeout: .seconds(60), limit: 100)
    }
    #expect(throws: SampleError.absent("/nowhere/tool")) {
      try ProgramOutput.of("/nowhere/tool", arguments: [], timeout: .seconds(60), limit: 100)
    }
  }
}
