extension PageScript {
  /// A person's review.
  static let review = #"""
    // A person's review, kept in the browser until it is downloaded for --corrections.
    const storeKey = 'claimatlas-review-' + about.digest;
    const reviews = new Map();
    const editable = {
      predicate: { title: 'Predicate', base: claim => claim.predicate, choices: 'predicate' },
      actor: { title: 'Actor', base: claim => claim.actor_text || '' },
      target: { title: 'Against', base: claim => claim.target || '' },
      place: { title: 'Place', base: claim => claim.place || '' },
      claimant: { title: 'Claimant', base: claim => claim.claimant || '' },
      modality: { title: 'How it is put', base: claim => claim.modality, choices: 'modality' },
      polarity: { title: 'Polarity', base: claim => claim.polarity || 'pos', choices: 'polarity' },
      date_start: { title: 'First day', base: claim => claim.date_start || '', type: 'date' },
      date_end: { title: 'Last day', base: claim => claim.date_end || '', type: 'date' },
    };

    function reviewOf(claim) {
      return reviews.get(claim.id) || { review: claim.review || 'open', note: claim.note || '', edits: {} };
    }

    function isRejected(claim) {
      const mine = reviews.size ? reviews.get(claim.id) : null;
      return (mine ? mine.review : claim.review) === 'rejected';
    }

    function isChanged(claim) {
      const mine = reviewOf(claim);
      return mine.review !== (claim.review || 'open') || mine.note !== (claim.note || '')
        || Object.keys(mine.edits).length > 0;
    }

    function saveReview(claim, change) {
      const mine = { ...reviewOf(claim), ...change };
      reviews.set(claim.id, mine);
      if (!isChanged(claim)) reviews.delete(claim.id);
      try {
        localStorage.setItem(storeKey, JSON.stringify([...reviews]));
      } catch { /* Private windows keep nothing; the download still works. */ }
      changed();
    }

    function loadReviews() {
      try {
        const kept = localStorage.getItem(storeKey);
        if (!kept) return;
        const known = new Set(claims.map(claim => claim.id));
        for (const [id, mine] of JSON.parse(kept)) {
          if (known.has(id)) reviews.set(id, mine);
        }
      } catch { /* Nothing was kept. */ }
    }

    function reviewForm(claim) {
      const mine = reviewOf(claim);
      const verdict = (value, text) => element('button', {
        type: 'button', class: 'verdict ' + value,
        'aria-pressed': String(mine.review === value),
        onclick: () => saveReview(claim, {
          review: mine.review === value ? (claim.review || 'open') : value }),
      }, text);
      const fields = Object.entries(editable).map(([name, field]) => {
        const now = mine.edits[name] ?? field.base(claim);
        const input = field.choices
          ? element('select', {}, about.vocabulary[field.choices].map(word =>
            element('option', { value: word, selected: word === now }, word)))
          : element('input', { type: field.type || 'text', value: now, dir: 'auto' });
        input.addEventListener('change', () => {
          const edits = { ...mine.edits };
          if (input.value === field.base(claim)) delete edits[name]; else edits[name] = input.value;
          const count = Object.keys(edits).length;
          saveReview(claim, { edits, review: count && mine.review === 'open' ? 'edited'
            : !count && mine.review === 'edited' ? (claim.review || 'open') : mine.review });
        });
        return element('label', { class: name in mine.edits ? 'edited' : null }, field.title, input);
      });
      const note = element('textarea', { rows: '2', dir: 'auto',
        onchange: event => saveReview(claim, { note: event.target.value }) });
      note.value = mine.note;
      const details = element('details', { class: 'edit' }, element('summary', {}, 'Edit fields'),
        element('p', { class: 'small' }, 'Edits reach the map when the tool runs again with the '
          + 'downloaded file.'), element('div', { class: 'fields' }, fields));
      details.open = Object.keys(mine.edits).length > 0;
      return element('section', { class: 'review' }, element('h3', {}, 'Review'),
        element('div', { class: 'verdicts' }, verdict('accepted', 'Accept'),
          verdict('rejected', 'Reject')),
        element('label', {}, 'Note', note), details);
    }

    // A cell as the ledger's CSV writes it: quoted when needed, no formula for a spreadsheet to run.
    function cell(text) {
      const guarded = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
      return /[",\r\n]/.test(guarded) ? '"' + guarded.replaceAll('"', '""') + '"' : guarded;
    }

    function corrections() {
      const changed = claims.filter(isChanged);
      const columns = Object.keys(editable).filter(name =>
        changed.some(claim => name in reviewOf(claim).edits));
      // Report and quote find the claim when another reading gives it another id.
      const lines = [['id', 'doc', 'quote', 'review', 'note', ...columns].join(',')];
      for (const claim of changed) {
        const mine = reviewOf(claim);
        lines.push([claim.id, claim.doc, claim.quote || '', mine.review, mine.note, ...columns.map(name =>
          mine.edits[name] ?? editable[name].base(claim))].map(cell).join(','));
      }
      return lines.join('\r\n') + '\r\n';
    }

    function download() {
      const file = new Blob([corrections()], { type: 'text/csv;charset=utf-8' });
      const link = element('a', { href: URL.createObjectURL(file), download: 'corrections.csv' });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    }

    function showReview() {
      const number = reviews.size;
      $('reviewed').hidden = !number;
      $('download').textContent = 'Download corrections (' + number + ')';
    }
    """#
}
