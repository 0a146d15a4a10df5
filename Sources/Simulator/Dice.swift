/// Chance without memory: every throw is a function of the seed and of what it is thrown for, so that no order of
/// things, no hash table and no thread can change an outcome.
///
/// The mixing function is SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
struct Dice: Hashable, Sendable {
  private let seed: UInt64

  init(seed: UInt64) { self.seed = Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) }

  /// What a throw is for; throws for different purposes do not depend on each other.
  enum Purpose: UInt64 {
    case arrival, scenario, size, duration, jobShape, name, failure, repair, spell, member, target, site
    case loadNoise, powerNoise, temperatureNoise, dropOut
    case truth, weather, cloud, wind, plantNoise
    case person, fate, wish, drain
  }

  @inline(__always)
  func bits(_ purpose: Purpose, _ thing: Int, _ time: Int = 0) -> UInt64 {
    let named = seed ^ (purpose.rawValue &* 0xD1B5_4A32_D192_ED03)
    let placed = named &+ UInt64(bitPattern: Int64(thing)) &* 0x9E37_79B9_7F4A_7C15
    return Self.mixed(placed ^ Self.mixed(UInt64(bitPattern: Int64(time)) &+ 0x8CB9_2BA7_2F3D_8DD7))
  }

  /// Even over 0..<1.
  @inline(__always)
  func share(_ purpose: Purpose, _ thing: Int, _ time: Int = 0) -> Double {
    Double(bits(purpose, thing, time) >> 11) * 0x1p-53
  }

  /// About normal with mean 0 and deviation 1, never beyond 3.5: four even throws added.
  @inline(__always)
  func bell(_ purpose: Purpose, _ thing: Int, _ time: Int = 0) -> Double {
    let bits = bits(purpose, thing, time)
    let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
    return (Double(sum) - 131_070) * (1.732_050_8 / 65_536)
  }

  /// One of the numbers below `count`.
  func index(_ purpose: Purpose, _ thing: Int, _ time: Int = 0, below count: Int) -> Int {
    count <= 0 ? 0 : Int(bits(purpose, thing, time) % UInt64(count))
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
