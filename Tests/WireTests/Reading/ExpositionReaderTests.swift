import SiteModel
import Testing
import Wire

@Suite("The page reader")
struct ExpositionReaderTests {
  @Test(
    "brings vendors' units into base units",
    arguments: [
      ("mx_board_power{deviceId=\"0\"} 90500", Quantity.power, 90.5),
      ("mx_memory_used{deviceId=\"0\"} 1024", .memoryUsed, 1_048_576),
      ("mtgpu_power_usage_milliwatts{gpu=\"0\"} 250000", .power, 250),
      ("enflame_gcu_power_consumption{minor_number=\"0\"} 210", .power, 210),
      ("habanalabs_power_mW{device=\"0\"} 350000", .power, 350),
      ("dcu_utilizationrate{minor_number=\"0\"} 50", .load, 0.5),
      ("mlu_memory_used{mlu=\"0\"} 4096", .memoryUsed, 4096),
      ("mlu_pcie_current_width{mlu=\"0\"} 8", .pcieWidth, 8),
      ("npu_chip_info_hbm_total_memory{id=\"0\"} 65536", .memoryTotal, 68_719_476_736),
      ("ix_mem_total{gpu=\"0\"} 32768", .memoryTotal, 34_359_738_368),
      ("node_xpu_powerUsage{devid=\"0\"} 88", .power, 88),
      ("gpu_energy_consumed{gpu_id=\"0\"} 5000000", .energy, 5),
      ("pcie_speed{gpu_id=\"0\"} 32", .pcieGeneration, 5),
      ("DCGM_FI_DEV_XID_ERRORS{gpu=\"0\"} 79", .errorCode, 79),
      ("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu=\"0\"} 5000000", .energy, 5000),
      ("DCGM_FI_DEV_FB_USED{gpu=\"0\"} 3", .memoryUsed, 3_145_728),
      ("DCGM_FI_DEV_SM_CLOCK{gpu=\"0\"} 1980", .clock, 1.98e9),
      ("gpu_clock{gpu_id=\"0\",clock_type=\"system\"} 132", .clock, 132e6),
      ("gpu_clock{gpu_id=\"0\",clock_type=\"GPU_CLOCK_TYPE_MEMORY\"} 900", .memoryClock, 900e6),
      ("gpu_total_vram{gpu_id=\"0\"} 196592", .memoryTotal, 196_592e6),
      ("mlu_utilization{mlu=\"0\"} 29.5", .load, 0.295),
      ("mlu_power_current_limit{mlu=\"0\"} 300", .powerLimit, 300),
      ("mlu_frequency{mlu=\"0\"} 1500", .clock, 1.5e9),
      ("mlu_remapped_pending_rows{mlu=\"0\"} 2", .pendingRowRemap, 1),
      ("mlu_mlulink_status{mlu=\"0\",link=\"0\"} 3", .linksActive, 1),
      ("npu_chip_info_hbm_used_memory{id=\"0\"} 2", .memoryUsed, 2_097_152),
      ("npu_chip_info_utilization{id=\"0\"} 40", .load, 0.4),
      ("npu_chip_info_aicore_current_freq{id=\"0\"} 1000", .clock, 1e9),
      ("npu_chip_info_bandwidth_rx{id=\"0\"} 3", .receiveRate, 3e6),
      ("mx_memory_total{deviceId=\"0\"} 67108864", .memoryTotal, 68_719_476_736),
      ("mx_gpu_usage{deviceId=\"0\"} 50", .load, 0.5),
      ("mtgpu_memory_total_bytes{gpu=\"0\"} 51539607552", .memoryTotal, 51_539_607_552),
      ("enflame_gcu_memory_used_bytes{minor_number=\"0\"} 4096", .memoryUsed, 4096),
      ("enflame_gcu_power_capability{minor_number=\"0\"} 300", .powerLimit, 300),
      ("enflame_gcu_clock{minor_number=\"0\"} 1500", .clock, 1.5e9),
      ("node_xpu_totalEccUncorrectedErrors{devid=\"0\"} 3", .uncorrectedErrors, 3),
      ("npu_chip_info_ai_core_utilization{id=\"0\"} 40", .load, 0.4),
      ("ix_sm_clock{gpu=\"0\"} 1500", .clock, 1.5e9),
      ("dcu_memorycap_bytes{minor_number=\"0\"} 4096", .memoryTotal, 4096),
      ("dcu_powercap{minor_number=\"0\"} 350", .powerLimit, 350),
      ("habanalabs_power_default_limit_mW{device=\"0\"} 600000", .powerLimit, 600),
      ("habanalabs_memory_used_bytes{device=\"0\"} 4096", .memoryUsed, 4096),
      ("node_xpu_memtotal{devid=\"0\"} 4096", .memoryTotal, 4096),
    ])
  func units(line: String, quantity: Quantity, value: Double) {
    #expect(PageProbe(line + "\n").accelerator("0", quantity) == value)
  }

  @Test("takes a partitioned card's power from the partition that has the sensor: the others' 0 is no measurement")
  func partitions() {
    let lines = ["0\"} 550", "1\"} 0", "2\"} 0"].map { "gpu_package_power{gpu_id=\"0\",gpu_partition_id=\"\($0)\n" }
    #expect(PageProbe(lines.joined()).accelerator("0", .power) == 550)
    #expect(PageProbe("gpu_package_power{gpu_id=\"1\",gpu_partition_id=\"1\"} 0\n").page.readings.isEmpty)
  }

  @Test("knows a Hygon card's place on the bus by the exporter's own label")
  func hygonBus() {
    let probe = PageProbe("dcu_temp{minor_number=\"1\",pcieBus_number=\"0000:6a:00.0\"} 47\n")
    #expect(probe.fact(.accelerator("1", on: "n1"), .busAddress) == "0000:6a:00.0")
  }

  @Test("does not take Enflame's power_usage, a ratio, for watts")
  func enflameRatio() {
    #expect(PageProbe("enflame_gcu_power_usage{minor_number=\"0\"} 40\n").page.readings.isEmpty)
  }

  @Test("adds used, free and reserved memory, each once, and nothing when a part is missing")
  func total() {
    let used = "DCGM_FI_DEV_FB_USED{gpu=\"0\",pod=\"a\",namespace=\"x\"} 1\n"
    let shared = "DCGM_FI_DEV_FB_USED{gpu=\"0\",pod=\"b\",namespace=\"x\"} 1\n"
    let free = "DCGM_FI_DEV_FB_FREE{gpu=\"0\"} 9\n"
    #expect(PageProbe(used + shared + free).accelerator("0", .memoryTotal) == 10_485_760.0)
    #expect(PageProbe(used).accelerator("0", .memoryTotal) == nil)
    #expect(PageProbe(used + "DCGM_FI_DEV_FB_FREE{gpu=\"0\"} NaN\n").accelerator("0", .memoryTotal) == nil)
  }

  @Test("names slices by their instance and leaves the board's figures with the board")
  func slices() {
    let labels = "gpu=\"2\",GPU_I_ID=\"5\",GPU_I_PROFILE=\"1g.10gb\""
    let probe = PageProbe("DCGM_FI_DEV_FB_USED{\(labels)} 3\nDCGM_FI_DEV_GPU_TEMP{\(labels)} 50\n")
    let slice = EntityKey(.slice, node: "n1", name: "2/5")
    #expect(probe.value(slice, .memoryUsed) == 3_145_728.0)
    #expect(probe.fact(slice, .profile) == "1g.10gb")
    #expect(probe.accelerator("2", .temperature) == 50)
    #expect(probe.accelerator("2", .memoryUsed) == nil)
  }

  @Test("turns clock event bits into common reasons")
  func throttle() {
    let probe = PageProbe("DCGM_FI_DEV_CLOCKS_EVENT_REASONS{gpu=\"0\"} 68\n")
    let reasons = ThrottleReasons(reading: probe.accelerator("0", .throttleReasons) ?? 0)
    #expect(reasons == [.powerCap, .hardwareThermal])
    let unknown = PageProbe("DCGM_FI_DEV_CLOCKS_EVENT_REASONS{gpu=\"0\"} 65536\n")
    #expect(ThrottleReasons(reading: unknown.accelerator("0", .throttleReasons) ?? 0) == .other)
  }

  @Test(
    "drops what cannot be, and complains about the metric",
    arguments: ["4e9", "-3", "+Inf", "2147483632", "9223372036854775794", "140737488355328"])
  func implausible(value: String) {
    let probe = PageProbe("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\"} 40\nDCGM_FI_DEV_POWER_USAGE{gpu=\"0\"} \(value)\n")
    #expect(probe.accelerator("0", .power) == nil)
    #expect(probe.accelerator("0", .temperature) == 40)
    #expect(probe.complaints(about: "DCGM_FI_DEV_POWER_USAGE").count == 1)
  }

  @Test("takes NaN for absent, without complaint")
  func notANumber() {
    let probe = PageProbe("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\"} NaN\n")
    #expect(probe.page.readings.isEmpty)
    #expect(probe.page.complaints.isEmpty)
  }

  @Test("the last of duplicate series counts")
  func duplicates() {
    let probe = PageProbe("ix_temperature{gpu=\"0\"} 40\nix_temperature{gpu=\"0\"} 41\n")
    #expect(probe.accelerator("0", .temperature) == 41)
    #expect(probe.page.readings.count == 1)
  }

  @Test(
    "believes a near timestamp, takes one just ahead as now, and says that it ignores others",
    arguments: [(-60.0, true, 0), (60, false, 0), (61, false, 1), (-2_592_000, false, 1)])
  func timestamps(offset: Double, isBelieved: Bool, complaints: Int) {
    let taken = Moment(seconds: PageProbe.now.seconds + offset)
    let probe = PageProbe("ix_temperature{gpu=\"0\"} 40 \(taken.milliseconds)\n")
    #expect(probe.page.readings.first?.moment == (isBelieved ? taken : PageProbe.now))
    #expect(probe.page.complaints.count == complaints)
  }

  @Test("finds the node's name: given, in a label, on the page, or the target's own")
  func nodeName() {
    let page = "node_load1 1\nnode_uname_info{nodename=\"real\",release=\"6.1\"} 1\n"
    #expect(PageProbe(page, node: nil, fallback: "10.0.0.1").page.subjects == [.node("real")])
    #expect(PageProbe(page, node: "given").page.subjects == [.node("given")])
    #expect(PageProbe("node_load1 1\n", node: nil, fallback: "10.0.0.1").page.subjects == [.node("10.0.0.1")])
    #expect(PageProbe("node_load1 1\n", node: nil).page.subjects.isEmpty)
  }

  @Test("joins the names and labels of sensors, wherever they stand on the page")
  func joins() {
    let probe = PageProbe(
      """
      node_hwmon_temp_celsius{chip="platform_coretemp_0",sensor="temp1"} 55
      node_hwmon_sensor_label{chip="platform_coretemp_0",sensor="temp1",label="Package id 0"} 1
      node_hwmon_chip_names{chip="platform_coretemp_0",chip_name="coretemp"} 1

      """)
    #expect(probe.value(EntityKey(.sensor, node: "n1", name: "coretemp/Package id 0"), .temperature) == 55)
  }

  @Test("tells chips of one name and sensors of one label apart, as the agent does")
  func repeatedNames() {
    let probe = PageProbe(
      """
      node_hwmon_chip_names{chip="platform_coretemp_0",chip_name="coretemp"} 1
      node_hwmon_chip_names{chip="platform_coretemp_1",chip_name="coretemp"} 1
      node_hwmon_chip_names{chip="pci_k10",chip_name="k10temp"} 1
      node_hwmon_sensor_label{chip="platform_coretemp_0",sensor="temp2",label="Core 0"} 1
      node_hwmon_sensor_label{chip="platform_coretemp_1",sensor="temp2",label="Core 0"} 1
      node_hwmon_sensor_label{chip="pci_k10",sensor="temp10",label="Tctl"} 1
      node_hwmon_sensor_label{chip="pci_k10",sensor="temp2",label="Tctl"} 1
      node_hwmon_sensor_label{chip="pci_k10",sensor="fan1",label="Tctl"} 1
      node_hwmon_temp_celsius{chip="platform_coretemp_0",sensor="temp2"} 50
      node_hwmon_temp_celsius{chip="platform_coretemp_1",sensor="temp2"} 60
      node_hwmon_temp_celsius{chip="pci_k10",sensor="temp2"} 70
      node_hwmon_temp_celsius{chip="pci_k10",sensor="temp10"} 80
      node_hwmon_fan_rpm{chip="pci_k10",sensor="fan1"} 900

      """)
    func sensor(_ name: String) -> Double? { probe.value(EntityKey(.sensor, node: "n1", name: name), .temperature) }
    #expect(sensor("coretemp@platform_coretemp_0/Core 0") == 50)
    #expect(sensor("coretemp@platform_coretemp_1/Core 0") == 60)
    #expect(sensor("k10temp/Tctl") == 70)
    #expect(sensor("k10temp/Tctl (temp10)") == 80)
    #expect(probe.value(EntityKey(.fan, node: "n1", name: "k10temp/Tctl"), .fanSpeed) == 900)
  }

  @Test("computes memory in use and processor time from several series")
  func derived() {
    let probe = PageProbe(
      """
      node_memory_MemTotal_bytes 1000
      node_memory_MemAvailable_bytes 400
      node_cpu_seconds_total{cpu="0",mode="idle"} 10
      node_cpu_seconds_total{cpu="1",mode="idle"} 20
      node_cpu_seconds_total{cpu="0",mode="user"} 3
      node_cpu_seconds_total{cpu="1",mode="system"} 4

      """)
    let node = EntityKey.node("n1")
    #expect(probe.value(node, .memoryUsed) == 600)
    #expect(probe.value(node, .idleTime) == 30)
    #expect(probe.value(node, .busyTime) == 7)
    #expect(probe.value(node, .coreCount) == 2)
  }

  @Test("cleans hostile names and bounds their length")
  func hostile() {
    let bad = "\u{1B}[2J\u{202E}evil\u{200B}" + String(repeating: "x", count: 10_000)
    let probe = PageProbe(
      "DCGM_FI_DEV_GPU_TEMP{gpu=\"\(bad)\",Hostname=\"\(bad)\",modelName=\"\(bad)\"} 40\n", node: nil)
    #expect(probe.page.subjects.count == 1)
    let texts = probe.page.subjects.flatMap { [$0.node, $0.name] } + probe.page.facts.map(\.text)
    #expect(texts.allSatisfy { $0.unicodeScalars.allSatisfy(CleanText.isSafe) && $0.count <= 256 })
  }

  @Test("keeps the layout while the series stay, and changes it when they do not")
  func layout() {
    var reader = ExpositionReader()
    func read(_ text: String) -> ExpositionPage { reader.read(Array(text.utf8), at: PageProbe.now, node: "n") }
    let first = read("ix_temperature{gpu=\"0\"} 40\nix_temperature{gpu=\"1\"} 41\n")
    let second = read("ix_temperature{gpu=\"0\"} 50\nix_temperature{gpu=\"1\"} 51\n")
    #expect(second.layout == first.layout)
    #expect(second.readings.map(\.value) == [50, 51])
    let third = read("ix_temperature{gpu=\"1\"} 60\n")
    #expect(third.layout != first.layout)
    #expect(third.subjects == [.accelerator("1", on: "n")])
    #expect(third.readings.map(\.value) == [60])
  }

  @Test("reads several exporters on one page")
  func mixed() {
    let probe = PageProbe("node_load1 2\nix_temperature{gpu=\"0\"} 40\nwhat_ever 1\n")
    #expect(probe.page.exporters == ["node_exporter", "ix-exporter"])
    #expect(probe.page.report.ignored == 1)
  }

  @Test("says where a broken page is broken")
  func broken() {
    let probe = PageProbe("node_load1 2\nnode_load1{ 3\nnode_lo")
    #expect(probe.complaints(about: "page").contains { $0.contains("line 2") })
    #expect(probe.complaints(about: "page").contains { $0.contains("ends in the middle of line 3") })
    #expect(probe.value(.node("n1"), .loadAverage) == 2)
  }
}

@Suite("The mapping tables")
struct ExporterMappingTests {
  @Test("name every exporter once, and every total's parts are rows")
  func consistent() {
    #expect(Set(ExporterMapping.all.map(\.name)).count == ExporterMapping.all.count)
    for mapping in ExporterMapping.all {
      let metrics = Set(mapping.rows.map(\.metric))
      for row in mapping.rows {
        #expect(row.quantity != nil || !row.facts.isEmpty, "\(row.metric) says nothing")
        if case .total(let needs) = row.fold { #expect(metrics.isSuperset(of: needs), "\(row.metric)") }
      }
    }
  }

  @Test("takes over what an agent could not read, and how old its values are")
  func selfReport() {
    let page = """
      aisle_agent_sample_age_seconds 4
      aisle_sampler_complaint_info{sampler="rapl",reason="/sys/x: permission denied"} 1
      hw_power_watts{host_name="n1",hw_id="gpu/0",hw_type="gpu",hw_name="0"} 300

      """
    let probe = PageProbe(page)
    #expect(probe.complaints(about: "rapl") == ["/sys/x: permission denied"])
    let reading = probe.reading(.accelerator("0", on: "n1"), .power)
    #expect(reading?.moment == PageProbe.now - .seconds(4))
    let old = PageProbe(page.replacing("seconds 4", with: "seconds 90000"))
    #expect(old.reading(.accelerator("0", on: "n1"), .power)?.moment == PageProbe.now - .seconds(90_000))
    let absurd = PageProbe(page.replacing("seconds 4", with: "seconds -1e30"))
    #expect(absurd.reading(.accelerator("0", on: "n1"), .power)?.moment == PageProbe.now)
  }

  @Test("remembers no more complaints of a page than anybody reads")
  func complaintFlood() {
    let lines = (0..<10_000).map { "aisle_sampler_complaint_info{sampler=\"s\",reason=\"\($0)\"} 1\n" }
    #expect(PageProbe(lines.joined()).page.complaints.count <= 101)
  }
}
