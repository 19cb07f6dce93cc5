"""Works the map page in headless Chromium as its readers do.

    python3 Tests/Browser/map_page.py .build/debug/claimatlas [--axe axe.min.js]

Needs Chromium and Leaflet; says so and ends with 0 where they are absent. With axe-core given, the
page is also held to WCAG 2.1 AA by it.
"""

import argparse
import os
import pathlib
import sys
import tempfile

import access_tests
import chromium
import harness
import reading_tests
import trust_tests

LEAFLET = pathlib.Path("/usr/share/javascript/leaflet/leaflet.css")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claimatlas")
    parser.add_argument("--axe", help="axe.min.js")
    options = parser.parse_args()
    for thing, is_there in (("Chromium", chromium.find()), ("Leaflet", LEAFLET.exists())):
        if not is_there:
            print(f"skipped: {thing} is not installed")
            return 0
    tool = harness.Tool(options.claimatlas)
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        folder = scratch / "map"
        tool.run("map", harness.SAMPLE, "-o", folder, "--quiet")
        with chromium.Browser() as browser:
            page = reading_tests.test_loading(browser, folder)
            reading_tests.test_days(tool, page, folder)
            reading_tests.test_filters(page)
            reading_tests.test_cards(tool, page, folder)
            reading_tests.test_lists(page, folder)
            page.is_quiet("all this work")
            page = reading_tests.test_address(browser, page)
            access_tests.test_keyboard(browser, page)
            access_tests.test_names(browser, page)
            if options.axe:
                access_tests.test_axe(browser, page, pathlib.Path(options.axe).read_text())
            access_tests.test_paper(browser, page)
            trust_tests.test_review(tool, browser, page, folder, scratch)
            trust_tests.test_hostile(tool, browser, scratch)
            trust_tests.test_holding_back(tool, browser, scratch)
            trust_tests.test_tiles(tool, browser, folder, scratch)
        access_tests.test_phone(folder / "map.html")
    for failure in harness.failures:
        print(f"FAILED {failure}")
    print(f"{harness.checks} checks in Chromium, {len(harness.failures)} failed")
    return 1 if harness.failures else 0


if __name__ == "__main__":
    os.chdir(harness.ROOT)
    sys.exit(main())
