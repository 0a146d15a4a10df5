#!/usr/bin/env python3
"""Runs copies of a program on terminals of 200 x 50 for some time, and prints a row of what that took: for slurm.sh.

First data: from the start until a word stands on the screen. Refresh: from the start of the first program that it runs
in a round until the last of them ends, the median. CPU: user and system time with that of all programs run, a minute and
copy. RPCs: what sdiag has counted at the controller, a minute; "job" are those that ask for jobs."""
import argparse, fcntl, os, pty, re, select, signal, statistics, struct, subprocess, sys, termios, time

ANSWERS = {b"\x1b[5n": b"\x1b[0n", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62c"}
TICK = os.sysconf("SC_CLK_TCK")
COLUMNS = ["view", "copies", "first data, ms", "refresh, ms", "CPU, s a minute", "of that in programs run, s",
           "RSS, MB", "RSS of programs run, MB", "job RPCs a minute", "RPCs a minute", "controller's time, ms a minute"]


def spawn(command):
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", HOME="/nonexistent")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    return process, terminal


def stat(process):
    with open(f"/proc/{process}/stat") as file:
        return file.read().rsplit(") ", 1)[1].split()


def own(process):
    fields = stat(process)
    return (int(fields[11]) + int(fields[12])) / TICK


def reaped(process):
    fields = stat(process)
    return (int(fields[13]) + int(fields[14])) / TICK


def children(process):
    found = []
    try:
        for task in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{task}/children") as file:
                found += [int(child) for child in file.read().split()]
    except OSError:
        pass
    return found + [deeper for child in found for deeper in children(child)]


def memory(process):
    try:
        with open(f"/proc/{process}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024
    except (OSError, AttributeError):
        return 0.0


def program(process):
    try:
        return os.readlink(f"/proc/{process}/exe")
    except OSError:
        return None


def calls():
    """By name: how often the controller was asked, and how long that took it, in ms."""
    text = subprocess.run(["sdiag"], capture_output=True, text=True).stdout
    block = text.split("by message type", 1)[-1].split("by user", 1)[0]
    found = re.findall(r"(\S+)\s+\(\s*\d+\) count:(\d+)\s+ave_time:\d+\s+total_time:(\d+)", block)
    return {name: (int(count), int(total) / 1000) for name, count, total in found}


class Watch:
    """Reads the terminals, answers what a program asks of its terminal, and notes what runs below each program."""

    def __init__(self, pairs, word):
        self.terminals = {terminal: [] for _, terminal in pairs}
        self.processes = [process for process, _ in pairs]
        self.word, self.start = word.encode(), time.monotonic()
        self.first, self.tails = {}, {terminal: b"" for terminal in self.terminals}
        self.alive, self.spans, self.peak = {}, [], 0.0

    def run(self, until, sampling, enough=False):
        while time.monotonic() < until and not (enough and len(self.first) == len(self.terminals)):
            ready, _, _ = select.select(list(self.terminals), [], [], 0.005 if sampling else 0.2)
            for terminal in ready:
                self.read(terminal)
            if sampling:
                self.sample()

    def read(self, terminal):
        try:
            data = os.read(terminal, 65536)
        except OSError:
            sys.exit(f"{options.name}: the program has ended: {self.tails[terminal][-200:]!r}")
        # Every question gets its answer, also one of which the end comes apart from its beginning.
        known = self.tails[terminal][-3:]
        for question, answer in ANSWERS.items():
            asked = (known + data).count(question) - known.count(question)
            os.write(terminal, answer * asked)
        tail = self.tails[terminal] + data
        if self.word in tail and terminal not in self.first:
            self.first[terminal] = time.monotonic() - self.start
        self.tails[terminal] = tail[-300:]

    def sample(self):
        now, seen = time.monotonic(), set(children(self.processes[0]))
        for child in seen:
            self.alive.setdefault(child, now)
            # One that is not yet another program shares the memory of the first.
            if program(child) != program(self.processes[0]):
                self.peak = max(self.peak, memory(child))
        for child in [child for child in self.alive if child not in seen]:
            self.spans.append((self.alive.pop(child), now))

    def refreshes(self):
        """Spans that lie closer than 0.3 s are one round."""
        rounds = []
        for begin, end in sorted(span for span in self.spans if span[1] - span[0] < 30):
            if rounds and begin - rounds[-1][1] < 0.3:
                rounds[-1][1] = max(rounds[-1][1], end)
            else:
                rounds.append([begin, end])
        return [1000 * (end - begin) for begin, end in rounds]


def measure(options):
    pairs = [spawn(options.command) for _ in range(options.copies)]
    watch = Watch(pairs, options.word)
    try:
        watch.run(watch.start + 30, sampling=False, enough=True)
        # What happens at the start is over.
        watch.run(time.monotonic() + 5, sampling=False)
        before, begin = calls(), time.monotonic()
        marks = [(own(process), reaped(process)) for process, _ in pairs]
        watch.run(begin + options.seconds, sampling=False)
        minutes = (time.monotonic() - begin) / 60
        after = calls()
        used = [(own(p) - a, reaped(p) - b) for (p, _), (a, b) in zip(pairs, marks)]
        watch.run(time.monotonic() + 12, sampling=True)
        resident = sum(memory(process) for process, _ in pairs) / len(pairs)
    finally:
        for process, _ in pairs:
            below = children(process)
            for victim in [process] + below:
                try:
                    os.kill(victim, signal.SIGKILL)
                except OSError:
                    pass
            os.waitpid(process, 0)
    # The meter itself asks once in between.
    grown = {name: (count - before.get(name, (0, 0))[0], spent - before.get(name, (0, 0))[1])
             for name, (count, spent) in after.items() if name != "REQUEST_STATS_INFO"}
    jobs = sum(count for name, (count, _) in grown.items() if re.match(r"REQUEST_JOB_(INFO|USER_INFO)", name))
    asked = {name: entry for name, entry in grown.items() if name.startswith("REQUEST_") and entry[0] > 0}
    rounds, copies = watch.refreshes(), len(pairs)
    first = max(watch.first.values()) * 1000 if len(watch.first) == copies else None
    print("; ".join(f"{name} {count}" for name, (count, _) in sorted(asked.items())), file=sys.stderr)
    row([options.name, copies, first, statistics.median(rounds) if rounds else None,
         sum(a + b for a, b in used) / minutes / copies, sum(b for _, b in used) / minutes / copies, resident,
         watch.peak, jobs / minutes, sum(count for count, _ in asked.values()) / minutes,
         sum(spent for _, spent in asked.values()) / minutes])


def row(cells):
    texts = ["–" if cell is None else f"{cell:.2f}" if isinstance(cell, float) and cell < 10
             else f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells]
    print("| " + " | ".join(texts) + " |", flush=True)


parser = argparse.ArgumentParser()
parser.add_argument("--header", action="store_true")
parser.add_argument("--name", default="")
parser.add_argument("--copies", type=int, default=1)
parser.add_argument("--seconds", type=float, default=40)
parser.add_argument("--word", default="")
parser.add_argument("command", nargs="*")
options = parser.parse_args()
if options.header:
    row(COLUMNS)
    print("|" + "---|" * len(COLUMNS))
else:
    measure(options)
