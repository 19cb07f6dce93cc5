"""Takes a picture of a map page: that of the README, and those to judge a change by.

    python3 Tests/Browser/picture.py output/map.html output/map.png --scale 1.5 --state '#claim=...'
"""

import argparse
import pathlib

import chromium

parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
parser.add_argument("page", type=pathlib.Path)
parser.add_argument("picture")
parser.add_argument("--width", type=int, default=1280)
parser.add_argument("--height", type=int, default=800)
parser.add_argument("--scale", type=float, default=1)
parser.add_argument("--dark", action="store_true")
parser.add_argument("--state", default="", help="the fragment of the address")
options = parser.parse_args()
with chromium.Browser(options.width, options.height, options.dark, options.scale) as browser:
    browser.open(options.page.resolve().as_uri() + options.state)
    browser.run("await new Promise(done => setTimeout(done, 500))")
    browser.picture(options.picture)
