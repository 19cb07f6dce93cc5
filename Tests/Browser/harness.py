"""What the tests of the map page share: checks, the command, and a page in a browser."""

import html
import pathlib
import re
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "Tests/Fixtures/reports"
HELPERS = """
  const $ = id => document.getElementById(id);
  const tick = (time = 40) => new Promise(done => setTimeout(done, time));
  const data = JSON.parse($('data').textContent);
  const go = async hash => {
    if (location.hash.replace(/^#/, '') === hash) return;
    const gone = new Promise(done => addEventListener('hashchange', done, { once: true }));
    location.hash = hash;
    await gone;
    await tick(20);
  };
  const card = () => $('card-body');
  const marks = () => Object.fromEntries(
    ['marks', 'fills', 'arrows'].map(name => [name, Number($('map').dataset[name])]));
  const onMap = () => Number($('status').textContent.split(' ')[0].replaceAll(',', ''));
  const expanded = async () => {
    for (;;) {
      const more = [...document.querySelectorAll('.view:not([hidden]) .empty button')].pop();
      if (!more) return;
      more.click();
      await tick(10);
    }
  };
  const listedIn = async tab => {
    $('tab-' + tab).click();
    await tick();
    await expanded();
    return [...$('view-' + tab).querySelectorAll('[data-claim]')]
      .map(item => data.claims[Number(item.dataset.claim)].id);
  };
  const setDay = async day => {
    $('day').value = day;
    $('day').dispatchEvent(new Event('input'));
    await tick();
  };
"""
failures = []
checks = 0


def check(is_right, words, *values):
    """Counts a check, and keeps it when it fails."""
    global checks
    checks += 1
    if not is_right:
        shown = "; ".join(str(value)[:600] for value in values)
        failures.append(f"{words}: {shown}" if values else words)


class Page:
    """A page in a browser."""

    def __init__(self, browser, path, state=""):
        self.browser = browser
        self.path = path
        browser.open(pathlib.Path(path).as_uri() + state)

    def run(self, script):
        """The value of a script with the helpers."""
        return self.browser.run(HELPERS + script)

    def is_quiet(self, words):
        """Checks that nothing was written to the console and nothing was asked for."""
        check(not self.browser.console, f"{words}: the console is empty", self.browser.console)
        asked = [one for one in self.browser.requests
                 if not one.startswith(("file://", "data:", "blob:"))]
        files = [one for one in self.browser.requests if one.startswith("file://")]
        check(not asked, f"{words}: no request leaves the page", asked)
        check(len({one.split("#")[0] for one in files}) == 1, f"{words}: one file alone", files)


class Tool:
    """The command."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def run(self, *arguments, status=0):
        """What it writes to standard output and error."""
        done = subprocess.run([self.path, *map(str, arguments)], capture_output=True, text=True,
                              cwd=ROOT, check=False)
        check(done.returncode == status, f"{arguments[0]} ends with {status}", arguments, done.stderr)
        return done.stdout, done.stderr


def iso(day):
    return time.strftime("%Y-%m-%d", time.gmtime(day * 86400))


def text_of_markdown(line):
    return html.unescape(re.sub(r"\\([\\`*_\[\]#|~])", r"\1", line))
