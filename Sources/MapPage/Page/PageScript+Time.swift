extension PageScript {
  /// The days.
  static let time = #"""
    // The days: slider, play, steps, range, and a bar for each day that claims begin on.
    const eventDays = [...new Set(claims.filter(claim => claim.isDrawn && !claim.isUndated)
      .map(claim => claim.begin))].sort((one, other) => one - other);

    // A few old days would squeeze the rest: the slider begins where all but the first 3 % of the
    // claims begin, when that shortens it to less than a third.
    const sliderFirst = (() => {
      const days = claims.filter(claim => claim.isDrawn && claim.begin !== undefined)
        .map(claim => claim.begin).sort((one, other) => one - other);
      if (days.length < 8) return firstDay;
      const start = days[Math.max(1, Math.floor(days.length * 0.06))] - 3;
      return lastDay - firstDay > 90 && (lastDay - start) * 3 < lastDay - firstDay
        ? Math.max(firstDay, start) : firstDay;
    })();
    const span = Math.max(1, lastDay - sliderFirst);

    let binCache = {};
    function drawDensity() {
      const canvas = $('density');
      const ratio = window.devicePixelRatio || 1;
      const width = canvas.clientWidth, height = canvas.clientHeight;
      if (!width) return;
      canvas.width = width * ratio;
      canvas.height = height * ratio;
      const context = canvas.getContext('2d');
      context.scale(ratio, ratio);
      const inset = 9;
      const room = width - 2 * inset;
      const at = day => inset + room * (Math.max(day, sliderFirst) - sliderFirst) / span;
      // A bar stands for as many whole days as it needs to be seen.
      const stride = Math.max(1, Math.ceil(3 * (span + 1) / room));
      const bar = Math.max(2, Math.min(14, room * stride / (span + 1) - 1));
      if (binCache.width !== width || binCache.key !== filterKey) {
        const bins = new Map();
        for (const claim of claims) {
          if (!claim.isDrawn || claim.begin === undefined || claim.begin < sliderFirst) continue;
          if (!passesFilters(claim)) continue;
          const key = Math.floor((claim.begin - sliderFirst) / stride);
          if (!bins.has(key)) {
            const day = sliderFirst + key * stride;
            bins.set(key, { day, x: at(Math.min(lastDay, day + (stride - 1) / 2)), total: 0, parts: new Map() });
          }
          const bin = bins.get(key);
          const actor = claim.hue ?? -1;
          bin.total += 1;
          bin.parts.set(actor, (bin.parts.get(actor) || 0) + 1);
        }
        binCache = { width, key: filterKey, bins };
      }
      const bins = binCache.bins;
      const most = Math.max(1, ...[...bins.values()].map(bin => bin.total));
      const low = state.mode === 'range' ? state.from : state.mode === 'all' ? -Infinity : state.day;
      for (const bin of bins.values()) {
        let y = height;
        const { day } = bin;
        context.globalAlpha = state.mode === 'all' || day <= state.day
          && (state.mode === 'day' || day >= low) ? 1 : 0.3;
        for (const [actor, count] of [...bin.parts].sort((one, other) => one[0] - other[0])) {
          const tall = Math.max(1.5, (height - 3) * count / most);
          context.fillStyle = hue(actor);
          context.fillRect(bin.x - bar / 2, y - tall, bar, tall);
          y -= tall;
        }
      }
      context.globalAlpha = 1;
    }

    // Days under the slider: ends always, between them as many round ones as there is room for.
    function drawTicks() {
      const width = $('ticks').clientWidth;
      if (!width) return;
      const inset = 9, room = width - 2 * inset;
      const isOneYear = isoDay(sliderFirst).slice(0, 4) === isoDay(lastDay).slice(0, 4);
      const name = day => {
        const parts = longDay(day).split(' ');
        return parts[0] + ' ' + parts[1].slice(0, 3) + (isOneYear ? '' : ' ' + parts[2]);
      };
      const least = span * (isOneYear ? 56 : 92) / room;
      const stride = [1, 2, 7, 14, 30.44, 61, 91.3, 182.6, 365.25, 730.5, 1826].find(one => one >= least)
        || Math.ceil(least / 3652.5) * 3652.5;
      const days = [sliderFirst];
      for (let day = sliderFirst + stride; day < lastDay - least; day += stride) days.push(Math.round(day));
      if (lastDay > sliderFirst) days.push(lastDay);
      $('ticks').replaceChildren(...days.map((day, at) => {
        const text = at === 0 && sliderFirst > firstDay ? '… ' + longDay(day)
          : at === 0 || at === days.length - 1 ? longDay(day) : name(day);
        const node = element('span', { class: at === 0 ? 'first' : at === days.length - 1 ? 'last' : null },
          text);
        if (at && at < days.length - 1) {
          node.style.left = inset + room * (day - sliderFirst) / span + 'px';
        }
        return node;
      }));
      // A middle name that meets an end gives way.
      const nodes = [...$('ticks').children];
      const ends = [nodes[0], nodes[nodes.length - 1]].map(node => node.getBoundingClientRect());
      for (const node of nodes.slice(1, -1)) {
        const box = node.getBoundingClientRect();
        if (box.left < ends[0].right + 8 || box.right > ends[1].left - 8) node.remove();
      }
    }

    function showTime() {
      const day = $('day'), from = $('from');
      day.value = Math.max(state.day, sliderFirst);
      day.setAttribute('aria-valuetext', longDay(state.day));
      from.value = Math.max(state.from, sliderFirst);
      from.setAttribute('aria-valuetext', longDay(state.from));
      from.hidden = state.mode !== 'range';
      $('time').dataset.mode = state.mode;
      for (const name of ['day', 'range', 'all']) {
        $('mode-' + name).setAttribute('aria-pressed', String(state.mode === name));
      }
      $('now').textContent = state.mode === 'all' ? 'All days'
        : state.mode === 'day' ? 'As of ' + longDay(state.day)
          : longDay(state.from) + ' to ' + longDay(state.day);
      const isAll = state.mode === 'all';
      for (const name of ['previous', 'play', 'next', 'day']) $(name).disabled = isAll;
      drawDensity();
    }

    function setDay(day, keepPlaying) {
      state.day = Math.max(firstDay, Math.min(lastDay, day));
      if (state.from > state.day) state.from = state.day;
      if (!keepPlaying) stop();
      changed();
    }

    function stepTo(direction) {
      const days = direction > 0 ? eventDays : [...eventDays].reverse();
      const next = days.find(day => (day - state.day) * direction > 0);
      setDay(next === undefined ? (direction > 0 ? lastDay : sliderFirst) : next);
    }

    let player = null;
    function stop() {
      if (player === null) return;
      clearInterval(player);
      player = null;
      $('play').textContent = '▶';
      $('play').setAttribute('aria-label', 'Play the days');
    }

    function play() {
      if (player !== null) { stop(); return; }
      if (state.day >= lastDay) state.day = sliderFirst;
      const stride = Math.max(1, Math.round(span / 90));
      $('play').textContent = '❚❚';
      $('play').setAttribute('aria-label', 'Pause');
      player = setInterval(() => {
        if (state.day >= lastDay) { stop(); return; }
        setDay(state.day + stride, true);
      }, 550);
      changed();
    }

    function startTime() {
      for (const name of ['day', 'from']) {
        $(name).min = sliderFirst;
        $(name).max = lastDay;
      }
      $('day').addEventListener('input', event => setDay(Number(event.target.value)));
      $('from').addEventListener('input', event => {
        state.from = Math.min(Number(event.target.value), state.day);
        changed();
      });
      $('previous').addEventListener('click', () => stepTo(-1));
      $('next').addEventListener('click', () => stepTo(1));
      $('play').addEventListener('click', play);
      for (const name of ['day', 'range', 'all']) {
        $('mode-' + name).addEventListener('click', () => {
          stop();
          state.mode = name;
          if (name === 'range' && state.from < sliderFirst) state.from = sliderFirst;
          changed();
        });
      }
      new ResizeObserver(drawTicks).observe($('ticks'));
      $('undated').checked = state.undated;
      const undated = claims.filter(claim => claim.isDrawn && claim.isUndated).length;
      $('undated-count').textContent = 'Undated on the map (' + undated + ')';
      $('undated').parentElement.hidden = !undated;
      $('undated').addEventListener('change', event => {
        state.undated = event.target.checked;
        changed();
      });
    }
    """#
}
