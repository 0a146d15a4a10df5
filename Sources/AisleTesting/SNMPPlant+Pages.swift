extension SNMPPlant {
  /// The pages as `prometheus-snmp-exporter` 0.21 made them of what `snmpd` 5.9 served, without their help lines.
  package static let unitPage = """
    # TYPE cduConductivity gauge
    cduConductivity 1150
    # TYPE cduEnergy counter
    cduEnergy 123456
    # TYPE cduFacilityFlow gauge
    cduFacilityFlow 140
    # TYPE cduFacilityTemperature gauge
    cduFacilityTemperature 77
    # TYPE cduFilterState gauge
    cduFilterState 9
    # TYPE cduFlow gauge
    cduFlow 312
    # TYPE cduHeat gauge
    cduHeat 345
    # TYPE cduLeak gauge
    cduLeak{cduLeak="dry"} 1
    cduLeak{cduLeak="wet"} 0
    # TYPE cduLevel gauge
    cduLevel 999
    # TYPE cduPH gauge
    cduPH 870
    # TYPE cduPumpSpeed gauge
    cduPumpSpeed{cduPumpIndex="1"} 655
    cduPumpSpeed{cduPumpIndex="2"} 0
    # TYPE cduPumpState gauge
    cduPumpState{cduPumpIndex="1"} 2
    cduPumpState{cduPumpIndex="2"} 5
    # TYPE cduReturnPressure gauge
    cduReturnPressure 178
    # TYPE cduReturnTemperature gauge
    cduReturnTemperature 418
    # TYPE cduStatus gauge
    cduStatus 2
    # TYPE cduSupplyPressure gauge
    cduSupplyPressure 295
    # TYPE cduSupplyTemperature gauge
    cduSupplyTemperature 321
    # TYPE cduTurbidity gauge
    cduTurbidity 12
    # TYPE snmp_scrape_duration_seconds gauge
    snmp_scrape_duration_seconds 0.001108404
    # TYPE snmp_scrape_packets_retried gauge
    snmp_scrape_packets_retried 0
    # TYPE snmp_scrape_packets_sent gauge
    snmp_scrape_packets_sent 1
    # TYPE snmp_scrape_pdus_returned gauge
    snmp_scrape_pdus_returned 20
    # TYPE snmp_scrape_walk_duration_seconds gauge
    snmp_scrape_walk_duration_seconds 0.000899723

    """

  package static let supplyPage = """
    # TYPE pduEnergy counter
    pduEnergy{pduIndex="1",pduName="PDU-A01"} 48210
    pduEnergy{pduIndex="2",pduName="rack B left"} 51777
    # TYPE pduName gauge
    pduName{pduIndex="1",pduName="PDU-A01"} 1
    pduName{pduIndex="2",pduName="rack B left"} 1
    # TYPE pduOutletPower gauge
    pduOutletPower{pduIndex="1",pduName="PDU-A01",pduOutletIndex="1"} 3650
    pduOutletPower{pduIndex="1",pduName="PDU-A01",pduOutletIndex="2"} 3670
    pduOutletPower{pduIndex="2",pduName="rack B left",pduOutletIndex="1"} 41000
    # TYPE pduOutletState gauge
    pduOutletState{pduIndex="1",pduName="PDU-A01",pduOutletIndex="1"} 1
    pduOutletState{pduIndex="1",pduName="PDU-A01",pduOutletIndex="2"} 1
    pduOutletState{pduIndex="2",pduName="rack B left",pduOutletIndex="1"} 2
    # TYPE pduPhaseCurrent gauge
    pduPhaseCurrent{pduIndex="1",pduName="PDU-A01",pduPhase="1"} 106
    pduPhaseCurrent{pduIndex="1",pduName="PDU-A01",pduPhase="2"} 107
    pduPhaseCurrent{pduIndex="1",pduName="PDU-A01",pduPhase="3"} 104
    pduPhaseCurrent{pduIndex="2",pduName="rack B left",pduPhase="1"} 594
    # TYPE pduPower gauge
    pduPower{pduIndex="1",pduName="PDU-A01"} 732
    pduPower{pduIndex="2",pduName="rack B left"} 4100
    # TYPE snmp_scrape_duration_seconds gauge
    snmp_scrape_duration_seconds 0.000533646
    # TYPE snmp_scrape_packets_retried gauge
    snmp_scrape_packets_retried 0
    # TYPE snmp_scrape_packets_sent gauge
    snmp_scrape_packets_sent 1
    # TYPE snmp_scrape_pdus_returned gauge
    snmp_scrape_pdus_returned 16
    # TYPE snmp_scrape_walk_duration_seconds gauge
    snmp_scrape_walk_duration_seconds 0.000420076

    """
}
