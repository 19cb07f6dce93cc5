"""Measures a map page in headless Chromium: the time until claims are drawn, and a slider's step.

    python3 Tests/Browser/measure.py map.html [runs]
"""

import json
import pathlib
import statistics
import sys

import chromium

STEPS = """
  const day = document.getElementById('day');
  const times = [];
  const first = Number(day.min), span = Number(day.max) - first;
  for (let number = 0; number < 24; number += 1) {
    const start = performance.now();
    day.value = first + Math.round(span * ((number * 7) % 24) / 24);
    day.dispatchEvent(new Event('input'));
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const page = performance.getEntriesByType('navigation')[0];
  return { paint: paint ? paint.startTime : null, drawn: page.loadEventStart,
    steps: times, marks: Number(document.getElementById('map').dataset.marks),
    status: document.getElementById('status').textContent };
"""


def busy(browser):
    """Milliseconds that the page's thread has worked."""
    metrics = {one["name"]: one["value"] for one in browser.send("Performance.getMetrics")["metrics"]}
    return 1000 * metrics["TaskDuration"]


page = pathlib.Path(sys.argv[1]).resolve().as_uri()
runs = []
for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 3):
    with chromium.Browser() as browser:
        # Processor time of the page's thread, which other work on the machine does not lengthen.
        browser.send("Performance.enable", timeDomain="threadTicks")
        browser.open(page)
        before = busy(browser)
        run = browser.run(STEPS)
        run["busy"] = [before, (busy(browser) - before) / len(run["steps"])]
        runs.append(run)
steps = sorted(step for run in runs for step in run["steps"])
print(json.dumps({
    "first_paint_ms": round(statistics.median(run["paint"] or run["drawn"] for run in runs)),
    "claims_drawn_ms": round(statistics.median(run["drawn"] for run in runs)),
    "step_median_ms": round(statistics.median(steps), 1),
    "step_worst_ms": round(steps[-1], 1),
    "load_processor_ms": round(statistics.median(run["busy"][0] for run in runs)),
    "step_processor_ms": round(statistics.median(run["busy"][1] for run in runs), 1),
    "shown": runs[-1]["status"], "marks": runs[-1]["marks"],
}))
