import AisleTesting
import Canvas
import Glibc
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("Where the site comes from, in the first line") struct RecordPartTests {
  private func line(_ standing: RecordStanding?, width: Int = 140, in language: Language = .english) -> String {
    var console = Console()
    console.language = language
    console.recordStanding = standing
    return Seat(at: SampleSite.machine(), size: Size(width, 30), console: console).lines.first ?? ""
  }

  private func ago(_ seconds: Int) -> Moment { SampleSite.now - .seconds(seconds) }

  @Test("a console that records for itself says nothing of it") func well() {
    #expect(line(.recording()) == line(nil))
  }

  @Test("read from a recorder it says so, and how old that is") func reading() {
    #expect(line(.reading(.recorder, heard: ago(1))).contains("recorder 1 s"))
    #expect(line(.reading(.console, heard: ago(2))).contains("other console 2 s"))
    #expect(line(.reading(.recorder, heard: ago(1)), in: .chinese).contains("记录进程 1 s"))
  }

  @Test(
    "a recorder that says nothing for more than three seconds is silent, on narrow screens, too", arguments: [80, 140])
  func silent(width: Int) {
    #expect(line(.reading(.recorder, heard: ago(7)), width: width).contains("RECORDER SILENT 7 s"))
  }

  @Test("that nothing is recorded is said, on narrow screens, too", arguments: [80, 140]) func unrecorded(width: Int) {
    let full = PastFailure.file(path: "/x", .system(code: ENOSPC))
    #expect(line(.unrecorded(.past(.notKept)), width: width).contains("NOT RECORDED"))
    #expect(line(.recording(fault: RecordingFault(full, since: ago(5))), width: width).contains("RECORDING FAILS"))
    #expect(line(.reading(.recorder, heard: ago(1), hasFault: true), width: width).contains("RECORDER CANNOT WRITE"))
  }

  @Test(
    "that a simulation is still brought to where its record ends is said, on narrow screens, too", arguments: [80, 140])
  func approaching(width: Int) {
    #expect(line(.approaching(ago(60)), width: width).contains("SIMULATING UP TO "))
    #expect(line(.approaching(ago(60)), width: width, in: .chinese).contains("正在模拟至"))
  }

  @Test("a file that nobody writes is told with its age") func old() {
    #expect(line(.read(newest: ago(60))).contains("history, 60 s old"))
  }
}
