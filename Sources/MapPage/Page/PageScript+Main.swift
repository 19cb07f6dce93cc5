extension PageScript {
  /// What ties all together.
  static let main = #"""
    // The address keeps what is shown, so that a link opens the same view.
    let isReading = false;
    let addressTimer = null;
    function writeAddress() {
      if (isReading || addressTimer !== null) return;
      addressTimer = setTimeout(() => { addressTimer = null; saveAddress(); }, 250);
    }

    function saveAddress() {
      const parts = new URLSearchParams();
      if (state.mode !== 'day') parts.set('show', state.mode);
      if (state.mode !== 'all') parts.set('day', isoDay(state.day));
      if (state.mode === 'range') parts.set('from', isoDay(state.from));
      if (!state.undated) parts.set('undated', 'no');
      if (state.query) parts.set('find', state.query);
      for (const name in facets) for (const value of state.chosen[name]) parts.append(name, value);
      if (state.claim !== null) parts.set('claim', claims[state.claim].id);
      if (state.place !== null) parts.set('place', state.place);
      if (state.tab !== 'claims') parts.set('tab', state.tab);
      if (map._loaded) {
        const centre = map.getCenter();
        parts.set('at', [centre.lat.toFixed(3), centre.lng.toFixed(3), map.getZoom()].join(','));
      }
      try { history.replaceState(null, '', '#' + parts); } catch { /* Not in every viewer. */ }
    }

    function readAddress(hash) {
      const parts = new URLSearchParams(hash.slice(1));
      const mode = parts.get('show');
      if (mode === 'range' || mode === 'all') state.mode = mode;
      const clamp = day => Math.max(firstDay, Math.min(lastDay, day));
      const day = dayOf(parts.get('day')), from = dayOf(parts.get('from'));
      if (day !== null) {
        state.day = clamp(day);
        if (!mode) state.mode = 'day';
      }
      if (from !== null) state.from = Math.min(clamp(from), state.day);
      state.undated = parts.get('undated') !== 'no';
      state.query = cut(parts.get('find') || '', 200);
      for (const name in facets) state.chosen[name] = new Set(parts.getAll(name));
      const claim = claims.find(one => one.id === parts.get('claim'));
      state.claim = claim ? claim.index : null;
      state.place = !claim && places[parts.get('place')] ? parts.get('place') : null;
      state.group = null;
      state.tab = tabNames.includes(parts.get('tab')) ? parts.get('tab') : 'claims';
      const at = (parts.get('at') || '').split(',').map(Number);
      return at.length === 3 && at.every(Number.isFinite) && Math.abs(at[0]) < 85 ? at : null;
    }

    let pending = false;
    function changed() {
      if (pending) return;
      pending = true;
      queueMicrotask(() => { pending = false; render(); });
    }

    // Runs when what has changed is drawn.
    function afterwards(work) { queueMicrotask(work); }

    function render() {
      updateVisible();
      // What measures the page comes first, while nothing in it has changed.
      chart.redraw();
      showTime();
      showFilters();
      showList();
      showCard();
      showReview();
      countActors();
      writeAddress();
    }

    function showLegend() {
      const rows = legend.map(entry => {
        const isFill = /-fill$/.test(entry.key);
        const sign = entry.glyph
          ? glyphPicture({ actor: -2, glyph: entry.glyph === 'dot' ? 'disc' : entry.glyph,
            opacity: entry.opacity, heading: 45 })
          : element('span', { class: 'swatch ' + (isFill ? 'fill' : /hatch/.test(entry.key) ? 'hatch'
            : /dashes/.test(entry.key) ? 'dashes' : /-line$/.test(entry.key) ? 'line' : 'outline') });
        const actor = actors.findIndex(one => one.name.toLowerCase() === entry.text.toLowerCase());
        if (actor >= 0) {
          const spot = element('span', { class: 'swatch actor' });
          spot.style.background = hue(actor);
          if (actors[actor].rim) spot.style.boxShadow = 'inset 0 0 0 2px currentColor';
          const number = element('span', { class: 'number' });
          return ['actor', element('li', { 'data-actor': actor }, spot, words(entry.text), number)];
        }
        return ['sign', element('li', {}, sign, entry.text)];
      });
      const of = kind => rows.filter(row => row[0] === kind).map(row => row[1]);
      const total = new Map();
      for (const claim of claims) total.set(claim.hue, (total.get(claim.hue) || 0) + 1);
      $('legend-actors').replaceChildren(...of('actor').sort((one, other) =>
        (total.get(Number(other.dataset.actor)) || 0) - (total.get(Number(one.dataset.actor)) || 0)));
      countActors();
      $('legend-signs').replaceChildren(...of('sign'),
        element('li', {}, element('span', { class: 'swatch ring' }, '3'),
          'Ring with a number: so many claims there, by actor'),
        element('li', {}, glyphPicture(null), 'Claims there contradict each other'));
    }

    // How many claims of each actor are on the map; those without fade.
    function countActors() {
      const shown = new Map();
      for (const claim of claims) {
        if (visible[claim.index]) shown.set(claim.hue, (shown.get(claim.hue) || 0) + 1);
      }
      for (const row of $('legend-actors').children) {
        const number = shown.get(Number(row.dataset.actor)) || 0;
        row.className = number ? '' : 'none';
        row.lastChild.textContent = number;
      }
    }

    function showAbout() {
      $('about-facts').replaceChildren(...[
        term('Claims', claims.length + ' in ' + new Set(claims.map(claim => claim.doc)).size + ' reports'),
        term('Day', about.day === null ? 'no dated report' : longDay(about.day)),
        term('Precision', about.precision),
        term('Open claims', about.hold_days ? 'end after ' + about.hold_days + ' days'
          : 'hold until the same claimant says otherwise'),
        term('Gazetteer', about.gazetteer_version), term('Made by', about.tool),
      ].flat());
      $('about-sources').replaceChildren(...about.sources.map(source =>
        element('li', {}, source.title + (source.licence ? ' (' + source.licence + ')' : '')
          + (source.note ? '. ' + source.note : ''))));
    }

    // The sheet is narrower than the screen: what was in view goes onto it whole, in light colours.
    let printed = null;
    function startPrinting() {
      if (printed) return;
      const root = document.documentElement;
      const bounds = map.getBounds();
      printed = { centre: map.getCenter(), zoom: map.getZoom(), theme: root.dataset.theme,
        isOpen: $('legend-more').open };
      root.classList.add('printing');
      root.dataset.theme = 'light';
      $('legend').open = $('legend-more').open = true;
      repaint();
      map.invalidateSize({ pan: false });
      map.fitBounds(bounds, { animate: false });
    }

    function endPrinting() {
      if (!printed) return;
      const root = document.documentElement;
      const { centre, zoom, theme, isOpen } = printed;
      printed = null;
      root.classList.remove('printing');
      if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
      $('legend-more').open = isOpen;
      repaint();
      map.invalidateSize({ pan: false });
      map.setView(centre, zoom, { animate: false });
    }

    function repaint() {
      colourCache = darkness = null;
      hueCache.clear();
      glyphCache.clear();
      showLegend();
      render();
    }

    function start() {
      loadReviews();
      const place = readAddress(location.hash);
      $('search').value = state.query;
      startTime();
      showAbout();
      updateVisible();
      if (innerWidth < 800) $('legend').open = false;
      showLegend();
      startMap(place);
      render();
      $('search').addEventListener('input', event => {
        state.query = event.target.value;
        listLimit = listStep;
        changed();
      });
      $('clear').addEventListener('click', () => {
        state.query = $('search').value = '';
        for (const name in facets) state.chosen[name].clear();
        changed();
      });
      const tabs = tabNames;
      tabs.forEach((name, at) => {
        $('tab-' + name).addEventListener('click', () => {
          state.tab = name;
          listLimit = listStep;
          changed();
        });
        $('tab-' + name).addEventListener('keydown', event => {
          const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (!move) return;
          state.tab = tabs[(at + move + tabs.length) % tabs.length];
          changed();
          afterwards(() => $('tab-' + state.tab).focus());
        });
      });
      $('filters').addEventListener('toggle', showFilters);
      $('close').addEventListener('click', closeCard);
      $('card-previous').addEventListener('click', () => stepCard(-1));
      $('card-next').addEventListener('click', () => stepCard(1));
      $('keys').addEventListener('change', event => {
        try { localStorage.setItem('claimatlas-keys', String(event.target.checked)); } catch { /* As above. */ }
      });
      try { $('keys').checked = localStorage.getItem('claimatlas-keys') !== 'false'; } catch { /* As above. */ }
      $('download').addEventListener('click', download);
      $('all').addEventListener('click', () => { if (base.frame) fit(base.frame); });
      $('theme').addEventListener('click', () => {
        document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
        repaint();
      });
      darkScheme.addEventListener('change', repaint);
      document.addEventListener('keydown', event => {
        if (event.key === 'Escape') { closeCard(); return; }
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (/^(TEXTAREA|SELECT)$/.test(event.target.tagName) || !$('keys').checked
          || (event.target.tagName === 'INPUT' && !/^(range|checkbox)$/.test(event.target.type))) return;
        if (event.key === '/') { event.preventDefault(); $('search').focus(); }
        else if (event.key === '[') stepTo(-1);
        else if (event.key === ']') stepTo(1);
        else if (event.key === 'p') play();
        else if (event.key === 'j') stepCard(1);
        else if (event.key === 'k') stepCard(-1);
      });
      addEventListener('hashchange', event => {
        isReading = true;
        const at = readAddress(new URL(event.newURL).hash);
        $('search').value = state.query;
        if (at) map.setView([at[0], at[1]], at[2], { animate: false });
        isReading = false;
        render();
      });
      new ResizeObserver(() => { map.invalidateSize({ pan: false }); drawDensity(); }).observe($('map'));
      addEventListener('beforeprint', startPrinting);
      addEventListener('afterprint', endPrinting);
    }
    start();
    """#
}
