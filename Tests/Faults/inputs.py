#!/usr/bin/env python3
"""Converts every file of a folder and holds each run to bounds of time, memory and manners.

    python3 Tests/Faults/inputs.py [--command PATH] [--table FILE] [--seconds 10] [--megabytes 200] FOLDER...

Each file is read twice, to GeoJSON and to KML. A run must end by itself in one of the statuses that
the command documents, within the bounds; say why in words when it reads nothing; and leave no file
behind when it fails. Hostile files made here (bombs, deep nests, huge texts, damaged copies) are
added with --hostile. `--table` gets a line a run. Ends with 1 when a run breaks a rule.
"""
import argparse
import io
import json
import multiprocessing
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STATUSES = {0, 1, 2, 64, 65, 66, 73}
KML = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>%s</Document></kml>'
POINT = "<Placemark><name>%s</name><Point><coordinates>%s</coordinates></Point></Placemark>"


def archive(entries, method=zipfile.ZIP_DEFLATED):
    """The bytes of a zip archive of names and contents."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as file:
        for name, content in entries:
            file.writestr(name, content)
    return whole.getvalue()


def hostile(folder):
    """Writes files that try to exhaust or mislead a reader."""
    fine = (KML % (POINT % ("A", "69,35"))).encode()
    lines = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    feature = '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":%s}'
    collection = '{"type":"FeatureCollection","features":[%s]}'
    noise = random.Random(2).randbytes(3_000_000)
    path = os.path.join(folder, "plain.gpkg")
    database = sqlite3.connect(path)
    database.execute("PRAGMA application_id = 1196444487")
    database.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)")
    database.commit()
    database.close()
    files = {
        "bomb.kmz": archive([("doc.kml", b" " * 1_500_000_000)]),
        "bomb-inside.kmz": archive([("doc.kml", KML.encode() + b"<!--" + b"x" * 900_000_000)]),
        "crowd.kmz": archive([(f"{i}.kml", fine) for i in range(20_000)]),
        "out.kmz": archive([("../../doc.kml", fine)]),
        "quine.kmz": archive([("doc.kml", (KML % "<NetworkLink><Link><href>doc.kml</href></Link></NetworkLink>"))]),
        "laughs.kml": f'<!DOCTYPE a [<!ENTITY e0 "ha">{lines}]><kml><name>&e9;</name></kml>',
        "entity.kml": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + KML % (POINT % ("&x;", "1,2")),
        "remote.kml": '<!DOCTYPE kml SYSTEM "http://127.0.0.1:9/x.dtd">' + KML % (POINT % ("A", "1,2")),
        "include.kml": KML % '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>',
        "deep.kml": KML % ("<Folder>" * 100_000 + "</Folder>" * 100_000),
        "long-text.kml": KML % (POINT % ("A" * 60_000_000, "1,2")),
        "long-line.kml": KML % ("<Placemark><LineString><coordinates>" + "1,2 " * 20_000_000 + "</coordinates></LineString></Placemark>"),
        "styles.kml": KML % "".join(f'<StyleMap id="s{i}"><Pair><key>normal</key><styleUrl>#s{(i + 1) % 2000}</styleUrl></Pair></StyleMap>' for i in range(2000)) ,
        "attributes.kml": "<kml " + " ".join(f'a{i}="1"' for i in range(300_000)) + "/>",
        "control.kml": KML % (POINT % ("a\x0bb", "1,2")),
        "numbers.kml": KML % "".join(POINT % (n, n) for n in ("nan,nan", "inf,1", "1e400,2", "999,999", "1,2,3,4", "--1,2")),
        "deep.geojson": '{"a":' * 200_000 + "1" + "}" * 200_000,
        "deep-array.geojson": "[" * 3_000_000,
        "deep-property.geojson": collection % (feature % ('{"a":' + "[" * 100_000 + "]" * 100_000 + "}")),
        "deep-collection.geojson": '{"type":"GeometryCollection","geometries":[' * 50_000,
        "long-text.geojson": collection % (feature % ('{"a":"' + "x" * 60_000_000 + '"}')),
        "long-line.geojson": '{"type":"LineString","coordinates":[' + "[1,2]," * 8_000_000 + "[1,3]]}",
        "columns.geojson": collection % (feature % json.dumps({f"p{i}": i for i in range(100_000)})),
        "columns-each.geojson": collection % ",".join(feature % ('{"p%d":1}' % i) for i in range(20_000)),
        "numbers.geojson": collection % ",".join(feature % ('{"a":%s}' % n) for n in ("NaN", "1e999", "-0", "9" * 5000, "01")),
        "surrogate.geojson": collection % (feature % '{"a":"\\ud800","\\udc00":1}'),
        "unclosed.geojson": (collection % (feature % "{}"))[:-4],
        "empty.geojson": "", "empty.kml": "", "empty.kmz": b"", "empty.gpkg": b"",
        "noise.geojson": noise, "noise.kml": noise, "noise.kmz": noise, "noise.gpkg": noise,
        "head.gpkg": b"SQLite format 3\0" + noise[:100_000],
    }
    for name, content in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def run(command, seconds):
    """Status, seconds of processor, megabytes at the most, and what was said."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, stdin=subprocess.DEVNULL)
        end = time.monotonic() + seconds * 4
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > end:
                process.kill()
                _, status, usage = os.wait4(process.pid, 0)
                status = None
                break
            time.sleep(0.002)
        process.returncode = 0
        said.seek(0)
        words = said.read().decode("utf-8", "replace").strip()
    if status is not None:
        status = os.waitstatus_to_exitcode(status)
    return status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, words


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--command", default=os.path.join(ROOT, ".build/debug/claimatlas"))
    parser.add_argument("--table")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    table = open(options.table, "w") if options.table else None
    worst = [0.0, 0.0]
    runs = broken = 0
    with tempfile.TemporaryDirectory() as scratch:
        folders = list(options.folders)
        if options.hostile:
            folders.append(os.path.join(scratch, "hostile"))
            os.mkdir(folders[-1])
            # In a process of its own: the memory of this one counts for each that it starts.
            maker = multiprocessing.Process(target=hostile, args=(folders[-1],))
            maker.start()
            maker.join()
        for folder in folders:
            for name in sorted(os.listdir(folder)):
                for ending in ("geojson", "kml", "gpkg"):
                    output = os.path.join(scratch, "out." + ending)
                    status, seconds, megabytes, words = run(
                        [options.command, "convert", os.path.join(folder, name), "-o", output], options.seconds)
                    wrote = os.path.exists(output)
                    left = [n for n in os.listdir(scratch) if n not in ("hostile", "out." + ending)]
                    faults = []
                    if status is None:
                        faults.append("does not end")
                    elif status not in STATUSES:
                        faults.append(f"status {status}")
                    if seconds > options.seconds:
                        faults.append(f"{seconds:.1f} s")
                    if megabytes > options.megabytes:
                        faults.append(f"{megabytes:.0f} MB")
                    if not words:
                        faults.append("says nothing")
                    if not wrote and status == 0 or wrote and status in (64, 66, 73):
                        faults.append("status and output differ")
                    if left:
                        faults.append(f"leaves {left}")
                    runs += 1
                    broken += bool(faults)
                    worst = [max(worst[0], seconds), max(worst[1], megabytes)]
                    first = words.split("\n")[0][:150]
                    if table:
                        size = os.path.getsize(output) if wrote else ""
                        table.write(f"{name}\t{ending}\t{status}\t{seconds:.2f}\t{megabytes:.0f}\t{size}\t{first}\n")
                    if faults:
                        print(f"{name} to {ending}: {', '.join(faults)}: {first}")
                    for name_left in left + (["out." + ending] if wrote else []):
                        os.remove(os.path.join(scratch, name_left))
    print(f"{runs} runs, {broken} break a rule; at most {worst[0]:.2f} s and {worst[1]:.0f} MB")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
