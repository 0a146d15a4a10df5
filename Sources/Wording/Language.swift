/// The languages in which operators read.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}
