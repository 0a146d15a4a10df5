"""DMTF's rf_thermal_equipment on one device, again and again within one interpreter: each time it logs in, reads every
unit with all that it reads of one, prints it to nowhere, and logs out.   redfish_peer.py URL TIMES
Lines of name, tab, figure, in milliseconds."""

import contextlib
import io
import sys
import time

import redfish
import redfish_utilities
from redfish_utilities import thermal_equipment_types


def read(url):
    context = redfish.redfish_client(base_url=url, username="a", password="b", timeout=15, max_retry=3)
    context.login(auth="session")
    identifiers = redfish_utilities.get_thermal_equipment_ids(context)
    for kind in thermal_equipment_types:
        for identifier in identifiers[kind.plural]:
            unit = redfish_utilities.get_thermal_equipment(
                context, kind, identifier, get_metrics=True, get_primary_connectors=True,
                get_secondary_connectors=True, get_pumps=True, get_filters=True, get_reservoirs=True,
                get_leak_detection=True,
                # It fails on units without any.
                get_leak_detectors=kind == thermal_equipment_types.CDU)
            with contextlib.redirect_stdout(io.StringIO()):
                redfish_utilities.print_thermal_equipment(unit)
    redfish_utilities.logout(context)


url, times = sys.argv[1], int(sys.argv[2])
read(url)
walls = []
begin = time.process_time()
for _ in range(times):
    start = time.perf_counter()
    read(url)
    walls.append(1000 * (time.perf_counter() - start))
print("read, wall\t%.2f" % sorted(walls)[times // 2])
print("read, processor\t%.2f" % (1000 * (time.process_time() - begin) / times))
