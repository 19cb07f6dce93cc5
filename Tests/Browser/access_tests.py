"""Keyboard, screen readers, contrast, paper and phones."""

import base64
import json

import chromium
from harness import Page, check


def test_keyboard(browser, page):
    Page(browser, page.path)
    seen = set()
    for _ in range(60):
        browser.press("Tab")
        seen.add(browser.run("""
            const one = document.activeElement;
            if (!one || one === document.body) return '';
            const style = getComputedStyle(one);
            return (one.id || one.dataset.claim || one.className) + (style.outlineStyle === 'none'
              && one.tagName !== 'BODY' ? ' UNSEEN' : '')"""))
    for name in ("search", "day", "play", "next", "tab-claims", "map", "theme"):
        check(name in seen, f"Tab reaches {name}", sorted(seen))
    check(not any("UNSEEN" in one for one in seen), "focus is always seen", sorted(seen))
    browser.run("document.activeElement.blur()")
    browser.press("/")
    check(browser.run("return document.activeElement.id") == "search", "/ goes to the search")
    browser.run("document.querySelector('#list-claims .item').focus()")
    browser.press("Enter", text="\r")
    check(page.run("await tick(); return !$('card').hidden && document.activeElement.id === 'card-title'"),
          "Enter opens a card and the focus goes there")
    browser.press("j", "KeyJ")
    check(page.run("await tick(); return !$('card').hidden"), "j goes to the next claim")
    browser.press("Escape")
    check(page.run("await tick(); return $('card').hidden && Boolean(document.activeElement.dataset.claim)"),
          "Escape goes back to the list")
    before = browser.run("const day = document.getElementById('day'); day.focus(); return Number(day.value)")
    browser.press("ArrowLeft")
    check(page.run("await tick(); return Number($('day').value)") == before - 1, "arrows move the day")
    check(browser.run("return document.getElementById('day').getAttribute('aria-valuetext')"),
          "the slider says its day")


def test_names(browser, page):
    """Everything that a screen reader can act on has a name."""
    browser.send("Accessibility.enable")
    for state in ("", "#tab=sources", "#tab=about", "#tab=changes",
                  "#claim=" + page.run("return data.claims[0].id")):
        Page(browser, page.path, state)
        page.run("$('filters').open = true; $('legend-more').open = true; await tick()")
        roles = {"button", "link", "checkbox", "slider", "textbox", "searchbox", "tab", "combobox",
                 "tabpanel", "application", "region", "image", "img"}
        nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
        bare = [(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes
                if not node.get("ignored") and node["role"]["value"] in roles
                and not (node.get("name", {}).get("value") or "").strip()]
        check(not bare, f"every control has a name {state}", bare)
    browser.send("Accessibility.disable")


def test_axe(browser, page, script):
    claim = page.run("return data.claims.find(one => one.ties && one.url).id")
    place = page.run("return Object.keys(data.places).find(one => data.places[one].native)")
    for dark in (False, True):
        browser.prefer(dark)
        for state in ("", "#tab=unplaced", "#tab=changes", "#tab=sources", "#tab=about",
                      f"#claim={claim}", f"#place={place}", "#show=range"):
            Page(browser, page.path, state)
            browser.run("for (const one of document.querySelectorAll('details')) one.open = true;"
                        "await new Promise(done => setTimeout(done, 60))")
            # The page's policy keeps scripts out; the browser itself lets this one in.
            browser.send("Runtime.evaluate", expression=script)
            found = browser.run("""
                const answer = await axe.run(document, { runOnly:
                  ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] });
                return answer.violations.map(one => [one.id, one.nodes.length,
                  one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary.slice(0, 300)])""")
            check(not found, f"axe finds nothing {state} {'dark' if dark else 'light'}",
                  json.dumps(found))
    browser.prefer()


def test_paper(browser, page):
    Page(browser, page.path)
    pdf = base64.b64decode(browser.send("Page.printToPDF", printBackground=True)["data"])
    check(pdf.startswith(b"%PDF") and len(pdf) > 20_000, "the page prints", len(pdf))
    browser.prefer(media="print")
    seen = page.run("""
        const isShown = id => $(id).getClientRects().length > 0;
        return { tools: ['search', 'play', 'theme', 'all'].filter(isShown),
          kept: ['map', 'now', 'list-claims', 'legend', 'caution'].filter(isShown) }""")
    check(not seen["tools"] and len(seen["kept"]) == 5, "paper shows the map and no buttons", seen)
    browser.prefer()


def test_phone(page_path):
    with chromium.Browser(390, 844, scale=2) as browser:
        page = Page(browser, page_path)
        page.is_quiet("on a phone")
        seen = page.run("""
            const small = [...document.querySelectorAll('button, summary, input[type=search]')]
              .filter(one => one.getClientRects().length && !one.classList.contains('link'))
              .filter(one => one.getBoundingClientRect().height < 24).map(one => one.id || one.textContent);
            return { wide: document.documentElement.scrollWidth, small }""")
        check(seen["wide"] <= 390, "a phone needs no sideways scrolling", seen)
        check(not seen["small"], "nothing to tap is too small", seen)
