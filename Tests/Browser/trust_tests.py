"""A review that comes back, hostile words, and tiles of a server."""

import base64
import csv
import http.server
import json
import re
import threading
import time

from harness import SAMPLE, Page, check


def test_review(tool, browser, page, folder, scratch):
    Page(browser, page.path)
    browser.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(scratch))
    done = page.run("""
        const items = data.claims.filter(one => one.quote && !one.reason);
        const [accepted, rejected, edited, noted] = [items[0], items[3], items[6], items[9]];
        const click = async (claim, name) => {
          await go('claim=' + claim.id);
          card().querySelector('.verdict.' + name).click(); await tick();
        };
        const write = async (claim, title, value) => {
          await go('claim=' + claim.id);
          const label = [...card().querySelectorAll('.review label')]
            .find(one => one.firstChild.textContent === title);
          const field = label.querySelector('input, select, textarea');
          field.value = value;
          field.dispatchEvent(new Event('change')); await tick();
        };
        await click(accepted, 'accepted');
        const before = (await go('show=all'), onMap());
        await click(rejected, 'rejected');
        const after = (await go('show=all'), onMap());
        await write(edited, 'Against', '=the "Blues", all of them');
        await write(edited, 'How it is put', 'possible');
        await write(edited, 'Polarity', 'neg');
        await write(edited, 'First day', '2021-08-16');
        await write(edited, 'Last day', '2021-08-18');
        await write(noted, 'Note', '+1, seen by "me"; کابل');
        $('download').click();
        await tick(400);
        return { accepted: accepted.id, rejected: rejected.id, edited: edited.id, noted: noted.id,
          before, after, kept: localStorage.length }""")
    check(done["after"] == done["before"] - 1, "a rejected claim leaves the map", done)
    file = scratch / "corrections.csv"
    for _ in range(50):
        if file.exists():
            break
        time.sleep(0.1)
    check(file.exists(), "the corrections are downloaded")
    if not file.exists():
        return
    with open(file, newline="", encoding="utf-8") as lines:
        check(len(list(csv.reader(lines))) == 5, "one row for each reviewed claim", file.read_text())
    _, messages = tool.run("map", SAMPLE, "-o", scratch / "again", "--quiet", "--corrections", file)
    check(not messages, "the tool takes every row", messages)
    old = {one["id"]: one for one in map(json.loads, (folder / "claims.jsonl").read_text().splitlines())}
    new = [json.loads(line) for line in (scratch / "again/claims.jsonl").read_text().splitlines()]
    verdicts = {done["accepted"]: "accepted", done["rejected"]: "rejected", done["edited"]: "edited",
                done["noted"]: "edited"}
    for claim in new:
        before = dict(old[claim["id"]])
        check(claim["review"] == verdicts.get(claim["id"], "open"), "the verdict comes back", claim)
        free = {"review", "note", "relations"}
        if claim["id"] == done["edited"]:
            check(claim["target"] == '=the "Blues", all of them', "a field comes back", claim["target"])
            check(claim["modality"] == "possible", "a word comes back", claim["modality"])
            check(claim["polarity"] == "neg", "a denial comes back", claim["polarity"])
            check((claim["date"]["start"], claim["date"]["end"]) == ("2021-08-16", "2021-08-18"),
                  "days come back", claim["date"])
            free |= {"target", "modality", "polarity", "date", "plot"}
        if claim["id"] == done["noted"]:
            check(claim["note"] == '+1, seen by "me"; کابل', "a note comes back", claim.get("note"))
        for name in set(claim) | set(before):
            if name not in free:
                check(claim.get(name) == before.get(name), "nothing else changes", claim["id"], name)
    # The page of the corrected ledger shows the review, and its own download changes nothing more.
    second = Page(browser, scratch / "again/map.html", "#claim=" + done["accepted"])
    check(second.run("return card().querySelector('.verdict.accepted').ariaPressed") == "true",
          "the review is shown again")
    check(second.run("return $('reviewed').hidden"), "nothing is left to download")


def test_hostile(tool, browser, scratch):
    evil = ("</script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
            "<!--<script>{{constructor}}\u202e\u2066gnihton\u0000\u0007&lt;b&gt;")
    long = "Blues " * 170_000
    rows = [
        {"id": "c-1", "doc": evil, "kind": "control", "predicate": "holds", "actor": evil, "target": evil,
         "quote": evil, "title": evil, "url": "javascript:alert(4)", "note": evil, "extent": evil},
        {"id": "c-2\"><script>alert(5)</script>", "doc": "b.txt", "kind": "movement", "predicate": "advancing",
         "actor": "x' onmouseover='alert(6)", "quote": "a b", "url": "https://example.org/\"><script>alert(7)",
         "target": "\u202ereversed", "magnitude": evil},
        {"id": "c-3", "doc": "c.txt", "kind": "control", "predicate": "holds", "actor": long, "quote": long,
         "title": long, "note": long, "url": "data:text/html,<script>alert(8)</script>"},
    ]
    for row in rows:
        row |= {"report_date": "2021-08-20", "modality": "asserted", "polarity": "pos",
                "attribution": {"claimant": evil if row["id"] != "c-3" else long, "medium": evil,
                                "outlet": evil, "cue": None},
                "places": [{"role": "at", "name": evil if row["id"] != "c-1" else "Bazarak",
                            "place_id": "AF-PAN-bazarak", "kind": "district", "surface": evil,
                            "resolution": "named"}],
                "date": None, "plot": "claim", "confidence": 0.5, "review": "open", "relations": []}
    ledger = scratch / "hostile.jsonl"
    ledger.write_text("".join(json.dumps(row) + "\n" for row in rows))
    made = scratch / "hostile.html"
    tool.run("export", ledger, "-o", made, "--title", evil.replace("\0", ""), "-q")
    check(made.exists(), "hostile words make a page")
    if not made.exists():
        return
    page = Page(browser, made)
    page.is_quiet("hostile words")
    seen = page.run("""
        const bad = () => document.querySelectorAll('img:not(.glyph), iframe, object, svg, script[src], b, [onerror],'
          + '[onload], [onmouseover]').length + document.scripts.length - 3;
        const out = { bad: [], links: [], texts: [], count: onMap(), slow: 0 };
        for (const tab of ['claims', 'changes', 'sources', 'about', 'unplaced']) {
          $('tab-' + tab).click(); await tick(); out.bad.push(bad());
        }
        $('filters').open = true; await tick(); out.bad.push(bad());
        for (const claim of data.claims) {
          await go('claim=' + encodeURIComponent(claim.id));
          out.bad.push(bad());
          out.links.push(...[...card().querySelectorAll('a')].map(link => link.href));
          out.texts.push(card().textContent);
        }
        await go('place=AF-PAN-bazarak'); out.bad.push(bad());
        out.direction = [...document.querySelectorAll('bdi')].length;
        out.wide = document.documentElement.scrollWidth <= innerWidth;
        return out""")
    check(not any(seen["bad"]), "no word becomes an element", seen["bad"])
    check(all(link.startswith("https://example.org/") for link in seen["links"]),
          "only addresses of the web are linked", seen["links"])
    check(any("<script>alert(1)</script>" in text for text in seen["texts"]), "hostile words are shown")
    check(seen["direction"] > 0, "words of reports cannot turn the text around them")
    check(seen["wide"], "long words do not widen the page")
    page.is_quiet("hostile words in cards")
    hashes = Page(browser, made, "#find=<img src=x onerror=alert(9)>&claim=\"><script>&tab=__proto__&at=1e9,x,NaN"
                  "&actor=<b>&day=9999-99-99")
    hashes.is_quiet("a hostile address")


def test_holding_back(tool, browser, scratch):
    for number, options in enumerate((["--redact", "persons"], ["--delay", "48"])):
        folder = scratch / f"held-{number}"
        tool.run("map", SAMPLE, "-o", folder, "--quiet", *options)
        page = Page(browser, folder / "map.html")
        seen = page.run("return [data.claims.length, data.claims.filter(one => one.context).length]")
        check(seen[0] > 10 and seen[1] == 0, f"{options[0]} leaves out the words around quotes", seen)


class Tiles(http.server.BaseHTTPRequestHandler):
    """A tile server with one picture."""

    picture = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

    def do_GET(self):  # noqa: N802, the library's name
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(self.picture)

    def log_message(self, *_):
        pass


def test_tiles(tool, browser, folder, scratch):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_port}"
    made = scratch / "tiles.html"
    tool.run("export", folder / "claims.jsonl", "-o", made, "--tiles", origin + "/{z}/{x}/{y}.png",
             "--tiles-attribution", "Nobody <b>& Co</b>", "-q")
    page = Page(browser, made)
    seen = page.run("""
        await tick(700);
        const before = document.querySelectorAll('img.leaflet-tile').length;
        const text = $('tiles').textContent;
        $('tiles').querySelector('input').click(); await tick();
        return { before, text, after: document.querySelectorAll('img.leaflet-tile').length }""")
    server.shutdown()
    server.server_close()
    asked = {one for one in browser.requests if not one.startswith(("file://", "data:"))}
    check(seen["before"] > 0 and seen["after"] == 0, "tiles are laid under and taken away", seen)
    check("Nobody <b>& Co</b>" in seen["text"], "whose the tiles are is told as text", seen)
    check(asked and all(re.fullmatch(re.escape(origin) + r"/\d+/\d+/\d+\.png", one) for one in asked),
          "only tiles are asked for", asked)
    check(not browser.console, "tiles leave the console empty", browser.console)
    policy = re.search(r'Security-Policy" content="([^"]*)"', made.read_text())[1]
    check([part for part in policy.split("; ") if origin in part]
          == [f"img-src data: blob: {origin}"], "the policy admits the server for pictures alone", policy)
    for address in ("https://evil.example;script-src *//{z}/{x}/{y}", "ftp://a/{z}/{x}/{y}",
                    "https://a.example/{z}/{x}.png", "https://user:pass@a.example/{z}/{x}/{y}.png"):
        tool.run("export", folder / "claims.jsonl", "-f", "html", "--tiles", address,
                 "--tiles-attribution", "x", status=64)
    tool.run("export", folder / "claims.jsonl", "-f", "html", "--tiles", "https://a.example/{z}/{x}/{y}",
             status=64)
