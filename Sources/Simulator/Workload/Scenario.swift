/// A sort of work that a centre takes in: how much it asks for, how long, and how it keeps its accelerators busy.
/// The shares are a mixed public centre's, by our own judgement; sizes and lengths are of the orders that published
/// traces of such centres report (most jobs small and short, most accelerator hours in few large ones).
struct Scenario: Sendable {
  /// How load goes over a job's life.
  enum Shape: Sendable {
    /// Level, with a short dip for each checkpoint. Seconds between them.
    case training(checkpointEvery: Int)
    /// After people's day.
    case serving
    /// Stretches of work and of waiting for data. Seconds of one stretch.
    case bursts(every: Int)
  }

  var name: String
  /// Of a hundred jobs.
  var weight: Double
  /// Accelerators that a job asks for, each as likely.
  var sizes: [Int]
  /// Hours, the middle of a wide spread.
  var hours: Double
  /// Mean load of a busy accelerator, 0 to 1.
  var load: Double
  var shape: Shape
  /// Names of its jobs.
  var jobNames: [String]

  static let all: [Scenario] = [
    Scenario(
      name: "language", weight: 14, sizes: [64, 64, 128, 256, 512], hours: 40, load: 0.96,
      shape: .training(checkpointEvery: 1800),
      jobNames: ["llm-pretrain-70b", "llm-pretrain-32b-zh", "moe-pretrain-236b", "llm-sft-70b"]),
    Scenario(
      name: "multimodal", weight: 8, sizes: [32, 64, 64, 128], hours: 24, load: 0.9,
      shape: .training(checkpointEvery: 1200), jobNames: ["vlm-align-34b", "video-gen-dit", "speech-omni-7b"]),
    Scenario(
      name: "vision", weight: 16, sizes: [4, 8, 8, 16], hours: 8, load: 0.82, shape: .training(checkpointEvery: 900),
      jobNames: ["vit-h-finetune", "ocr-large", "sat-segment"]),
    Scenario(
      name: "driving", weight: 10, sizes: [16, 32, 64], hours: 16, load: 0.74, shape: .bursts(every: 240),
      jobNames: ["fsd-perception", "bev-occupancy", "planner-rl"]),
    Scenario(
      name: "serving", weight: 22, sizes: [1, 2, 4, 8, 8, 16], hours: 60, load: 0.55, shape: .serving,
      jobNames: ["chat-serving-70b", "code-serving-32b", "rerank-serving", "asr-serving"]),
    Scenario(
      name: "science", weight: 12, sizes: [8, 16, 32, 64], hours: 10, load: 0.86, shape: .bursts(every: 600),
      jobNames: ["alphafold-sweep", "md-gromacs", "weather-ensemble", "dft-screening"]),
    Scenario(
      name: "interactive", weight: 18, sizes: [1, 1, 1, 2], hours: 2, load: 0.25, shape: .bursts(every: 90),
      jobNames: ["notebook", "debug", "eval-quick"]),
  ]

  static let totalWeight = all.reduce(0) { $0 + $1.weight }
}

/// How people's days and weeks go: the share of the busiest hour's arrivals and requests.
enum Calendar {
  /// By hour of the site's day, from midnight.
  private static let day: [Double] = [
    0.42, 0.36, 0.32, 0.30, 0.30, 0.33, 0.40, 0.52, 0.72, 0.90, 0.98, 0.96, 0.86, 0.90, 1.00, 1.00, 0.98, 0.94, 0.86,
    0.82, 0.80, 0.74, 0.62, 0.50,
  ]
  /// By day, from Thursday: the first day of the Unix epoch was one.
  private static let week: [Double] = [1, 1, 0.62, 0.58, 1, 1, 1]

  /// The mean of the whole table, by which rates are stated.
  static let mean = day.reduce(0, +) / 24 * week.reduce(0, +) / 7

  /// `seconds` since 1970 in the site's own time.
  static func activity(at seconds: Int) -> Double {
    let hour = seconds / 3600 % 24
    let within = Double(seconds % 3600) / 3600
    let level = day[hour] * (1 - within) + day[(hour + 1) % 24] * within
    return level * week[seconds / 86_400 % 7]
  }
}
