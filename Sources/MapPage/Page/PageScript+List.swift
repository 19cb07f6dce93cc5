extension PageScript {
  /// The lists and filters.
  static let list = #"""
    // The list beside the map, the filters, and what is not on the map.
    const listStep = 50;
    let listLimit = listStep;

    function chip(text, className) {
      return element('span', { class: 'chip ' + (className || '') }, text);
    }

    function claimItem(claim) {
      const verdict = reviewOf(claim);
      const place = claim.place ? words(cut(claim.place, 60)) : null;
      const meta = element('span', { class: 'meta' },
        element('span', {}, claim.isUndated ? 'Undated' : longDay(claim.begin)),
        place ? element('span', {}, place) : null,
        claim.outlet ? element('span', {}, words(cut(claim.outlet, 60))) : null);
      const chips = element('span', { class: 'chips' },
        claim.status !== 'asserted' ? chip(claim.status, 'status') : null,
        claim.opposed.size ? chip('opposed by ' + claim.opposed.size, 'opposed') : null,
        claim.against_interest ? chip('against own interest') : null,
        verdict.review !== 'open' ? chip(verdict.review, 'review') : null,
        claim.reason ? chip(claim.reason, 'reason') : null);
      return element('li', {},
        element('button', {
          class: 'item', type: 'button', 'data-claim': claim.index,
          'aria-current': state.claim === claim.index ? 'true' : null,
          onclick: () => chooseClaim(claim.index),
        }, glyphPicture(claimGlyph(claim)), element('span', { class: 'text' },
          element('span', { class: 'said' }, words(cut(claim.said, 220))), meta,
          chips.childNodes.length ? chips : null)));
    }

    function filled(list, shown, emptyText, headingOf) {
      const nodes = [];
      let last = null;
      const counts = new Map();
      if (headingOf) {
        const key = claim => claim.reason || claim.begin;
        for (const claim of shown) counts.set(key(claim), (counts.get(key(claim)) || 0) + 1);
        counts.of = claim => counts.get(key(claim));
      }
      for (const claim of shown.slice(0, listLimit)) {
        const heading = headingOf ? headingOf(claim) : null;
        if (heading && heading !== last) {
          nodes.push(element('li', { class: 'heading' }, element('h2', {}, heading,
            element('span', { class: 'number' }, String(counts.of(claim))))));
          last = heading;
        }
        nodes.push(claimItem(claim));
      }
      if (!shown.length) nodes.push(element('li', { class: 'empty' }, emptyText));
      if (shown.length > listLimit) {
        nodes.push(element('li', { class: 'empty' }, element('button', {
          type: 'button', class: 'plain',
          onclick: () => { listLimit += 4 * listStep; showList(); },
        }, 'Show more (' + counted(shown.length - listLimit, 'claim') + ' left)')));
      }
      list.replaceChildren(...nodes);
    }

    const undatedClaims = claims.filter(claim => claim.isUndated);
    const latestFirst = claims.filter(claim => !claim.isUndated)
      .sort((one, other) => other.begin - one.begin || one.index - other.index);

    const tabNames = ['claims', 'undated', 'unplaced', 'changes', 'sources', 'about'];

    const isListed = {
      claims: claim => visible[claim.index],
      undated: claim => claim.isUndated && passesFilters(claim),
      unplaced: claim => (!claim.isDrawn || isRejected(claim)) && passesFilters(claim),
    };

    function listed(tab) {
      if (tab === 'claims') return latestFirst.filter(isListed.claims);
      const list = claims.filter(isListed[tab]);
      return tab === 'undated' ? list : list.sort((one, other) =>
        (one.reason || '').localeCompare(other.reason || '', 'en') || one.index - other.index);
    }

    const emptyTexts = {
      claims: 'No claim holds on the chosen days with these filters. No mark is not no control.',
      undated: 'No claim without a date passes the filters.',
      unplaced: 'Every claim that passes the filters can be drawn.',
    };

    function headingOf(tab) {
      if (tab === 'claims') return claim => longDay(claim.begin);
      if (tab === 'unplaced') {
        return claim => claim.reason ? claim.reason[0].toUpperCase() + claim.reason.slice(1)
          : 'Rejected in review';
      }
      return null;
    }

    function showList() {
      for (const name of tabNames) {
        const tab = $('tab-' + name);
        tab.setAttribute('aria-selected', String(state.tab === name));
        tab.tabIndex = state.tab === name ? 0 : -1;
        if (isListed[name]) {
          let count = 0;
          for (const claim of claims) if (isListed[name](claim)) count += 1;
          if (name === 'claims') for (const claim of undatedClaims) count -= visible[claim.index];
          tab.querySelector('.number').textContent = count;
        }
        $('view-' + name).hidden = state.tab !== name;
      }
      if (isListed[state.tab]) {
        filled($('list-' + state.tab), listed(state.tab), emptyTexts[state.tab], headingOf(state.tab));
      }
      if (state.tab === 'sources') showSources();
      if (state.tab === 'changes') showChanges();
      const status = counted(visibleCount, 'claim') + ' on the map of '
        + grouped(claims.length);
      if ($('status').textContent !== status) $('status').textContent = status;
    }

    // What changed up to the chosen day, latest first, in the words of changes.md.
    function showChanges() {
      const first = state.mode === 'range' ? state.from : -Infinity;
      const last = state.mode === 'all' ? Infinity : state.day;
      const days = changes ? changes.days.filter(([day]) => day >= first && day <= last).reverse() : [];
      const nodes = [];
      let room = listLimit, left = 0;
      for (const [day, all] of days) {
        const lines = all.filter(line => passesFilters(claims[line[1]]));
        if (!lines.length) continue;
        const shown = lines.slice(0, Math.max(0, room));
        room -= shown.length;
        left += lines.length - shown.length;
        if (!shown.length) continue;
        nodes.push(element('div', { class: 'heading' }, element('h2', {}, longDay(day),
          element('span', { class: 'number' }, String(lines.length)))),
        element('ul', {}, shown.map(([place, index, text]) => element('li', {},
          element('button', { type: 'button', class: 'item', 'data-claim': index,
            onclick: () => chooseClaim(index) }, element('span', { class: 'text' },
            element('span', { class: 'meta' }, words(changes.places[place][1])), ' ',
            element('span', { class: 'said' },
              typeof text === 'string' ? words(text)
                : [words(claims[index].said), words(text[0])])))))));
      }
      if (!nodes.length) nodes.push(element('p', { class: 'empty' }, 'Nothing that is dated.'));
      if (left) {
        nodes.push(element('p', { class: 'empty' }, element('button', { type: 'button', class: 'plain',
          onclick: () => { listLimit += 4 * listStep; showList(); } },
        'Show more (' + counted(left, 'change') + ' left)')));
      }
      $('changes-note').textContent = 'Each line is what somebody says. No change told is not no change.'
        + (changes && changes.undated ? ' ' + counted(changes.undated, 'claim') + ' without a date '
          + (changes.undated === 1 ? 'is' : 'are') + ' left out.' : '');
      $('list-changes').replaceChildren(...nodes);
    }

    function showSources() {
      const table = (title, of) => {
        const counts = new Map();
        for (const claim of claims) {
          const name = of(claim);
          if (!name) continue;
          if (!counts.has(name)) counts.set(name, { claims: 0, docs: new Set(), outlets: new Set(), shown: 0 });
          const entry = counts.get(name);
          entry.claims += 1;
          entry.docs.add(claim.doc);
          if (claim.outlet) entry.outlets.add(claim.outlet);
          entry.shown += visible[claim.index];
        }
        const rows = [...counts].sort((one, other) => other[1].claims - one[1].claims
          || one[0].localeCompare(other[0], 'en'));
        return [element('h2', {}, title), element('table', {},
          element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Name'),
            element('th', { scope: 'col' }, 'Claims'), element('th', { scope: 'col' }, 'Reports'),
            element('th', { scope: 'col' }, 'Outlets'), element('th', { scope: 'col' }, 'On map'))),
          element('tbody', {}, rows.slice(0, 200).map(([name, entry]) => element('tr', {},
            element('th', { scope: 'row' }, words(cut(name, 80))),
            element('td', {}, String(entry.claims)), element('td', {}, String(entry.docs.size)),
            element('td', {}, String(entry.outlets.size)),
            element('td', {}, String(entry.shown))))))];
      };
      $('view-sources').replaceChildren(
        element('p', { class: 'small' }, 'Who says it, and in how many reports. Many claims by one '
          + 'claimant are one voice, however often they are repeated.'),
        ...table('Claimants', claim => claim.speaker),
        ...table('Outlets', claim => claim.outlet),
        ...table('Reports', claim => claim.title ? claim.title + ' (' + claim.doc + ')' : claim.doc));
    }

    // One group of boxes for each facet; none ticked means all.
    function showFilters() {
      const groups = [];
      const number = facetNames.reduce((sum, name) => sum + state.chosen[name].size, 0);
      $('filter-count').textContent = number ? String(number) : '';
      $('clear').hidden = !number && !state.query;
      if (!$('filters').open) return;
      for (const [bit, name] of facetNames.entries()) {
        const facet = facets[name];
        const counts = new Map();
        for (const claim of claims) {
          if (!claim.isDrawn) continue;
          const value = facet.of(claim);
          const isCounted = (failures[claim.index] & ~(1 << bit)) === 0 && isInTime(claim);
          counts.set(value, (counts.get(value) || 0) + (isCounted ? 1 : 0));
        }
        const values = [...counts].sort((one, other) => other[1] - one[1]
          || one[0].localeCompare(other[0], 'en')).slice(0, 150);
        groups.push(element('fieldset', {}, element('legend', {}, facet.title),
          element('div', { class: 'boxes' }, values.map(([value, count]) => {
            const box = element('input', { type: 'checkbox', 'data-facet': name, 'data-value': value,
              onchange: event => {
                if (event.target.checked) state.chosen[name].add(value);
                else state.chosen[name].delete(value);
                changed();
              } });
            box.checked = state.chosen[name].has(value);
            return element('label', { class: count ? null : 'none' }, box,
              words(cut(value, 70), 'span'), element('span', { class: 'number' }, String(count)));
          }))));
      }
      const focused = document.activeElement;
      const key = focused && focused.dataset && focused.dataset.facet
        ? [focused.dataset.facet, focused.dataset.value] : null;
      const tops = [...$('facets').querySelectorAll('.boxes')].map(node => node.scrollTop);
      $('facets').replaceChildren(...groups);
      [...$('facets').querySelectorAll('.boxes')].forEach((node, at) => {
        node.scrollTop = tops[at] || 0;
      });
      if (key) {
        const again = [...$('facets').querySelectorAll('input')].find(box =>
          box.dataset.facet === key[0] && box.dataset.value === key[1]);
        if (again) again.focus({ preventScroll: true });
      }
    }
    """#
}
