package import SiteModel

extension SampleSite {
  /// One machine as a newcomer has it: no site file, no rack, a source in this process, what an unprivileged agent can
  /// read of it, and five minutes of history.
  package static func machine(accelerators: Int = 0) -> Site {
    let name = "workbench"
    var site = Site(topology: Topology(name: name), trends: Trends(capacity: 360, interval: .seconds(2)))
    site.register(
      SourceDescription(id: SourceID("this-machine"), address: SourceDescription.thisMachine, cadence: .seconds(2)))
    let steps = 150
    for step in 0..<steps {
      let moment = now - .seconds(2 * (steps - 1 - step))
      var page = SamplePage(node: name, moment: moment)
      machineHost(step: step, on: &page)
      machineParts(step: step, on: &page)
      for number in 0..<accelerators { machineAccelerator(number, step: step, on: &page) }
      var batch = Batch(source: SourceID("this-machine"), moment: moment, layout: 1)
      batch.subjects = page.subjects
      batch.readings = page.readings
      batch.facts = page.facts
      batch.complaints = [
        Complaint(
          subject: "rapl",
          .unreadable(place: "/sys/class/powercap/intel-rapl:0/energy_uj", .system(code: 13)))
      ]
      site.apply(batch, took: .milliseconds(4))
      site.remember(at: moment) { _ in [:] }
    }
    return site
  }

  private static func wave(_ step: Int, _ period: Int) -> Double {
    let phase = Double(step % period) / Double(period)
    return phase < 0.5 ? phase * 2 : 2 - phase * 2
  }

  private static func machineHost(step: Int, on page: inout SamplePage) {
    let host = page.subject(.node, "")
    page.state(host, .model, "Precision 5860 Tower")
    page.state(host, .kernel, "6.1.0-28-amd64")
    page.state(host, .operatingSystem, "Debian GNU/Linux 12 (bookworm)")
    page.read(host, .load, 0.06 + 0.5 * wave(step, 70) * noise(step / 8, 1) + 0.05 * noise(step, 2))
    page.read(host, .coreCount, 16)
    page.read(host, .memoryTotal, 6.7e10)
    page.read(host, .memoryUsed, 2.1e10 + 4e9 * wave(step, 150))
    page.read(host, .loadAverage, 2.4 + noise(step / 10, 3))
    page.read(host, .uptime, 86_400 * 12 + Double(step) * 2)
    page.read(host, .processorPressure, 0.012)
    page.read(host, .memoryPressure, 0)
    page.read(host, .inputOutputPressure, 0.004)
    let processor = page.subject(.processor, "0")
    page.state(processor, .model, "Intel(R) Xeon(R) w5-2465X")
    page.read(processor, .temperature, 44 + 14 * wave(step, 70))
    page.read(processor, .temperatureHigh, 95)
  }

  private static func machineParts(step: Int, on page: inout SamplePage) {
    for (name, isUp, rate) in [("enp2s0", true, 1e9), ("enp3s0", false, 0)] {
      let port = page.subject(.port, name)
      page.read(port, .linkUp, isUp ? 1 : 0)
      guard isUp else { continue }
      page.read(port, .linkRate, rate)
      page.read(port, .receiveRate, 3.2e6 * noise(step / 3, 5))
      page.read(port, .sendRate, 8e5 * noise(step / 3, 6))
      page.read(port, .errorRate, 0)
    }
    let disk = page.subject(.disk, "nvme0")
    page.state(disk, .model, "Samsung SSD 990 PRO 2TB")
    page.read(disk, .temperature, 41)
    page.read(disk, .temperatureHigh, 82)
    let fan = page.subject(.fan, "dell_smm/fan1")
    page.state(fan, .label, "Processor Fan")
    page.read(fan, .fanSpeed, 1_240)
    for (name, label, value) in [("acpitz/temp1", "acpitz", 27.8), ("dell_smm/temp2", "Ambient", 31)] {
      let sensor = page.subject(.sensor, name)
      page.state(sensor, .label, label)
      page.read(sensor, .temperature, value)
    }
  }

  private static func machineAccelerator(_ number: Int, step: Int, on page: inout SamplePage) {
    let device = page.subject(.accelerator, "\(number)")
    let load = 0.3 + 0.7 * wave(step + number * 20, 60)
    page.state(device, .model, "NVIDIA RTX 6000 Ada Generation")
    page.read(device, .load, load)
    page.read(device, .power, 60 + 230 * load)
    page.read(device, .powerLimit, 300)
    page.read(device, .temperature, 42 + 30 * load)
    page.read(device, .temperatureHigh, 87)
    page.read(device, .memoryTotal, 5.15e10)
    page.read(device, .memoryUsed, 1.9e10)
    page.read(device, .clock, 2.505e9)
    page.read(device, .throttleReasons, 0)
    page.read(device, .correctedErrors, 0)
    page.read(device, .uncorrectedErrors, 0)
    page.read(device, .processCount, 1)
  }
}
