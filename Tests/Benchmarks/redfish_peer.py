"""DMTF's rf_thermal_equipment on one device, again and again within one interpreter, printing to nowhere:
redfish_peer.py URL TIMES [commands]
Its functions in one session, which is more than the tool itself offers; with "commands", its own commands one after
another, as it is used: each logs in, reads one unit's status or leak detectors, and logs out.
Lines of name, tab, figure, in milliseconds."""

import contextlib
import io
import os
import runpy
import shutil
import sys
import time

import redfish
import redfish_utilities
from redfish_utilities import thermal_equipment_types

UNITS = [("CDU", "1"), ("CDU", "2"), ("HeatExchanger", "RDHX-A5"), ("ImmersionUnit", "TANK-1")]


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
            redfish_utilities.print_thermal_equipment(unit)
    redfish_utilities.logout(context)


def command(url, *words):
    name = "rf_thermal_equipment.py"
    beside = os.path.join(os.path.dirname(sys.executable), name)
    sys.argv = [name, "-r", url, "-u", "a", "-p", "b", *words]
    with contextlib.suppress(SystemExit):
        runpy.run_path(beside if os.path.exists(beside) else shutil.which(name), run_name="__main__")


def commands(url):
    for kind, identifier in UNITS:
        command(url, "status", "-t", kind, "-te", identifier)
        if kind == "CDU":
            command(url, "leakdetectors", "-t", kind, "-te", identifier)


url, times = sys.argv[1], int(sys.argv[2])
once = commands if "commands" in sys.argv else read
with contextlib.redirect_stdout(io.StringIO()):
    once(url)
    walls = []
    begin = time.process_time()
    for _ in range(times):
        start = time.perf_counter()
        once(url)
        walls.append(1000 * (time.perf_counter() - start))
    used = 1000 * (time.process_time() - begin)
print("read, wall\t%.2f" % sorted(walls)[times // 2])
print("read, processor\t%.2f" % (used / times))
