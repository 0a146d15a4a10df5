import SiteModel
import Testing

@Suite("Tasks of an array") struct ArrayTaskTests {
  @Test(
    "A record stands for the tasks in its list, ranges and steps",
    arguments: [
      ("32_0", true), ("32_1", false), ("32_2", true), ("32_6", true), ("32_7", false), ("32_8", true), ("32_30", true),
      ("32_31", false), ("33_0", false),
    ])
  func holds(name: String, isHeld: Bool) throws {
    let array = JobArray(number: 32, tasks: "0,2,4-8:2,20-30", count: 16)
    #expect(array.holds(try #require(ArrayTask(name))) == isHeld)
  }

  @Test(
    "What is no task's name is none, and odd lists hold nothing", arguments: ["32", "32_*", "32_", "_1", "a_1", ""])
  func others(name: String) throws {
    #expect(ArrayTask(name) == nil)
    let task = try #require(ArrayTask("32_1"))
    for tasks in ["", "-", ":", "1:0", "x-3", "..."] {
      #expect(!JobArray(number: 32, tasks: tasks, count: 1).holds(task))
    }
  }
}
