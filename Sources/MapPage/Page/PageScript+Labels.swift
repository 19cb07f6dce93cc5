extension PageScript {
  /// Names and what lies under the pointer.
  static let labels = #"""
    // Names, each only where there is room, the important ones first.
    const labelStyles = [
      { least: 0, font: '600 12px', spacing: '0.18em', upper: true, alpha: 0.55 },
      { least: 5.4, font: '500 12px', spacing: '0.04em', alpha: 0.85 },
      { least: 5.4, font: '500 11px', dot: true, alpha: 0.85 },
      { least: 8, font: '11px', dot: true, alpha: 0.9 },
      { least: 9, font: 'italic 11px', alpha: 0.75 },
    ];

    function drawLabels(view, items, colours) {
      const { context, scale } = view;
      const taken = items.map(item => [item.x - item.radius - 1, item.y - item.radius - 1,
        item.x + item.radius + 1, item.y + item.radius + 1]);
      // Names keep clear of the boxes that lie on the map.
      const stage = $('stage').getBoundingClientRect();
      const covers = $('stage').querySelectorAll('#legend, #caution, #all, #tiles, .leaflet-control');
      for (const cover of covers) {
        const box = cover.getBoundingClientRect();
        if (!box.width) continue;
        const { x, y } = chart.local([box.left - stage.left, box.top - stage.top]);
        taken.push([x, y, x + box.width, y + box.height]);
      }
      const isFree = box => !taken.some(other => box[0] < other[2] && box[2] > other[0]
        && box[1] < other[3] && box[3] > other[1]);
      const write = (text, x, y, align, style) => {
        context.font = style.font + ' system-ui, "Noto Sans", sans-serif';
        const shown = style.upper ? text.toUpperCase() : text;
        if ('letterSpacing' in context) context.letterSpacing = style.spacing || '0px';
        const width = context.measureText(shown).width;
        const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
        const box = [left - 3, y - 8, left + width + 3, y + 8];
        if (box[2] < 0 || box[0] > view.width || !isFree(box)) return false;
        taken.push(box);
        context.textAlign = 'left';
        context.textBaseline = 'middle';
        context.lineJoin = 'round';
        context.strokeStyle = colours.halo;
        context.lineWidth = 3;
        context.globalAlpha = 0.9;
        context.strokeText(shown, left, y);
        context.globalAlpha = style.alpha;
        context.fillStyle = style.colour || colours.label;
        context.fillText(shown, left, y);
        context.globalAlpha = 1;
        return true;
      };
      // The places where claims are drawn come first.
      for (const item of [...items].sort((one, other) => other.claims.length - one.claims.length)) {
        if (!item.stays) continue;
        const stay = item.stays.reduce((best, one) =>
          visibleAmong(one.claims) > visibleAmong(best.claims) ? one : best);
        const known = places[stay.place];
        if (!known) continue;
        const style = { font: '600 12.5px', alpha: 1, colour: colours.ink };
        const more = item.stays.filter(one => visibleAmong(one.claims)).length - 1;
        const text = known.name + (more > 0 ? ' +' + more : '');
        write(text, item.x + item.radius + 5, item.y, 'left', style)
          || write(text, item.x - item.radius - 5, item.y, 'right', style)
          || write(text, item.x, item.y + item.radius + 10, 'center', style)
          || write(text, item.x, item.y - item.radius - 10, 'center', style);
      }
      for (const stay of groupCache.apart || []) {
        if (!places[stay.place] || !stay.points.some(point => visibleAmong(point.claims))) continue;
        const x = stay.world[0] * scale - view.x, y = stay.world[1] * scale - view.y;
        const style = { font: '600 12.5px', alpha: 1, colour: colours.ink };
        const ring = items.filter(item => item.point && stay.points.includes(item.point));
        const bottom = Math.max(y, ...ring.map(item => item.y)) + 18;
        write(places[stay.place].name, x, bottom, 'center', style)
          || write(places[stay.place].name, x, Math.min(y, ...ring.map(item => item.y)) - 18, 'center', style);
      }
      // Ends of arrows where no mark stands.
      const ends = marks.stays.filter(stay => !stay.points.length && places[stay.place]
        && drawnItems.some(item => item.kind === 'line'
          && item.claims.some(index => visible[index] && stay.claims.includes(index))));
      for (const stay of ends) {
        const x = stay.world[0] * scale - view.x, y = stay.world[1] * scale - view.y;
        const style = { font: '600 12.5px', alpha: 1, colour: colours.ink };
        const { name } = places[stay.place];
        write(name, x, y + 12, 'center', style) || write(name, x + 8, y, 'left', style)
          || write(name, x - 8, y, 'right', style) || write(name, x, y - 12, 'center', style);
      }
      if (state.tiles) return;
      const named = new Set([...items.flatMap(item => item.stays || []), ...ends,
        ...(groupCache.apart || []).filter(stay => stay.points.some(point => visibleAmong(point.claims)))]
        .map(stay => places[stay.place] && places[stay.place].name));
      for (const [name, longitude, latitude, kind, rank] of base.labels) {
        const style = labelStyles[rank];
        if (!style || view.zoom < style.least || (rank === 0 && view.zoom > 8.5)) continue;
        if (named.has(name) && rank > 0) continue;
        const [mx, my] = mercator(longitude, latitude);
        const x = mx * scale - view.x, y = my * scale - view.y;
        if (x < -80 || y < -20 || x > view.width + 80 || y > view.height + 20) continue;
        if (!style.dot) { write(name, x, y, 'center', style); continue; }
        if (!isFree([x - 3, y - 3, x + 3, y + 3])) continue;
        if (write(name, x + 6, y, 'left', style) || write(name, x - 6, y, 'right', style)) {
          context.beginPath();
          if (kind === 'pass' || kind === 'tunnel') {
            context.moveTo(x - 4, y + 3);
            context.lineTo(x, y - 4);
            context.lineTo(x + 4, y + 3);
            context.closePath();
          } else context.arc(x, y, 2.4, 0, 2 * Math.PI);
          context.fillStyle = colours.label;
          context.fill();
          taken.push([x - 4, y - 4, x + 4, y + 4]);
        }
      }
      if ('letterSpacing' in context) context.letterSpacing = '0px';
    }

    // What lies under a point of the canvas: a mark, an arrow, else the smallest area with claims.
    function itemAt(view, x, y) {
      for (let index = drawnItems.length - 1; index >= 0; index -= 1) {
        const item = drawnItems[index];
        if (item.kind !== 'line') {
          if (Math.hypot(item.x - x, item.y - y) <= item.radius + 4) return item;
          continue;
        }
        for (let at = 1; at < item.path.length; at += 1) {
          const [ax, ay] = item.path[at - 1], [bx, by] = item.path[at];
          const squared = (bx - ax) ** 2 + (by - ay) ** 2;
          const share = squared ? Math.max(0, Math.min(1,
            ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared)) : 0;
          if (Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y) < 7) return item;
        }
      }
      const worldX = (x + view.x) / view.scale, worldY = (y + view.y) / view.scale;
      let best = null, least = Infinity;
      for (const outline of marks.outlines) {
        const shape = shapes.get(outline.place);
        if (!shape || !isInside(shape, worldX, worldY)) continue;
        const size = (shape.box[2] - shape.box[0]) * (shape.box[3] - shape.box[1]);
        if (size < least) { least = size; best = { kind: 'area', place: outline.place }; }
      }
      return best;
    }
    """#
}
