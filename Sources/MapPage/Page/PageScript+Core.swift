extension PageScript {
  /// Data, state and small helpers.
  static let core = #"""
    // Data, state and small helpers. Texts of reports reach the page through textContent alone.
    const data = JSON.parse(document.getElementById('data').textContent);
    const { about, actors, claims, places, sheets, changes, marks, legend, base } = data;
    const $ = id => document.getElementById(id);
    const dayMilliseconds = 86400000;

    const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August',
      'September', 'October', 'November', 'December'];

    function isoDay(day) { return new Date(day * dayMilliseconds).toISOString().slice(0, 10); }

    function longDay(day) {
      const date = new Date(day * dayMilliseconds);
      return date.getUTCDate() + ' ' + monthNames[date.getUTCMonth()] + ' ' + date.getUTCFullYear();
    }

    function dayOf(text) {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text || '')) return null;
      const value = Date.parse(text + 'T00:00:00Z');
      return Number.isNaN(value) ? null : Math.round(value / dayMilliseconds);
    }

    function cut(text, limit) {
      return text.length > limit ? text.slice(0, limit - 1) + '…' : text;
    }

    function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ','); }

    function counted(number, word) {
      return grouped(number) + ' ' + word + (number === 1 ? '' : 's');
    }

    // An element with attributes and children; strings become text nodes.
    function element(name, attributes, ...children) {
      const node = document.createElement(name);
      for (const [key, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false) continue;
        if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
        else if (key === 'class') node.className = value;
        else node.setAttribute(key, value === true ? '' : value);
      }
      for (const child of children.flat(Infinity)) {
        if (child === null || child === undefined || child === '') continue;
        node.append(child);
      }
      return node;
    }

    // Words of a report, kept from turning the text around them.
    function words(text, name = 'bdi') {
      return element(name, { dir: 'auto' }, text);
    }

    // What a search looks through, put together at the first search.
    function searched(claim) {
      if (claim.search !== undefined) return claim.search;
      claim.search = [claim.said, claim.quote, claim.speaker, claim.outlet, claim.title, claim.doc,
        claim.actor, claim.target, claim.predicate, claim.medium, claim.id,
        ...claim.places.flatMap(place => {
          const known = places[place.id];
          return known ? [known.name, ...(known.native || []).map(name => name[1]),
            ...(known.in || [])] : [place.name];
        })].filter(Boolean).join(' ').toLowerCase();
      return claim.search;
    }

    claims.forEach((claim, index) => {
      claim.index = index;
      claim.isDrawn = !claim.reason;
      claim.isUndated = claim.begin === undefined;
      claim.speaker = claim.claimant || claim.outlet || claim.title || claim.doc;
      claim.ties = claim.ties || [];
      claim.opposed = new Set();
    });
    claims.forEach(claim => {
      for (const [type, other] of claim.ties) {
        if (type !== 'contradicts') continue;
        claim.opposed.add(other);
        claims[other].opposed.add(claim.index);
      }
    });

    // The claims of each mark that is drawn, and the claims of each place.
    const claimsAt = new Map();
    claims.forEach(claim => {
      for (const id of new Set(claim.places.map(place => place.id).filter(Boolean))) {
        if (!claimsAt.has(id)) claimsAt.set(id, []);
        claimsAt.get(id).push(claim.index);
      }
    });

    const facets = {
      actor: { title: 'Who holds or moves', of: claim => claim.actor || 'Unnamed actor' },
      claimant: { title: 'Who says it', of: claim => claim.speaker },
      status: { title: 'Status', of: claim => claim.status },
      outlet: { title: 'Outlet or report', of: claim => claim.outlet || claim.title || claim.doc },
      modality: { title: 'How it is put', of: claim => claim.modality },
    };

    const firstDay = about.first_day ?? about.day ?? 0;
    const lastDay = Math.max(about.last_day ?? firstDay, firstDay);
    const state = {
      tiles: Boolean(about.tiles),
      mode: about.day === null ? 'all' : 'day',
      day: about.day ?? lastDay, from: firstDay, query: '', undated: true,
      chosen: Object.fromEntries(Object.keys(facets).map(name => [name, new Set()])),
      tab: 'claims', claim: null, place: null,
    };

    // The same rule as --as-of: begun by that day, and open or not yet over.
    function holdsOn(claim, day) {
      return claim.begin !== undefined && claim.begin <= day
        && (claim.finish === undefined || day <= claim.finish);
    }

    function isInTime(claim) {
      if (state.mode === 'all') return claim.begin !== undefined || state.undated;
      if (claim.begin === undefined) return state.undated;
      if (state.mode === 'day') return holdsOn(claim, state.day);
      return claim.begin <= state.day && (claim.finish === undefined || state.from <= claim.finish);
    }

    // One bit for each facet that keeps a claim out, and one for the search; worked out anew only
    // when a filter changes, so that a step of the days stays quick.
    const failures = new Uint8Array(claims.length);
    const facetNames = Object.keys(facets);
    let filterKey = null;

    function updateFailures() {
      const key = JSON.stringify([state.query, facetNames.map(name => [...state.chosen[name]])]);
      if (key === filterKey) return;
      filterKey = key;
      const queryWords = state.query.toLowerCase().split(/\s+/).filter(Boolean);
      for (const claim of claims) {
        let bits = 0;
        facetNames.forEach((name, bit) => {
          const chosen = state.chosen[name];
          if (chosen.size && !chosen.has(facets[name].of(claim))) bits |= 1 << bit;
        });
        if (queryWords.some(word => !searched(claim).includes(word))) bits |= 128;
        failures[claim.index] = bits;
      }
    }

    function passesFilters(claim) { return failures[claim.index] === 0; }

    // 1 for each claim that is on the map now.
    const visible = new Uint8Array(claims.length);
    let visibleCount = 0;

    function updateVisible() {
      updateFailures();
      visibleCount = 0;
      for (const claim of claims) {
        const isOn = claim.isDrawn && failures[claim.index] === 0 && isInTime(claim)
          && !isRejected(claim);
        visible[claim.index] = isOn ? 1 : 0;
        if (isOn) visibleCount += 1;
      }
    }

    function visibleAmong(indices) {
      let count = 0;
      for (const index of indices) count += visible[index];
      return count;
    }

    function when(claim) {
      if (claim.begin === undefined) return 'Undated';
      if (claim.finish === undefined) return 'From ' + longDay(claim.begin) + ', still open';
      if (claim.finish === claim.begin) return longDay(claim.begin);
      return longDay(claim.begin) + ' to ' + longDay(claim.finish);
    }

    const darkScheme = matchMedia('(prefers-color-scheme: dark)');
    let darkness = null;
    function isDark() {
      if (darkness === null) {
        const theme = document.documentElement.dataset.theme;
        darkness = theme ? theme === 'dark' : darkScheme.matches;
      }
      return darkness;
    }

    // An actor's hue, lighter on a dark page.
    const hueCache = new Map();
    function hue(index) {
      if (!hueCache.has(index)) hueCache.set(index, madeHue(index));
      return hueCache.get(index);
    }

    function madeHue(index) {
      const colour = actors[index] ? actors[index].colour : '#6b7280';
      if (!isDark()) return colour;
      const channels = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
      return 'rgb(' + channels.map(value => Math.round(value + (255 - value) * 0.34)).join(',') + ')';
    }
    """#
}
