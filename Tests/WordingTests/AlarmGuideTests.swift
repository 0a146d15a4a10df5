import SiteModel
import Testing
import Wording

@Suite("What is said of alarms") struct AlarmGuideTests {
  @Test(arguments: Finding.Kind.allCases) func `every kind has a cause, a consequence and what to do`(
    _ kind: Finding.Kind
  ) {
    let guide = kind.guide
    for word in [guide.cause, guide.consequence, guide.action] {
      #expect(word.english.count >= 10 && word.english.count <= 110 && !word.english.hasSuffix("."))
      #expect(word.chinese.count >= 4 && word.chinese.count <= 50 && !word.chinese.hasSuffix("。"))
    }
    #expect(guide.cause.english != "see the thing's own page")
  }
}
