"""A reader looks: days, filters, cards, lists, addresses."""

import json
import re
import urllib.parse

from harness import SAMPLE, Page, check, iso, text_of_markdown


def test_loading(browser, folder):
    page = Page(browser, folder / "map.html")
    check((folder / "map.html").stat().st_size < 1_000_000, "the page is under 1 MB")
    page.is_quiet("loading")
    seen = page.run("return { marks: marks(), count: onMap(), title: document.title }")
    check(seen["marks"]["marks"] > 0 and seen["marks"]["fills"] > 0, "marks are drawn", seen)
    policy = re.search(r'Security-Policy" content="([^"]*)"', (folder / "map.html").read_text())[1]
    check("default-src 'none'" in policy and "http" not in policy, "the policy is strict", policy)
    check("unsafe" not in policy, "the policy admits nothing unsafe", policy)
    return page


def drawn_by_export(tool, folder, day):
    """The claims, the holders of areas and the arrows of `export --as-of`."""
    written, _ = tool.run("export", folder / "claims.jsonl", "--as-of", day, "-f", "geojson", "-q")
    ids, fills, arrows = set(), set(), 0
    for feature in json.loads(written)["features"]:
        values = feature["properties"]
        if values.get("claim_id"):
            ids.add(values["claim_id"])
        ids.update(one for one in (values.get("claim_ids") or "").split(";") if one)
        if values.get("holder") and str(feature.get("id", "")).startswith("area-"):
            fills.add((values["place_id"], values["holder"]))
        if feature["geometry"] and feature["geometry"]["type"] == "LineString" and values.get("claim_id"):
            arrows += 1
    return ids, fills, arrows


def test_days(tool, page, folder):
    first, last = page.run("return [Number($('day').min), Number($('day').max)]")
    begins = sorted(set(page.run(
        "return data.claims.filter(one => !one.reason).map(one => one.begin ?? null)")) - {None})
    days = sorted({first, begins[len(begins) // 3], begins[len(begins) // 3] + 1,
                   begins[2 * len(begins) // 3], last})
    seen = set()
    for day in days:
        ids, fills, arrows = drawn_by_export(tool, folder, iso(day))
        shown = page.run(f"""
            await setDay({day});
            const dated = await listedIn('claims');
            const apart = (await listedIn('undated')).filter(id =>
              !data.claims.find(claim => claim.id === id).reason);
            return {{ ids: [...dated, ...apart], marks: marks(), count: onMap() }}""")
        check(set(shown["ids"]) == ids, f"as of {iso(day)} the page draws what export draws",
              sorted(set(shown["ids"]) ^ ids))
        check(shown["count"] == len(ids), f"as of {iso(day)} the count is right", shown["count"])
        check(shown["marks"]["fills"] == len(fills), f"as of {iso(day)} as many fills",
              shown["marks"], sorted(fills))
        seen.add(json.dumps(shown["marks"]))
    check(len(seen) > 2, "the slider changes what is drawn", seen)
    walked = page.run("""
        $('tab-claims').click();
        await setDay($('day').min);
        const before = onMap();
        $('next').click(); await tick();
        const next = Number($('day').value);
        $('play').click(); await tick(700); $('play').click(); await tick();
        const played = Number($('day').value);
        $('mode-range').click(); await tick();
        const range = [onMap(), !$('from').hidden];
        $('mode-all').click(); await tick();
        const all = onMap();
        $('undated').click(); await tick();
        const dated = onMap();
        $('undated').click();
        $('mode-day').click(); await setDay($('day').max);
        return { before, next, played, range, all, dated, min: Number($('day').min) }""")
    check(walked["min"] < walked["next"] < walked["played"], "step and play move the day", walked)
    check(walked["range"][1], "a range has a second handle", walked)
    check(walked["dated"] < walked["all"], "undated claims can be taken off", walked)
    check(walked["all"] == page.run("return data.claims.filter(one => !one.reason).length"),
          "all days show every claim that can be drawn", walked)


def test_filters(page):
    for facet in ("actor", "claimant", "status", "outlet", "modality"):
        seen = page.run(f"""
            await setDay($('day').max);
            $('filters').open = true; await tick();
            const before = [onMap(), marks()];
            const boxes = [...document.querySelectorAll('[data-facet="{facet}"]')]
              .filter(box => !box.closest('label').classList.contains('none'));
            const box = boxes[boxes.length - 1];
            const told = Number(box.closest('label').lastChild.textContent);
            box.click(); await tick();
            const after = [onMap(), marks()];
            $('clear').click(); await tick();
            return {{ before, after, told, again: onMap() }}""")
        check(seen["after"][0] == seen["told"] < seen["before"][0], f"the filter {facet} counts", seen)
        check(seen["after"][1] != seen["before"][1], f"the filter {facet} changes the drawing", seen)
        check(seen["again"] == seen["before"][0], f"the filter {facet} can be cleared", seen)
    found = page.run("""
        const search = async words => {
          $('search').value = words; $('search').dispatchEvent(new Event('input')); await tick();
          return [onMap(), await listedIn('claims')];
        };
        const some = await search('shutul captured');
        const dari = await search(Object.values(data.places).find(one => one.native).native[0][1]);
        const none = await search('no such words');
        await search('');
        return { some, dari, none: none[0] }""")
    check(0 < found["some"][0] < 20, "words find claims", found)
    check(found["dari"][0] > 0, "names in Arabic script find claims", found)
    check(found["none"] == 0, "words that nobody said find none", found)


def test_cards(tool, page, folder):
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text().splitlines()]
    texts = {}
    for claim in claims:
        seen = page.run(f"""
            await go('claim={claim["id"]}');
            const box = card().querySelector('blockquote');
            return {{ quote: (box.querySelector('mark') || box.querySelector('bdi')).textContent,
              whole: box.textContent, text: card().textContent,
              link: card().querySelector('a[target]')?.href || null }}""")
        check(seen["quote"] == claim["quote"][:300], "the card shows the quote", claim["id"], seen)
        check(len(seen["whole"]) <= 300, "quote and context keep to 300 characters", seen["whole"])
        check(claim["doc"] in seen["text"], "the card names the report", claim["id"])
        for words in (claim["attribution"]["claimant"], claim["attribution"]["medium"],
                      (claim["date"] or {}).get("expression"), (claim["date"] or {}).get("how")):
            check(not words or words in seen["text"], "the card tells who and when", words, seen["text"])
        if seen["link"]:
            words = urllib.parse.unquote(seen["link"].split("#:~:text=")[1])
            check(" ".join(claim["quote"].split()).startswith(words), "the link leads to the words",
                  seen["link"])
        if claim["doc"] not in texts and claim["doc"].endswith(".txt"):
            texts[claim["doc"]], _ = tool.run("text", SAMPLE / claim["doc"])
        if claim["doc"] in texts:
            part = " ".join(seen["whole"].replace("…", "").split())
            check(part in " ".join(texts[claim["doc"]].split()), "the context is the report's own", part)
    wide = page.run("return data.claims.filter(one => one.context).length")
    check(wide > len(claims) / 2, "most quotes stand in their context", wide)
    ties = [claim for claim in claims if claim["relations"]]
    check(len(ties) > 3, "the sample has ties")
    for claim in ties:
        for tie in claim["relations"]:
            there, back = (page.run(f"""
                await go('claim={one}');
                return [...card().querySelectorAll('.ties .chip')].map(chip => chip.textContent)""")
                for one in (claim["id"], tie["claim"]))
            word = {"contradicts": "Contradict", "repeats": "Repeat", "supersedes": "Supersede",
                    "concedes": "Concede", "answers": "Answer"}[tie["type"]]
            # An answer that contradicts is told as the one thing.
            words = (word, "Contradict") if word == "Answer" else (word,)
            check(any(chip.startswith(words) for chip in there), "ties are told", claim["id"], there)
            check(any(chip.startswith(words) for chip in back), "ties are told back", tie, back)
    place = page.run("""
        const id = Object.keys(data.places).find(one => data.sheets[one] && data.places[one].native);
        await go('place=' + id);
        const native = card().querySelector('.native');
        const sheet = card().querySelector('.sheet');
        return { dir: native.dir, lang: native.lang, text: native.textContent, lead: data.sheets[id].lead,
          sheet: sheet.textContent, link: card().querySelector('a')?.getAttribute('href') }""")
    check(place["dir"] == "rtl" and place["lang"], "names in Arabic script run right to left", place)
    check(place["lead"] in place["sheet"], "the place card holds the fact sheet", place)
    check((folder / place["link"]).exists(), "and links the whole one", place)
    picked = page.run("""
        await go('day=' + new Date($('day').max * 86400000).toISOString().slice(0, 10));
        const box = $('map').getBoundingClientRect();
        return { left: box.left, top: box.top, width: box.width, height: box.height }""")
    opened = 0
    for across in range(1, 12):
        page.browser.click(picked["left"] + picked["width"] * (0.3 + 0.06 * across),
                           picked["top"] + picked["height"] * (0.2 + 0.05 * across))
        opened += page.run("await tick(); return $('card').hidden ? 0 : 1")
    check(opened > 2, "a click on a mark or area opens its card", opened)
    page.run("await go(''); $('close').click()")


def test_lists(page, folder):
    changes = (folder / "changes.md").read_text().split("## Place by place")[0]
    expected = [text_of_markdown(line[2:]) for line in changes.splitlines() if line.startswith("- ")]
    shown = page.run("""
        await go('show=all&tab=changes'); await expanded();
        return [...$('list-changes').querySelectorAll('.text')].map(node =>
          node.querySelector('.meta').textContent + ': ' + node.querySelector('.said').textContent)""")
    check(sorted(shown) == sorted(expected), "the changes are those of changes.md, word by word",
          sorted(set(shown) ^ set(expected))[:4])
    summary = page.run("""
        const apart = await listedIn('unplaced');
        const reasons = data.claims.filter(one => one.reason).map(one => one.id);
        const undated = await listedIn('undated');
        $('tab-sources').click(); await tick();
        const heads = [...document.querySelectorAll('#view-sources thead tr')].map(row => row.textContent);
        const rows = Object.fromEntries([...document.querySelectorAll('#view-sources tbody tr')].map(row =>
          [row.firstChild.textContent, [...row.querySelectorAll('td')].map(cell => Number(cell.textContent))]));
        $('tab-claims').click();
        return { apart, reasons, undated, heads, rows }""")
    check(sorted(summary["apart"]) == sorted(summary["reasons"]), "what is not drawn is listed", summary)
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text().splitlines()]
    undated = [one["id"] for one in claims if not one["date"] and not one["report_date"]]
    check(set(undated) <= set(summary["undated"]), "undated claims are listed", undated, summary["undated"])
    taliban = [one for one in claims if one["attribution"]["claimant"] == "Taliban"]
    if taliban:
        check(summary["rows"].get("Taliban", [0, 0])[:2] == [len(taliban), len({one["doc"] for one in taliban})],
              "claims and reports behind a claimant are counted", summary["rows"].get("Taliban"))
    check(all("Reports" in head and "Outlets" in head for head in summary["heads"]),
          "reports and outlets are counted", summary["heads"])


def test_address(browser, page):
    state = page.run("""
        await go('show=range&day=2021-08-30&from=2021-08-20&find=taliban&status=claimed&tab=changes');
        await tick(400);
        return { hash: location.hash, count: onMap(), marks: marks() }""")
    again = Page(browser, page.path, state["hash"])
    seen = again.run("return { count: onMap(), marks: marks(), tab: $('tab-changes').ariaSelected }")
    check(seen["count"] == state["count"] and seen["marks"] == state["marks"]
          and seen["tab"] == "true", "an address opens the same view", state, seen)
    return again
