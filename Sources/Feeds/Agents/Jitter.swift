/// Numbers that look random and are the same in every run.
enum Jitter {
  /// FNV-1a of a name.
  static func seed(_ name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// SplitMix64's finisher over the seed and a counter.
  static func mixed(_ seed: UInt64, _ counter: UInt64) -> UInt64 {
    var bits = seed &+ (counter &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
