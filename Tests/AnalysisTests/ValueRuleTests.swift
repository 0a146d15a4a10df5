import Analysis
import SiteModel
import Testing

@Suite("A value over its limit is a finding")
struct ValueRuleTests {
  @Test("A healthy site has none")
  func healthy() {
    #expect(Bench.healthy().findings().isEmpty)
  }

  typealias Reported = (EntityKind, String, Quantity, Double)

  struct Case: Sendable {
    var extra: [Reported]
    var kind: Finding.Kind
    var priority: Priority
    init(_ extra: [Reported], _ kind: Finding.Kind, _ priority: Priority) {
      self.extra = extra
      self.kind = kind
      self.priority = priority
    }
  }

  private static func gpu(_ quantity: Quantity, _ value: Double) -> Reported { (.accelerator, "3", quantity, value) }
  private static func thing(_ kind: EntityKind, _ name: String, _ quantity: Quantity, _ value: Double) -> Reported {
    (kind, name, quantity, value)
  }

  static let bad: [Case] = [
    Case([gpu(.temperature, 86)], .acceleratorTemperature, .high),
    Case([gpu(.temperature, 88), gpu(.temperatureHigh, 87)], .acceleratorTemperature, .high),
    Case([gpu(.temperature, 95), gpu(.temperatureCritical, 94)], .acceleratorTemperature, .critical),
    Case([gpu(.memoryTemperature, 106)], .acceleratorMemoryTemperature, .high),
    Case([gpu(.throttleReasons, 64)], .acceleratorThrottled, .high),
    Case([gpu(.throttleReasons, 32)], .acceleratorThrottled, .medium),
    Case([gpu(.errorCode, 79)], .acceleratorErrorCode, .critical),
    Case([gpu(.errorCode, 48)], .acceleratorErrorCode, .high),
    Case([gpu(.errorCode, 63)], .acceleratorErrorCode, .medium),
    Case([gpu(.errorCode, 13)], .acceleratorErrorCode, .low),
    Case([gpu(.errorCode, 998)], .acceleratorErrorCode, .medium),
    Case([gpu(.health, 0)], .acceleratorUnhealthy, .high),
    Case([gpu(.uncorrectedErrors, 1)], .uncorrectedErrors, .high),
    Case([gpu(.pendingRowRemap, 1)], .pendingRowRemap, .medium),
    Case([gpu(.rowRemapFailure, 1)], .rowRemapFailure, .high),
    Case([gpu(.pcieWidth, 8), gpu(.pcieWidthLimit, 16)], .pcieDegraded, .medium),
    Case(
      [
        gpu(.pcieGeneration, 1), gpu(.pcieGenerationLimit, 5),
        gpu(.load, 0.9),
      ], .pcieDegraded, .low),
    Case([gpu(.linksActive, 17), gpu(.linksTotal, 18)], .linkDegraded, .high),
    Case(
      [
        gpu(.linksActive, 0), gpu(.linksTotal, 18), thing(.accelerator, "4", .linksActive, 18),
        thing(.accelerator, "4", .linksTotal, 18),
      ], .linkDegraded, .high),
    Case([thing(.node, "", .inletTemperature, 28)], .inletTemperature, .medium),
    Case([thing(.node, "", .inletTemperature, 36)], .inletTemperature, .high),
    Case(
      [thing(.sensor, "t", .temperature, 81), thing(.sensor, "t", .temperatureHigh, 80)], .sensorTemperature, .medium),
    Case(
      [thing(.disk, "d", .temperature, 90), thing(.disk, "d", .temperatureCritical, 85)], .sensorTemperature, .critical),
    Case([thing(.fan, "f", .fanSpeed, 500), thing(.fan, "f", .fanSpeedLow, 600)], .fanSlow, .medium),
    Case(
      [
        thing(.fan, "c/1", .fanSpeed, 0), thing(.fan, "c/1", .fanSpeedLow, 600), thing(.fan, "c/2", .fanSpeed, 900),
      ], .fanSlow, .high),
    Case([thing(.port, "mlx5_0/1", .linkUp, 0)], .portDown, .medium),
    Case([thing(.port, "eth0", .linkUp, 0), thing(.port, "eth0", .received, 9)], .portDown, .medium),
    Case([thing(.node, "", .power, 16_000)], .rackPower, .medium),
    Case([thing(.node, "", .power, 21_000)], .rackPower, .high),
  ]

  static let innocent: [[Reported]] = [
    // An idle device lowers its link by itself.
    [
      gpu(.pcieGeneration, 1), gpu(.pcieGenerationLimit, 5),
      gpu(.load, 0),
    ],
    [gpu(.throttleReasons, 0b111)], [gpu(.errorCode, 0)],
    // Nobody has plugged anything into it.
    [thing(.port, "eth1", .linkUp, 0)], [thing(.port, "eth1", .linkUp, 0), thing(.port, "eth1", .received, 0)],
    // A container bridge without containers.
    [thing(.port, "docker0", .linkUp, 0), thing(.port, "docker0", .received, 9)],
    // Cards in slots, without bridges between them.
    [
      gpu(.linksActive, 0), gpu(.linksTotal, 12), thing(.accelerator, "4", .linksActive, 0),
      thing(.accelerator, "4", .linksTotal, 12),
    ],
    // Drivers that say "no limit" in their way.
    [thing(.sensor, "t", .temperature, 40), thing(.sensor, "t", .temperatureHigh, 0)],
    [thing(.disk, "d", .temperature, 40), thing(.disk, "d", .temperatureCritical, 65_261.85)],
    // A chip that stops its fans while it is cool, beside one that does not.
    [
      thing(.fan, "c/1", .fanSpeed, 0), thing(.fan, "c/1", .fanSpeedLow, 600), thing(.fan, "c/2", .fanSpeed, 0),
      thing(.fan, "d/1", .fanSpeed, 900),
    ],
    [thing(.fan, "f", .fanSpeed, 0)], [thing(.fan, "f", .fanSpeed, 0), thing(.fan, "f", .fanSpeedLow, 0)],
    [thing(.node, "", .inletTemperature, .infinity)],
  ]

  @Test(
    "One bad reading, one finding of the right kind and priority", arguments: bad)
  func rule(_ example: Case) {
    let found = Bench.healthy(and: example.extra).findings()
    #expect(found.map(\.kind) == [example.kind])
    #expect(found.first?.priority == example.priority)
    #expect(found.first?.count == 1)
  }

  @Test("What only looks bad is none", arguments: innocent.indices)
  func none(index: Int) {
    #expect(Bench.healthy(and: Self.innocent[index]).findings().isEmpty)
  }

  @Test("Several of one kind on a node are one finding with the worst value and their count")
  func grouped() {
    let found = Bench.healthy(and: [
      (.accelerator, "1", .temperature, 86), (.accelerator, "2", .temperature, 91),
      (.accelerator, "5", .temperature, 88),
    ]).findings()
    #expect(found.count == 1)
    #expect(found.first?.count == 3)
    #expect(found.first?.value == 91)
    #expect(found.first?.subject == .entity(.node(0)))
  }

  @Test("Hot parts of different kinds on a node are one finding, too")
  func groupedOverKinds() {
    let found = Bench.healthy(and: [
      (.disk, "nvme0", .temperature, 86), (.disk, "nvme0", .temperatureHigh, 80),
      (.sensor, "nvme/Sensor 1", .temperature, 95), (.sensor, "nvme/Sensor 1", .temperatureCritical, 90),
    ]).findings()
    #expect(found.map(\.priority) == [.critical])
    #expect(found.first?.count == 2)
  }

  @Test("A single thing is its own subject, with value, limit and moment")
  func subject() {
    let found = Bench.healthy(and: [(.accelerator, "2", .temperature, 91)]).findings()
    #expect(found.first?.subject == .entity(.accelerator(2)))
    #expect(found.first?.limit == 85)
    #expect(found.first?.quantity == .temperature)
    #expect(found.first?.since == Bench.now)
  }

  @Test("Another vendor's code is not read as an XID")
  func otherVendor() {
    var bench = Bench { $0.acceleratorKinds[0].vendor = "Huawei" }
    for node in ["n1", "n2", "n3"] { bench.reportHealthy(node) }
    bench.report("n0", Bench.healthy() + [(.accelerator, "0", .errorCode, 79)])
    #expect(bench.findings().map(\.priority) == [.medium])
    #expect(bench.findings().first?.detail == .code(79))
  }

  @Test("A server all of whose fans stand still is told of, whatever limits its fans state")
  func stoppedFans() {
    func fans(_ speeds: [Double]) -> [Reported] {
      speeds.enumerated().map { Self.thing(.fan, "c/\($0)", .fanSpeed, $1) }
    }
    let found = Bench.healthy(and: fans([0, 0, 0])).findings()
    #expect(found.map(\.kind) == [.fanSlow])
    #expect(found.first?.priority == .high)
    #expect(found.first?.count == 3)
    #expect(Bench.healthy(and: fans([0, 0, 900])).findings().isEmpty)
  }

  @Test("Air that comes too warm into a hall is told of the hall before its machines")
  func warmHall() {
    func found(_ supply: Double) -> [Finding] {
      var bench = Bench.healthy(and: [Self.thing(.node, "", .inletTemperature, supply + 1)])
      bench.meter([(.hall, "H", .supplyTemperature, supply), (.hall, "H", .returnTemperature, supply + 15)])
      return bench.findings()
    }
    let hot = found(36)
    #expect(hot.map(\.subject) == [.entity(EntityID(.hall, 0)), .entity(.node(0))])
    #expect(hot.map(\.priority) == [.critical, .high])
    #expect(found(28).map(\.priority) == [.high, .medium])
    #expect(found(24).isEmpty)
  }
}
