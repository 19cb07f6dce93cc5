extension PageScript {
  /// What ties all together.
  static let main = #"""
    // Wiring: the map, choices, the address, keys.
    const map = L.map('map', { zoomControl: false, attributionControl: false, zoomSnap: 0.25,
      zoomDelta: 0.5, wheelPxPerZoomLevel: 90, minZoom: 2, maxZoom: 15, worldCopyJump: false,
      keyboard: true });
    const chart = new Chart();

    function startMap(place) {
      L.control.zoom({ position: 'topright' }).addTo(map);
      L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
      if (place) map.setView([place[0], place[1]], place[2], { animate: false });
      else if (base.frame) fitAll();
      else map.setView([20, 0], 2);
      chart.addTo(map);
      map.on('click', event => {
        const at = chart.local(event.containerPoint);
        const item = chart.view && itemAt(chart.view, at.x, at.y);
        if (!item) { closeCard(); return; }
        pick(item);
      });
      map.on('mousemove', event => {
        const at = chart.local(event.containerPoint);
        const item = chart.view && itemAt(chart.view, at.x, at.y);
        $('map').style.cursor = item ? 'pointer' : '';
        hint(item, event.containerPoint);
      });
      map.on('mouseout', () => hint(null));
      map.on('moveend', () => { hint(null); writeAddress(); });
    }

    function fitAll() {
      const [west, south, east, north] = base.frame;
      const legendWidth = innerWidth > 1000 && $('legend').open ? $('legend').offsetWidth : 0;
      map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [legendWidth + 30, 30],
        paddingBottomRight: [50, 40], maxZoom: 9, animate: false });
    }

    function hint(item, at) {
      const tip = $('tip');
      if (!item || !at) { tip.hidden = true; return; }
      let text;
      if (item.kind === 'area') {
        text = places[item.place] ? places[item.place].name : item.place;
      } else if (item.claims.length === 1) text = claims[item.claims[0]].said + '.';
      else {
        const names = (item.stays || []).map(stay => places[stay.place] && places[stay.place].name);
        text = counted(item.claims.length, 'claim')
          + (names.length ? ': ' + cut(names.filter(Boolean).join(', '), 80) : '');
      }
      tip.textContent = cut(text, 200);
      tip.hidden = false;
      const width = $('map').clientWidth;
      tip.style.left = Math.max(8, Math.min(at.x + 14, width - tip.offsetWidth - 8)) + 'px';
      tip.style.top = Math.max(8, at.y - tip.offsetHeight - 12) + 'px';
    }

    function pick(item) {
      if (item.kind === 'area') { choosePlace(item.place, true); return; }
      if (item.claims.length === 1) { chooseClaim(item.claims[0], true); return; }
      if (item.kind === 'group' && item.stays.length === 1) { choosePlace(item.stays[0].place, true); return; }
      Object.assign(state, { claim: null, place: null, group: item });
      opened(true);
    }

    function chooseClaim(index, isFromMap) {
      Object.assign(state, { claim: index, place: null, group: null });
      opened(isFromMap);
      if (!isFromMap) reveal(index);
    }

    function choosePlace(id, isFromMap) {
      if (!places[id]) return;
      Object.assign(state, { claim: null, place: id, group: null });
      opened(isFromMap);
      if (isFromMap) return;
      const stay = marks.stays.find(one => one.place === id);
      const shape = shapes.get(id);
      if (stay) bring([stay.at]);
      else if (shape && !shape.isLine) {
        map.panInside(unprojected(shape.box), { padding: [60, 60] });
      }
    }

    function unprojected(box) {
      const y = (box[1] + box[3]) / 2;
      const latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI;
      return [latitude, (box[0] + box[2]) / 2 * 360 - 180];
    }

    function bring(points) {
      const bounds = map.getBounds().pad(-0.1);
      const isMissing = points.some(([longitude, latitude]) => !bounds.contains([latitude, longitude]));
      if (isMissing) map.panTo([points[0][1], points[0][0]], { animate: !isStill() });
    }

    function reveal(index) {
      const points = marks.points.filter(point => point.claims.includes(index)).map(point => point.at);
      for (const stay of marks.stays) if (!points.length && stay.claims.includes(index)) points.push(stay.at);
      if (points.length) bring(points.slice(0, 1));
    }

    function isStill() { return matchMedia('(prefers-reduced-motion: reduce)').matches; }

    let returnFocus = null;
    function opened(isFromMap) {
      if ($('card').hidden) returnFocus = document.activeElement;
      changed();
      $('panel').scrollTop = 0;
      const title = $('card-title');
      if (title) title.focus({ preventScroll: true });
      if (isFromMap && innerWidth < 800) {
        $('panel').scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth' });
      }
    }

    function closeCard() {
      if (state.claim === null && state.place === null && !state.group) return;
      const claim = state.claim;
      Object.assign(state, { claim: null, place: null, group: null });
      changed();
      const item = document.querySelector('#browse [data-claim="' + claim + '"]');
      const target = item || (returnFocus && returnFocus.isConnected ? returnFocus : null);
      if (target) target.focus();
    }

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

    function readAddress() {
      const parts = new URLSearchParams(location.hash.slice(1));
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
      if (['undated', 'unplaced', 'sources', 'about'].includes(parts.get('tab'))) state.tab = parts.get('tab');
      const at = (parts.get('at') || '').split(',').map(Number);
      return at.length === 3 && at.every(Number.isFinite) && Math.abs(at[0]) < 85 ? at : null;
    }

    let pending = false;
    function changed() {
      if (pending) return;
      pending = true;
      queueMicrotask(() => { pending = false; render(); });
    }

    function render() {
      updateVisible();
      showTime();
      showFilters();
      showList();
      showCard();
      showReview();
      chart.redraw();
      writeAddress();
    }

    function showLegend() {
      const rows = legend.map(entry => {
        const isFill = /-fill$/.test(entry.key);
        const sign = entry.glyph
          ? glyphPicture({ actor: -2, glyph: entry.glyph === 'dot' ? 'disc' : entry.glyph,
            opacity: entry.opacity, heading: 45 })
          : element('span', { class: 'swatch ' + (isFill ? 'fill' : /hatch/.test(entry.key) ? 'hatch'
            : /dashes/.test(entry.key) ? 'dashes' : /line$/.test(entry.key) ? 'line' : 'outline') });
        const actor = actors.findIndex(one => one.name.toLowerCase() === entry.text.toLowerCase());
        if (actor >= 0) {
          const spot = element('span', { class: 'swatch actor' });
          spot.style.background = hue(actor);
          return ['actor', element('li', {}, spot, words(entry.text))];
        }
        return ['sign', element('li', {}, sign, entry.text)];
      });
      const of = kind => rows.filter(row => row[0] === kind).map(row => row[1]);
      $('legend-actors').replaceChildren(...of('actor'));
      $('legend-signs').replaceChildren(...of('sign'),
        element('li', {}, element('span', { class: 'swatch ring' }, '3'),
          'Ring with a number: so many claims there, by actor'),
        element('li', {}, element('span', { class: 'swatch ring' }, '≠'),
          'Claims there contradict each other'));
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

    function repaint() {
      colourCache = null;
      showLegend();
      render();
    }

    function start() {
      loadReviews();
      const place = readAddress();
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
      const tabs = ['claims', 'undated', 'unplaced', 'sources', 'about'];
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
          queueMicrotask(() => $('tab-' + state.tab).focus());
        });
      });
      $('filters').addEventListener('toggle', showFilters);
      $('close').addEventListener('click', closeCard);
      $('download').addEventListener('click', download);
      $('all').addEventListener('click', () => { if (base.frame) fitAll(); });
      $('theme').addEventListener('click', () => {
        document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
        repaint();
      });
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
      document.addEventListener('keydown', event => {
        if (event.key === 'Escape') { closeCard(); return; }
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
        if (event.key === '/') { event.preventDefault(); $('search').focus(); }
        else if (event.key === '[') stepTo(-1);
        else if (event.key === ']') stepTo(1);
        else if (event.key === 'p') play();
      });
      addEventListener('hashchange', () => {
        isReading = true;
        const at = readAddress();
        $('search').value = state.query;
        if (at) map.setView([at[0], at[1]], at[2], { animate: false });
        isReading = false;
        render();
      });
      new ResizeObserver(() => { map.invalidateSize({ pan: false }); drawDensity(); }).observe($('map'));
      addEventListener('beforeprint', () => { map.invalidateSize({ pan: false }); chart._update(); });
    }
    start();
    """#
}
