import AisleTesting
import History
import Testing

@Suite("A column of numbers") struct NumberColumnTests {
  @Test("gives back every number, bit for bit, in any order", arguments: Series.all)
  func roundTrip(_ series: Series) throws {
    var random = SplitMix(seed: 7)
    for count in [1, 2, 3, 7, 64, 90, 900] {
      let numbers = series.numbers(count, &random)
      var writer = ByteWriter()
      NumberColumn.write(numbers, to: &writer)
      try writer.bytes.withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        let column = try NumberColumn(count: count, from: &reader)
        #expect(reader.isAtEnd)
        for place in numbers.indices.reversed() {
          #expect(column[place].bitPattern == numbers[place].bitPattern, "\(series.name) \(count) \(place)")
        }
      }
    }
  }

  @Test("takes few bytes for what meters give", arguments: [("constant", 11), ("tenths", 130), ("counter", 140)])
  func size(_ name: String, _ limit: Int) throws {
    var random = SplitMix(seed: 3)
    let series = try #require(Series.all.first { $0.name == name })
    var writer = ByteWriter()
    NumberColumn.write(series.numbers(90, &random), to: &writer)
    #expect(writer.bytes.count <= limit)
  }
}

/// A sort of series, made of random numbers.
struct Series: Sendable, CustomTestStringConvertible {
  let name: String
  let make: @Sendable (Int, Double, UInt64) -> Double
  var testDescription: String { name }

  func numbers(_ count: Int, _ random: inout SplitMix) -> [Double] {
    (0..<count).map { make($0, random.share(), random.next()) }
  }

  static let all = [
    Series(name: "constant") { _, _, _ in 1.98e9 },
    Series(name: "tenths") { _, share, _ in (450 + share * 40).rounded() / 10 },
    Series(name: "steps of a hundredth") { _, share, _ in (share * 700).rounded() * 0.01 },
    Series(name: "steps of a 200th") { _, share, _ in (share * 200).rounded() * 0.005 },
    Series(name: "counter") { place, share, _ in 1e12 + Double(place) * 700_000 + (share * 1000).rounded() },
    Series(name: "rare changes") { place, _, _ in place / 37 % 2 == 0 ? 0 : 4096 },
    Series(name: "fractions") { _, share, _ in share },
    Series(name: "smooth") { place, _, _ in 40 + Double(place) / 7 },
    Series(name: "any bits") { _, _, bits in Double(bitPattern: bits) },
    Series(name: "extremes") { place, _, _ in
      [0, -0.0, .infinity, -.infinity, .nan, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -1][place % 8]
    },
    Series(name: "negative zero") { _, _, _ in -0.0 },
    Series(name: "large whole numbers") { _, _, bits in Double(bits >> 10) },
    Series(name: "negative") { _, share, _ in -(share * 1e6).rounded() },
    Series(name: "one strange number") { place, _, _ in place == 1 ? .pi : 3 },
  ]
}
