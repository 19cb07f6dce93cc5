#!/usr/bin/env python3
"""Kills the command at random moments and looks at what is left.

    python3 Tests/Faults/kill.py [--command PATH] [--rounds 200] [--seed 1]

For each of map, export, gazetteer import and gazetteer compile: 200 runs that are killed (SIGKILL)
after a random time, over an output of an earlier run. After each: the output is that of the earlier run or
the new one, byte for byte; what a person put beside it is there; and a last run that is not killed
completes and leaves nothing behind.
"""
import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def digest(path):
    """The bytes of a file, or of all files of a folder, as one digest; None when there is nothing."""
    if not os.path.lexists(path):
        return None
    if os.path.isfile(path):
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    parts = []
    for folder, _, names in sorted(os.walk(path)):
        for name in sorted(names):
            if name.startswith("mine"):
                continue
            inner = os.path.join(folder, name)
            parts.append(os.path.relpath(inner, path) + " " + digest(inner))
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


class Operation:
    """A command with two inputs, so that the earlier result and the new one differ."""

    def __init__(self, name, first, second, output):
        self.name, self.first, self.second, self.output = name, first, second, output


def operations(folder):
    reports = os.path.join(ROOT, "Tests/Fixtures/reports")
    gazetteer = os.path.join(ROOT, "gazetteer")
    ruritania = os.path.join(ROOT, "Tests/Fixtures/gazetteer-ruritania")
    halves = sorted(n for n in os.listdir(reports) if n.endswith(".txt"))
    half = [os.path.join(reports, n) for n in halves[: len(halves) // 2]]
    ledgers = []
    for number, places in enumerate((["Bazarak", "Paryan"], ["Bazarak", "Deh Salah"])):
        path = os.path.join(folder, f"ledger{number}.csv")
        with open(path, "w") as file:
            file.write("date,place,actor,predicate,source\n")
            for day in range(1, 28):
                for place in places:
                    file.write(f"2021-08-{day:02d},{place},Taliban,holds,Northern Wire\n")
        ledgers.append(path)
    dumps = []
    for number in range(2):
        path = os.path.join(folder, f"dump{number}.tsv")
        with open(path, "w") as file:
            file.write("id\ttitle\ttitle_source\tfclasses\tstart\tlon\tlat\n")
            for row in range(3000 + number):
                file.write(f"p{row}\tPlace {row}\tours\tP\t2000\t{row % 360 - 180}\t{row % 90}\n")
        dumps.append(path)
    yield Operation("map", ["map", *half, "-o", "out"], ["map", reports, "-o", "out"], "out")
    yield Operation(
        "export", ["export", ledgers[0], "-o", "out.kmz"], ["export", ledgers[1], "-o", "out.kmz"],
        "out.kmz")
    yield Operation(
        "import", ["gazetteer", "import", dumps[0], "-o", "out"],
        ["gazetteer", "import", dumps[1], "-o", "out"], "out")
    yield Operation(
        "compile", ["gazetteer", "compile", ruritania, "-o", "out.index"],
        ["gazetteer", "compile", gazetteer, "-o", "out.index"], "out.index")


def run(command, arguments, folder, environment, limit=None):
    """Runs the command; kills it after `limit` seconds. Returns its status and how long it took."""
    start = time.monotonic()
    process = subprocess.Popen(
        [command, *arguments, "--force", "--quiet"], cwd=folder, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _, messages = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return -signal.SIGKILL, limit, b""
    return process.returncode, time.monotonic() - start, messages


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--command", default=os.path.join(ROOT, ".build/release/claimatlas"))
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one operation")
    options = parser.parse_args()
    options.command = os.path.abspath(options.command)
    generator = random.Random(options.seed)
    faults = 0
    with tempfile.TemporaryDirectory() as work:
        environment = {
            "PATH": "/usr/bin:/bin", "HOME": work,
            "CLAIMATLAS_GAZETTEER": os.path.join(ROOT, "gazetteer")}
        for operation in operations(work):
            if options.only and operation.name != options.only:
                continue
            folder = os.path.join(work, operation.name)
            os.mkdir(folder)
            output = os.path.join(folder, operation.output)
            wanted = []
            for arguments in (operation.second, operation.first):
                status, duration, messages = run(options.command, arguments, folder, environment)
                if status not in (0, 1, 65):
                    sys.exit(f"{operation.name}: ends with {status}: {messages.decode()[:300]}")
                wanted.append(digest(output))
            mine = os.path.join(output, "mine.txt") if os.path.isdir(output) else None
            if mine:
                with open(mine, "w") as file:
                    file.write("a person's note")
            killed = completed = 0
            while killed < options.rounds:
                number = killed + completed
                arguments = operation.second if number % 2 == 0 else operation.first
                status, _, messages = run(
                    options.command, arguments, folder, environment,
                    limit=generator.uniform(0, duration * 1.1))
                if status == -signal.SIGKILL:
                    killed += 1
                elif status in (0, 1, 65):
                    completed += 1
                else:
                    faults += 1
                    print(f"{operation.name} {number}: {status}: {messages.decode()[:300]}")
                if digest(output) not in wanted:
                    faults += 1
                    print(f"{operation.name} {number}: a mixed or half-written output")
                notes = [
                    name for _, _, names in os.walk(folder) for name in names if name == "mine.txt"]
                if mine and not notes:
                    faults += 1
                    print(f"{operation.name} {number}: a person's file is lost")
            status, _, messages = run(options.command, operation.second, folder, environment)
            left = sorted(set(os.listdir(folder)) - {operation.output})
            if digest(output) != wanted[0] or left or (mine and not os.path.exists(mine)):
                faults += 1
                print(f"{operation.name}: the last run left {left} and status {status}: "
                      f"{messages.decode()[:300]}")
            print(f"{operation.name}: {killed} killed, {completed} completed, faults so far {faults}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
