import AisleTesting
@testable import Feeds
import Wire
import Foundation
import Testing

struct JSONValueTests {
  private func number(_ text: String) -> Double? {
    (try? RedfishDocument(Array("{\"a\": \(text)}".utf8)))?.number("a")
  }

  private func text(_ text: String) -> String? {
    (try? RedfishDocument(Array("{\"a\": \(text)}".utf8)))?.text("a")
  }

  @Test(arguments: [
    "0", "-0", "1", "12.5", "-273.15", "0.1", "123456789012345", "1234567890123456789", "0.000001", "1e3", "1E-7",
    "2.5e+10", "1.7976931348623157e308", "4.9e-324", "36.600000000000001",
  ])
  func numbersAreTheNearestThereIs(_ text: String) { #expect(number(text) == Double(text)) }

  @Test(arguments: ["01", "-", ".5", "1.", "1e", "+1", "0x10", "NaN", "Infinity", "1e999", "--1", "1.2.3", "1_000"])
  func whatIsNoNumberIsNone(_ text: String) { #expect(number(text) == nil) }

  @Test func textsAreRead() {
    #expect(text("\"a\\\"b\\\\c\\/d\\n\\u00e9\"") == "a\"b\\c/d\n\u{e9}")
    #expect(text("\"\\ud83d\\ude00 ok\"") == "\u{1F600} ok")
    #expect(text("\"\\ud83d\"") == "\u{FFFD}")
    #expect(text("\"\\ud83d\\u0041\"") == "\u{FFFD}A")
    #expect(text("\"\\x\"") == nil && text("\"\\u12\"") == nil && text("\"open") == nil)
    #expect(try! RedfishDocument([0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xFF, 0x22, 0x7D]).text("a") == "\u{FFFD}")
  }

  @Test func depthIsBounded() {
    for depth in [100, 100_000, 1_000_000] {
      for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = String(repeating: open, count: depth)
        #expect(throws: RedfishDocument.NotJSON.self) { try RedfishDocument(Array(text.utf8)) }
        let whole = "{\"a\":" + text + "1" + String(repeating: close, count: depth) + "}"
        #expect(throws: RedfishDocument.NotJSON.self) { try RedfishDocument(Array(whole.utf8)) }
      }
    }
    let fine = "{\"a\":" + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}"
    #expect(throws: Never.self) { try RedfishDocument(Array(fine.utf8)) }
  }

  /// Whatever the library takes is taken and found the same; what it refuses is refused, but for control characters in
  /// texts, which some devices write, and commas before a closing bracket, which the library lets pass.
  @Test func itAgreesWithTheLibrary() {
    let seeds = [
      "{\"a\": [1, 2.5, {\"b\": null}], \"c\": true, \"d\": \"x\\n\"}", "{}", "{\"a\":{\"b\":[[],[{}]]}}",
      "{\"Reading\": -1.5e-3, \"Status\": {\"State\": \"Enabled\"}}",
    ]
    let signs = Array("{}[]\",:0123.eE+-tfn\\u \n".utf8)
    var random = SplitMix(seed: 20_261_126)
    for seed in seeds {
      for _ in 0..<2_000 {
        var bytes = Array(seed.utf8)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          if Bool.random(using: &random) {
            bytes[place] = signs.randomElement(using: &random) ?? 0
          } else if bytes.count > 1 {
            bytes.remove(at: place)
          }
        }
        let theirs = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        let ours = try? JSONValue(bytes)
        let packed = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        let isLoose = bytes.contains { $0 < 0x20 } || packed.contains(",}") || packed.contains(",]")
        #expect(isLoose || (theirs == nil) == (ours == nil), "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
  }
}
