extension SiteFile {
  /// A site file to begin with: two halls, two vendors, liquid cooling. It passes `aisle site check`.
  package static let example = """
    # A site file for Aisle: what the centre is planned to be. Check it with 'aisle site check FILE'.
    # Names fold: node[001-064] is 64 names, padded as written; A[01-04,07] lists. Inside {...} quote such names.
    # Measures carry their unit: 80 kW, 35 °C, 10s.

    site: Example-1
    # The number format in which compute is counted: fp64 fp32 tf32 bf16 fp16 fp8 int8 fp4.
    precision: bf16

    # Common accelerators (H100, H200, B200, A100, MI300X, Ascend 910B3 ...) need no entry here.
    # Others: peaks are dense, without sparsity.
    accelerator-kinds:
      - name: Example X1
        vendor: Example
        peak: {bf16: 400 TFLOP/s, fp8: 800 TFLOP/s}
        memory: 96 GiB
        power: 550 W
        temperature-high: 95 °C

    # The way of the heat: plant, facility loop, coolant distribution units, racks. What is not known is left out.
    facility-loops:
      - {name: FWS-1, volume: 12 m3, supply: 26 °C}
    cooling-plant:                    # cooling-tower dry-cooler chiller pump heat-recovery
      - {name: "Tower-[1-3]", kind: cooling-tower, loop: FWS-1, capacity: 1 MW}
      - {name: HR-1, kind: heat-recovery, loop: FWS-1, capacity: 500 kW}
    cdus:
      - name: CDU-[01-06]
        loop: FWS-1
        capacity: 400 kW
        supply: 32 °C
        supply-limit: 45 °C
        coolant: pg25                 # or water, dielectric
        volume: 400 L                 # of its technology loop with the racks on it
        flow: 560 L/min               # at full pump speed
        pumps: 2
        pumps-needed: 1

    # The way of the power: sources, transformers, UPS or HVDC, feeds, power distribution units, racks.
    currency: CNY
    power-equipment:                  # grid photovoltaic wind storage generator transformer ups hvdc switchboard
      - {name: Grid, kind: grid, capacity: 6 MW, carbon: 570 g/kWh, tariff: 0.65 /kWh}
      - {name: PV, kind: photovoltaic, capacity: 800 kW, carbon: 40 g/kWh, tariff: 0.30 /kWh}
      - {name: "TR-[1,2]", kind: transformer, from: [Grid, PV], capacity: 3150 kW, efficiency: 99 %}
      - {name: "HVDC-[1,2]", kind: hvdc, from: "TR-[1,2]", capacity: 3 MW, efficiency: 97.5 %}
    power-feeds:
      - {name: Feed-A, from: HVDC-1, capacity: 3 MW}
      - {name: Feed-B, from: HVDC-2, capacity: 3 MW}

    # One power distribution unit a rack and feed.
    pdus:
      - {name: "PDU-A[01-12]", feed: Feed-A, capacity: 120 kW}
      - {name: "PDU-B[01-12]", feed: Feed-B, capacity: 120 kW}

    # A pod is a set of nodes that share one accelerator fabric.
    pods:
      - {name: pod-1, power: 600 kW}
      - {name: pod-2, power: 300 kW}

    # Halls hold rows, rows hold racks. A range that stands at cdu, pdus, feeds or a device's name is dealt out over the
    # racks in order: 8 racks on CDU-[01-04] hang two and two.
    halls:
      - name: Hall A
        rows:
          - name: A
            racks:
              - name: A[01-08]
                height: 48            # rack units; 42 unless said
                power: 80 kW          # what the rack may draw
                cdu: CDU-[01-04]      # or heat-exchanger (a rear door), immersion-unit
                coolant-volume: 24 L  # in its manifolds and plates, and the metal that it warms: for ride-through
                thermal-mass: 80 kJ/K
                pdus:
                  - PDU-A[01-08]
                  - PDU-B[01-08]
                pod: pod-1
                devices:
                  - name: leaf-a[01-08]
                    kind: switch
                    position: 47      # lowest unit that it fills, 1 at the bottom
                    height: 2
      - name: Hall B
        rows:
          - name: B
            racks:
              - name: B[01-02]
                power: 70 kW
                cdu: CDU-05
                pdus: ["PDU-A[09-10]", "PDU-B[09-10]"]
                pod: pod-2
              - name: B[03-04]
                slot: 4               # slot 3 stays empty: a gap on the floor
                power: 70 kW
                cdu: CDU-06
                pdus: ["PDU-A[11-12]", "PDU-B[11-12]"]
                pod: pod-2

    # Nodes by range are dealt out rack by rack, bottom first.
    nodes:
      - name: node[001-064]
        racks: A[01-08]
        per-rack: 8
        first-position: 2
        spacing: 5                    # units from one node to the next; its height unless said
        height: 4
        accelerators: 8
        kind: H200
      - name: asc[01-16]
        racks: B[01-04]
        per-rack: 4
        first-position: 1
        height: 8
        accelerators: 8
        kind: Ascend 910B3
      # A single node says its rack and position.
      - name: login1
        rack: B04
        position: 40
        height: 2

    # Where readings come from. A URL speaks for the node that its host is named after; otherwise list them at 'nodes',
    # or say 'nodes: from-page' when the page itself names its nodes.
    sources:
      - name: agents
        url: https://node[001-064]:9101/metrics
        every: 10s
        timeout: 3s
        token-file: /etc/aisle/agent.token
        ca-file: /etc/aisle/ca.pem
      - name: ascend
        url: http://asc[01-16]:8082/metrics
        every: 15s
      - name: login
        url: http://192.0.2.10:9100/metrics
        nodes: login1
        every: 30s
      # The scheduler's queue, by its own commands, run as whoever runs Aisle. 'minimum' is the site's own floor under
      # 'every'; 'programs' is the folder of the commands where they are not in PATH.
      - name: slurm
        kind: slurm
        every: 10s
        minimum: 5s
        configuration: /etc/slurm/slurm.conf
        accelerators: [gpu, npu]
      # Whatever else exports Prometheus pages: SNMP, Modbus and BACnet gateways. 'things' says what their metrics mean:
      # of what, which quantity, and in which unit their numbers are. Unless named, a thing is the target's 'equipment'.
      - name: coolant
        url: "http://192.0.2.20:9116/snmp?module=cdu&target=192.0.2.[101-106]"
        equipment: CDU-[01-06]
        every: 30s
        things:
          - kind: coolant-distribution-unit
            readings:
              - {metric: cduSupplyTemperature, quantity: supply-temperature, unit: 0.1 °C}
              - {metric: cduReturnTemperature, quantity: return-temperature, unit: 0.1 °C}
              - {metric: cduFlow, quantity: flow, unit: 0.1 m3/h}
              - {metric: cduPH, quantity: acidity, unit: 0.01 pH, optional: yes}
              - {metric: cduConductivity, quantity: conductivity, unit: µS/cm, optional: yes}
              - {metric: cduAlarm, quantity: severity, values: {1: ok, 2: warning, 3: critical, 9: none}}
          - kind: pump
            name: <equipment>/Pump <cduPumpIndex>   # a label of the series; padded as <cduPumpIndex:02>
            readings:
              - {metric: cduPumpSpeed, quantity: pump-speed, unit: 0.1 %}
      - name: meters
        url: http://192.0.2.21:9602/metrics
        every: 60s
        things:
          - kind: power-distribution-unit
            name: <device>
            labels: {type: pdu}                     # only series with these labels
            names: {"[1-12]": "PDU-A[01-12]"}       # what the site calls what the label calls 1 to 12
            readings:
              - {metric: meter_power, quantity: power, unit: 10 W}
              - {metric: meter_energy, quantity: energy, unit: 0.1 kWh}

    # Limits that decide what is a finding. A device's own limits come first. These are the values unless said.
    thresholds:
      inlet-caution: 27 °C
      inlet-high: 35 °C
      accelerator-temperature: 90 °C
      accelerator-memory-temperature: 105 °C
      rack-power: 90 %

    # How alarms wait and end, and alarms of the site's own. Deadbands and delays are the usual ones unless said.
    alarms:
      longest-shelving: 8h
      settings:
        - {kind: coolant-supply-warm, on-delay: 120s, priority: high}
      own:
        - name: rise across the racks
          of: coolant-distribution-unit
          things: CDU-[01-04]         # all of the kind unless said
          value: return_temperature - supply_temperature
          above: 15 K
          deadband: 1 K
          on-delay: 60s
          priority: high
          cause: too little flow for the load
          consequence: the last accelerators of the loop get warm coolant
          action: look at the pumps' speed and the racks' valves

    """
}
