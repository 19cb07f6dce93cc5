extension PageScript {
  /// Cards of claims and places.
  static let cards = #"""
    // Cards: one claim with its words and ties, or one place with what is said of it.
    function term(title, ...value) {
      const content = value.filter(part => part !== null && part !== undefined && part !== '');
      return content.length
        ? [element('dt', {}, title), element('dd', {}, ...content)] : [];
    }

    const tieWords = {
      contradicts: ['Contradicts', 'Contradicted by'], repeats: ['Repeats', 'Repeated by'],
      supersedes: ['Supersedes', 'Superseded by'], concedes: ['Concedes', 'Conceded by'],
      answers: ['Answers', 'Answered by'],
    };

    function tiesOf(claim) {
      const ties = claim.ties.map(([type, other]) => [tieWords[type] ? tieWords[type][0] : type, other]);
      for (const other of claims) {
        for (const [type, index] of other.ties) {
          if (index !== claim.index) continue;
          if (claim.ties.some(([mine, at]) => mine === type && at === other.index)) continue;
          ties.push([tieWords[type] ? tieWords[type][1] : type, other.index]);
        }
      }
      // A claim that answers and contradicts is told once.
      const opposed = new Set(ties.filter(([type]) => /^Contradict/.test(type)).map(([, at]) => at));
      return ties.filter(([type, at]) => !/^Answer/.test(type) || !opposed.has(at));
    }

    function placeLink(place) {
      if (!place.id || !places[place.id]) {
        return [words(brief(place.name)), element('span', { class: 'soft' }, ' (not in the gazetteer)')];
      }
      return [element('button', { type: 'button', class: 'link', onclick: () => choosePlace(place.id) },
        words(place.name)), element('span', { class: 'soft' }, ' ' + (place.kind || ''))];
    }

    function brief(text) { return cut(text, 400); }

    function safeAddress(address) {
      return /^https?:\/\//i.test(address || '') ? address : null;
    }

    function linkOut(address, text) {
      return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, text);
    }

    function around(claim, side) {
      const text = claim.context ? claim.context[side] : '';
      return text ? element('bdi', { class: 'around' }, text) : null;
    }

    // What is known of a place, with where it is from.
    function sheetParts(id) {
      const sheet = sheets[id];
      if (!sheet) return null;
      const one = ([text, remark, language, isRightToLeft]) => [
        element('bdi', { lang: language || null, dir: isRightToLeft ? 'rtl' : null }, text),
        remark ? element('span', { class: 'remark' }, ' ' + remark) : null];
      const rows = list => list.flatMap(([label, values]) => [element('dt', {}, label),
        element('dd', {}, values.slice(0, 40).map((value, at) =>
          [at === 0 ? null : values.some(other => other[1]) ? element('br') : ', ', one(value)]))]);
      return element('section', { class: 'sheet' }, element('p', {}, sheet.lead),
        sheet.sections.map(([title, list]) => element('details', {},
          element('summary', {}, title), element('dl', {}, rows(list.slice(0, 80))))));
    }

    function claimCard(claim) {
      const address = safeAddress(claim.url);
      const isOn = visible[claim.index];
      const ties = tiesOf(claim);
      const how = claim.how === 'undated' ? null
        : element('span', { class: 'soft' }, ' (' + claim.how
          + (claim.expression ? ': “' + claim.expression + '”' : '') + ')');
      const point = pointOf.get(claim.index);
      return [
        element('div', { class: 'kicker' }, glyphPicture(claimGlyph(claim), 20),
          element('span', {}, claim.kind === 'control' ? 'Claim of control' : 'Claim of movement'),
          chip(claim.status, 'status'),
          claim.opposed.size ? chip('opposed by ' + claim.opposed.size, 'opposed') : null,
          claim.against_interest ? chip('against own interest') : null),
        element('h2', { id: 'card-title', tabindex: '-1' }, words(cut(claim.said, 600)), '.'),
        isOn ? null : element('p', { class: 'notice' },
          claim.reason ? 'Not on the map: ' + claim.reason + '.'
            : 'Not on the map with the chosen day and filters. ',
          claim.begin !== undefined && !claim.reason
            ? element('button', { type: 'button', class: 'link', onclick: () => {
              state.mode = 'day';
              setDay(claim.begin);
            } }, 'Go to ' + longDay(claim.begin)) : null),
        claim.quote ? element('figure', {}, element('blockquote', { dir: 'auto' },
          around(claim, 0), element(claim.context ? 'mark' : 'bdi', {}, claim.quote), around(claim, 1)),
          element('figcaption', {}, words(brief(claim.title || claim.doc)),
            claim.start !== undefined
              ? ', characters ' + claim.start + ' to ' + claim.end : '')) : null,
        address ? element('p', {}, linkOut(address, 'Open these words at the source ↗')) : null,
        element('dl', {},
          term('Who says it', words(brief(claim.claimant || 'The report itself'))),
          term('Medium', claim.medium && words(brief(claim.medium))),
          term('Outlet', claim.outlet && words(brief(claim.outlet))),
          term('Report', words(brief(claim.doc)), claim.report_date ? ', ' + longDay(dayOf(claim.report_date))
            : ', publication day unknown'),
          term('When', when(claim), how),
          claim.places.map(place => term(place.role[0].toUpperCase() + place.role.slice(1),
            ...placeLink(place))),
          term('Who', claim.actor && words(brief(claim.actor))),
          term('Against', claim.target && words(brief(claim.target))),
          term('What', claim.predicate, claim.polarity ? ' (negated)' : ''),
          term('How it is put', claim.modality),
          term('Extent', claim.extent && words(brief(claim.extent))),
          term('Magnitude', claim.magnitude && words(brief(claim.magnitude))),
          term('Drawn', point && point.reason),
          term('Rule’s confidence', Math.round(100 * claim.confidence) + ' %',
            element('span', { class: 'soft' }, ' that the words were read rightly')),
          term('Id', element('code', {}, brief(claim.id)))),
        ties.length ? element('section', {}, element('h3', {}, 'Other claims'),
          element('ul', { class: 'ties' }, ties.slice(0, 40).map(([word, other]) => element('li', {},
            chip(word, word.startsWith('Contra') ? 'opposed' : ''), ' ',
            element('button', { type: 'button', class: 'link', onclick: () => chooseClaim(other) },
              words(cut(claims[other].said, 160))),
            element('span', { class: 'soft' }, claims[other].begin === undefined ? ''
              : ' ' + longDay(claims[other].begin)))))) : null,
        reviewForm(claim),
      ];
    }

    function placeCard(id) {
      const place = places[id];
      const native = (place.native || []).filter((name, at, all) =>
        all.findIndex(other => other[1] === name[1]) === at);
      const stay = marks.stays.find(one => one.place === id);
      const here = new Set([...(claimsAt.get(id) || []), ...(stay ? stay.claims : [])]);
      const all = [...here].map(index => claims[index]).sort((one, other) =>
        (other.begin ?? -Infinity) - (one.begin ?? -Infinity) || one.index - other.index);
      const shown = all.filter(claim => visible[claim.index]);
      const rest = all.filter(claim => !visible[claim.index]);
      const sheet = place.sheet && !/^[a-z]+:|^\/\//i.test(place.sheet) ? place.sheet : null;
      const group = (title, some) => some.length ? [element('h3', {}, title,
        element('span', { class: 'number' }, String(some.length))),
      element('ul', { class: 'claims' }, some.slice(0, 100).map(claimItem)),
      some.length > 100 ? element('p', { class: 'small' }, counted(some.length - 100, 'more claim'))
        : null] : [];
      return [
        element('div', { class: 'kicker' },
          element('span', {}, [place.kind, ...(place.in || [])].join(' · '))),
        element('h2', { id: 'card-title', tabindex: '-1' }, words(place.name), ' ',
          native.map(([language, name]) =>
            element('span', { class: 'native', dir: 'rtl', lang: language }, name))),
        stay && stay.also ? element('p', { class: 'small' }, 'Named here: ' + stay.also + '.') : null,
        sheetParts(id),
        sheet ? element('p', { class: 'small' }, element('a', { href: sheet }, 'The whole fact sheet'),
          ', where its file lies beside this one') : null,
        element('p', { class: 'small' }, 'What sources say, not what is so. '
          + 'Opposed claims stand side by side.'),
        ...group('On the map now', shown), ...group('Other days, filters or not drawn', rest),
      ];
    }

    function groupCard(item) {
      const some = item.claims.map(index => claims[index]).sort((one, other) =>
        (other.begin ?? -Infinity) - (one.begin ?? -Infinity) || one.index - other.index);
      return [
        element('div', { class: 'kicker' }, element('span', {}, 'Places close together')),
        element('h2', { id: 'card-title', tabindex: '-1' }, counted(some.length, 'claim')),
        element('ul', { class: 'claims' }, some.slice(0, 200).map(claimItem)),
      ];
    }

    function showCard() {
      const card = $('card');
      const isOpen = state.claim !== null || state.place !== null || state.group;
      card.hidden = !isOpen;
      $('card-steps').hidden = state.claim === null;
      $('browse').hidden = Boolean(isOpen);
      if (!isOpen) return;
      const content = state.claim !== null ? claimCard(claims[state.claim])
        : state.place !== null ? placeCard(state.place) : groupCard(state.group);
      $('card-body').replaceChildren(...content.flat(Infinity).filter(Boolean));
    }
    """#
}
