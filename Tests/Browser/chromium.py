"""Drives headless Chromium by its DevTools protocol over a pipe; needs nothing but Python."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find():
    """The path of Chromium, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Failure(Exception):
    """The browser or a script in the page failed."""


class Browser:
    """One browser with one tab. Use it in a `with` block.

    `requests` lists every address that was asked for, `console` what scripts wrote or threw.
    """

    def __init__(self, width=1280, height=800, dark=False, scale=1):
        self.profile = tempfile.mkdtemp(prefix="chromium-")
        there, self.writing = os.pipe()
        self.reading, here = os.pipe()
        # The browser reads commands from descriptor 3 and writes answers to 4.
        arguments = [
            find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars",
            "--remote-debugging-pipe", f"--user-data-dir={self.profile}",
            f"--window-size={width},{height}", "about:blank",
        ]
        script = f'exec 103<&{there} 104>&{here}; exec 3<&103 4>&104 103<&- 104>&-; exec "$@"'
        self.process = subprocess.Popen(
            ["bash", "-c", script, "chromium", *arguments], pass_fds=(there, here),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        os.close(there)
        os.close(here)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.requests = []
        self.console = []
        self.session = None
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=scale, mobile=width < 600)
        self.prefer(dark)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.session = None
            self.send("Browser.close")
        except (Failure, OSError):
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait()
        os.close(self.reading)
        os.close(self.writing)
        shutil.rmtree(self.profile, ignore_errors=True)

    def prefer(self, dark=False, media=""):
        """Sets the reader's colour scheme, and `print` for paper."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def send(self, method, **parameters):
        """Sends a command and returns its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive(120)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise Failure(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._note(answer)

    def _receive(self, seconds):
        limit = time.monotonic() + seconds
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.reading], [], [], max(0, limit - time.monotonic()))
            part = os.read(self.reading, 1 << 20) if ready else b""
            if not part:
                raise Failure("the browser does not answer" if not ready else "the browser ended")
            self.buffer += part
        line, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(line)

    def _note(self, event):
        method, values = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(values["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            self.console.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded":
            self.console.append(values["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.console.append(" ".join(str(one.get("value")) for one in values["args"]))
        elif method == "Page.javascriptDialogOpening":
            self.console.append("dialog: " + values["message"])
        self.events.append(method)

    def open(self, address):
        """Loads a page and waits for its load event."""
        # An address that differs in its fragment alone would not load anew.
        for one in ("about:blank", address):
            for seen in (self.events, self.requests, self.console):
                seen.clear()
            self.send("Page.navigate", url=one)
            while "Page.loadEventFired" not in self.events:
                self._note(self._receive(120))

    def run(self, script):
        """The value of a script, which may await."""
        answer = self.send(
            "Runtime.evaluate", expression=f"(async () => {{ {script} }})()", awaitPromise=True,
            returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise Failure(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def press(self, key, code=None, text=None):
        """Presses a key."""
        values = {"key": key, "code": code or key}
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowLeft": 37, "Home": 36}
        values["windowsVirtualKeyCode"] = codes.get(key, ord(key[0].upper()))
        if text or len(key) == 1:
            values["text"] = text or key
        self.send("Input.dispatchKeyEvent", type="keyDown", **values)
        values.pop("text", None)
        self.send("Input.dispatchKeyEvent", type="keyUp", **values)

    def click(self, x, y):
        """Clicks at a point of the window."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path, whole=False):
        """Writes what is shown as PNG."""
        answer = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))
