extension PageScript {
  /// The map's view, and what is chosen on it.
  static let view = #"""
    // Wiring: the map, choices, the address, keys.
    const map = L.map('map', { zoomControl: false, attributionControl: false, zoomSnap: 0.25,
      zoomDelta: 0.5, wheelPxPerZoomLevel: 90, minZoom: 2, maxZoom: 15, worldCopyJump: false,
      keyboard: true });
    const chart = new Chart();
    let tiles = null;

    function startMap(place) {
      // Without a country's shape nothing tells land from sea.
      $('map').classList.toggle('bare', !countries.length);
      L.control.zoom({ position: 'topright' }).addTo(map);
      L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
      if (place) map.setView([place[0], place[1]], place[2], { animate: false });
      else if (base.frame) fit(middleBox() || base.frame);
      else map.setView([20, 0], 2);
      if (about.tiles) {
        // The address comes from the page's maker; whose the pictures are is told as text.
        tiles = L.tileLayer(about.tiles.address, { maxZoom: 19 });
        $('tiles').hidden = false;
        $('tiles').querySelector('span').textContent = 'Background from '
          + about.tiles.origin.replace(/^https?:\/\//, '') + ', which sees what you look at. '
          + about.tiles.attribution;
        const box = $('tiles').querySelector('input');
        const show = () => {
          state.tiles = box.checked;
          if (box.checked) tiles.addTo(map); else tiles.remove();
          chart.redraw();
        };
        box.addEventListener('change', show);
        show();
      }
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

    // A box around most of what is shown: one claim far away does not make the rest small.
    function middleBox() {
      const stays = marks.stays.map(stay => ({ stay, weight: visibleAmong(stay.claims) }))
        .filter(one => one.weight);
      const total = stays.reduce((sum, one) => sum + one.weight, 0);
      if (!total) return null;
      const ends = axis => {
        const sorted = [...stays].sort((one, other) => one.stay.at[axis] - other.stay.at[axis]);
        const margin = stays.length > 4 ? total * 0.04 : 0;
        let sum = 0, low = null, high = null;
        for (const { stay, weight } of sorted) {
          sum += weight;
          if (low === null && sum > margin) low = stay.at[axis];
          if (high === null && sum >= total - margin) high = stay.at[axis];
        }
        return [low, high];
      };
      const [west, east] = ends(0), [south, north] = ends(1);
      const box = [west, south, east, north];
      for (const { place, shape, fills } of areas) {
        if (!fills.some(fill => visibleAmong(fill.claims))) continue;
        const [[top, left], [bottom, right]] = [corner(shape.box, 0), corner(shape.box, 2)];
        const stay = marks.stays.find(one => one.place === place);
        const [x, y] = stay ? stay.at : [(left + right) / 2, (top + bottom) / 2];
        const isWithin = x >= west && x <= east && y >= south && y <= north;
        // Areas much larger than the rest would make it small again.
        const isLarge = Math.max(right - left, top - bottom) > 2.5 * Math.max(0.5, east - west, north - south);
        if (!isWithin || isLarge) continue;
        box[0] = Math.min(box[0], left);
        box[1] = Math.min(box[1], bottom);
        box[2] = Math.max(box[2], right);
        box[3] = Math.max(box[3], top);
      }
      return box;
    }

    function corner(box, at) {
      const latitude = Math.atan(Math.sinh(Math.PI * (1 - 2 * box[at + 1]))) * 180 / Math.PI;
      return [latitude, box[at] * 360 - 180];
    }

    function fit([west, south, east, north]) {
      const legendWidth = innerWidth > 1000 && $('legend').open ? $('legend').offsetWidth : 0;
      map.fitBounds([[south, west], [north, east]], { paddingTopLeft: [legendWidth + 40, 40],
        paddingBottomRight: [60, 50], maxZoom: 10, animate: false });
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
      opened();
    }

    function chooseClaim(index, isFromMap) {
      Object.assign(state, { claim: index, place: null, group: null });
      opened();
      if (!isFromMap) reveal(index);
    }

    function choosePlace(id, isFromMap) {
      if (!places[id]) return;
      Object.assign(state, { claim: null, place: id, group: null });
      opened();
      if (isFromMap) return;
      const stay = marks.stays.find(one => one.place === id);
      const shape = shapes.get(id);
      if (stay) bring([stay.at]);
      else if (shape && !shape.isLine) {
        map.panInside(unprojected(shape.box), { padding: [60, 60] });
      }
    }

    function unprojected(box) {
      return corner([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], 0);
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
    function opened() {
      if ($('card').hidden) returnFocus = document.activeElement;
      changed();
      afterwards(() => {
        $('panel').scrollTop = 0;
        const title = $('card-title');
        if (title) title.focus({ preventScroll: true });
        if (innerWidth <= 800) {
          $('panel').scrollIntoView({ behavior: isStill() ? 'auto' : 'smooth' });
        }
      });
    }

    // To the next claim of the list from which the card was opened.
    function stepCard(direction) {
      const list = listed(isListed[state.tab] ? state.tab : 'claims');
      if (!list.length) return;
      const at = list.findIndex(claim => claim.index === state.claim);
      const next = at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + direction));
      if (list[next].index !== state.claim) chooseClaim(list[next].index);
    }

    function closeCard() {
      if (state.claim === null && state.place === null && !state.group) return;
      const claim = state.claim;
      Object.assign(state, { claim: null, place: null, group: null });
      changed();
      afterwards(() => {
        const item = document.querySelector('#browse .view:not([hidden]) [data-claim="' + claim + '"]');
        const target = item || (returnFocus && returnFocus.isConnected ? returnFocus : null);
        if (target) target.focus();
      });
    }

    """#
}
