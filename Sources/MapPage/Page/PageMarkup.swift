/// The skeleton of the page. Title and policy come escaped.
enum PageMarkup {
  static func head(title: String, policy: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="generator" content="ClaimAtlas">
    <title>\(title)</title>

    """
  }

  /// A title short enough for a heading.
  private static func shown(_ title: String) -> String {
    title.count <= 300 ? title : title.prefix(299) + "…"
  }

  static func body(title: String) -> String {
    """
    </head>
    <body>
    <a class="skip" href="#panel">Skip the map, go to the claims</a>
    <header id="head"><h1><bdi>\(shown(title))</bdi></h1><p id="status" role="status"></p>
    <button id="theme" type="button" title="Light or dark" aria-label="Switch between light and dark">◐</button></header>
    <section id="stage" aria-label="Map">
    <div id="map" role="application" aria-label="Map of the claims. The list of claims holds the same in words."></div>
    <button id="all" type="button" title="Show all claims" aria-label="Show all claims on the map">⤢</button>
    <details id="legend" open><summary>Who holds or moves</summary><ul id="legend-actors"></ul><details id="legend-more"><summary>What the marks mean</summary><ul id="legend-signs"></ul></details></details>
    <div id="tip" hidden></div>
    <label id="tiles" hidden><input type="checkbox" checked> <span></span></label>
    <p id="caution">Claims, not facts. No mark is not no control. Boundaries imply no endorsement.</p>
    </section>
    <section id="time" aria-label="Days">
    <div class="clock"><output id="now" aria-live="polite"></output>
    <span class="modes" role="group" aria-label="Which days">
    <button id="mode-day" type="button">One day</button><button id="mode-range" type="button">Range</button><button id="mode-all" type="button">All</button></span>
    <label class="undated"><input id="undated" type="checkbox"> <span id="undated-count"></span></label></div>
    <div class="transport">
    <button id="previous" type="button" title="To the day before with new claims ([)" aria-label="To the day before with new claims">◀◀</button>
    <button id="play" type="button" title="Play (p)" aria-label="Play the days">▶</button>
    <button id="next" type="button" title="To the next day with new claims (])" aria-label="To the next day with new claims">▶▶</button></div>
    <div class="track"><canvas id="density" role="img" aria-label="Number of claims that begin on each day"></canvas>
    <input id="from" type="range" step="1" aria-label="From day"><input id="day" type="range" step="1" aria-label="Day">
    <div id="ticks" aria-hidden="true"></div></div>
    </section>
    <main id="panel" tabindex="-1">
    <div id="browse">
    <div class="find"><input id="search" type="search" placeholder="Search words, names, places" aria-label="Search the claims"><button id="clear" class="plain" type="button" hidden>Clear</button></div>
    <details class="filters" id="filters"><summary>Filters<span class="number" id="filter-count"></span></summary><div id="facets"></div></details>
    <div class="tabs" role="tablist" aria-label="Lists">
    <button id="tab-claims" type="button" role="tab" aria-controls="view-claims">Claims&#160;<span class="number"></span></button>
    <button id="tab-undated" type="button" role="tab" aria-controls="view-undated">Undated&#160;<span class="number"></span></button>
    <button id="tab-unplaced" type="button" role="tab" aria-controls="view-unplaced">Not&#160;drawn&#160;<span class="number"></span></button>
    <button id="tab-changes" type="button" role="tab" aria-controls="view-changes">Changes</button>
    <button id="tab-sources" type="button" role="tab" aria-controls="view-sources">Sources</button>
    <button id="tab-about" type="button" role="tab" aria-controls="view-about">About</button></div>
    <div id="view-claims" class="view" role="tabpanel" aria-labelledby="tab-claims"><ul id="list-claims"></ul></div>
    <div id="view-undated" class="view" role="tabpanel" aria-labelledby="tab-undated"><p class="small">The reports do not tell when. On the map these marks have a dotted edge.</p><ul id="list-undated"></ul></div>
    <div id="view-unplaced" class="view" role="tabpanel" aria-labelledby="tab-unplaced"><p class="small">What the reports hold but the map does not show, and why.</p><ul id="list-unplaced"></ul></div>
    <div id="view-changes" class="view" role="tabpanel" aria-labelledby="tab-changes"><p class="small" id="changes-note"></p><div id="list-changes"></div></div>
    <div id="view-sources" class="view" role="tabpanel" aria-labelledby="tab-sources"></div>
    <div id="view-about" class="view" role="tabpanel" aria-labelledby="tab-about">
    <p>Each mark shows what a source says, never what is so. A claim of control holds from its first day until the same claimant says otherwise; another claimant’s word never ends it, so opposed claims stand side by side. No mark is not no control. Boundaries imply no endorsement.</p>
    <dl id="about-facts"></dl>
    <p class="small">Keys: <kbd>/</kbd> search, <kbd>[</kbd> <kbd>]</kbd> days with new claims, <kbd>p</kbd> play, <kbd>j</kbd> <kbd>k</kbd> next and previous claim, <kbd>Esc</kbd> close a card. The address of the page keeps the view.</p>
    <p class="small"><label><input id="keys" type="checkbox" checked> Single letters work as keys</label></p>
    <h2>Places and shapes</h2><ul id="about-sources"></ul>
    <p class="small">Map library: Leaflet, BSD 2-clause licence, kept in the page.</p></div>
    </div>
    <article id="card" aria-labelledby="card-title" hidden><div class="steps"><button id="close" class="plain" type="button">← Back to the list</button><span id="card-steps"><button id="card-previous" class="plain" type="button" aria-label="Previous claim of the list" title="Previous claim (k)">↑</button><button id="card-next" class="plain" type="button" aria-label="Next claim of the list" title="Next claim (j)">↓</button></span></div><div id="card-body"></div></article>
    <div class="saved" id="reviewed" hidden><button id="download" type="button"></button></div>
    </main>
    <noscript><p>This map needs scripts; they are all inside the file.</p></noscript>

    """
  }
}
