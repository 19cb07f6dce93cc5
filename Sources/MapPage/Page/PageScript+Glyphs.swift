extension PageScript {
  /// Glyphs of marks.
  static let glyphs = #"""
    // Glyphs of marks, drawn on a canvas.
    function glyphPath(context, glyph, x, y, size) {
      context.beginPath();
      if (glyph === 'square') {
        const half = size * 0.86;
        context.rect(x - half, y - half, 2 * half, 2 * half);
      } else if (glyph === 'diamond') {
        const half = size * 1.2;
        context.moveTo(x, y - half);
        context.lineTo(x + half, y);
        context.lineTo(x, y + half);
        context.lineTo(x - half, y);
        context.closePath();
      } else if (glyph === 'triangle') {
        context.moveTo(x, y - size * 1.2);
        context.lineTo(x + size * 1.15, y + size * 0.85);
        context.lineTo(x - size * 1.15, y + size * 0.85);
        context.closePath();
      } else {
        context.arc(x, y, size, 0, 2 * Math.PI);
      }
    }

    function arrowPath(context, x, y, size, heading, isDouble) {
      const along = (heading - 90) * Math.PI / 180;
      const points = isDouble
        ? [[-1.6, 0], [-0.7, -0.9], [-0.7, -0.35], [0.7, -0.35], [0.7, -0.9], [1.6, 0], [0.7, 0.9],
          [0.7, 0.35], [-0.7, 0.35], [-0.7, 0.9]]
        : [[1.6, 0], [0.2, -1.1], [0.2, -0.42], [-1.5, -0.42], [-1.5, 0.42], [0.2, 0.42], [0.2, 1.1]];
      context.beginPath();
      points.forEach(([forward, right], number) => {
        const px = x + size * (forward * Math.cos(along) - right * Math.sin(along));
        const py = y + size * (forward * Math.sin(along) + right * Math.cos(along));
        if (number) context.lineTo(px, py); else context.moveTo(px, py);
      });
      context.closePath();
    }

    function drawGlyph(context, mark, x, y, size, colours) {
      const colour = hue(mark.actor);
      const isArrow = mark.glyph === 'arrow' || mark.glyph === 'doubleArrow';
      const path = () => isArrow
        ? arrowPath(context, x, y, size, mark.heading ?? 90, mark.glyph === 'doubleArrow')
        : glyphPath(context, mark.glyph, x, y, size);
      context.lineJoin = 'round';
      path();
      context.strokeStyle = colours.halo;
      context.lineWidth = 5;
      context.stroke();
      path();
      const isHollow = mark.glyph === 'ring' || mark.glyph === 'triangle' || !mark.opacity;
      context.fillStyle = isHollow ? colours.paper : colour;
      context.fill();
      const hasRim = !isHollow && actors[mark.actor] && actors[mark.actor].rim;
      context.strokeStyle = hasRim ? colours.label : colour;
      context.lineWidth = 2;
      if (mark.isUndated) context.setLineDash([2, 2]);
      context.stroke();
      context.setLineDash([]);
      if (mark.glyph === 'crossedDisc') {
        context.beginPath();
        context.moveTo(x - size * 0.62, y - size * 0.62);
        context.lineTo(x + size * 0.62, y + size * 0.62);
        context.moveTo(x + size * 0.62, y - size * 0.62);
        context.lineTo(x - size * 0.62, y + size * 0.62);
        context.strokeStyle = colours.paper;
        context.lineWidth = 2;
        context.stroke();
      }
    }

    // A small picture of a glyph for lists and the legend; without a mark the sign of opposition.
    const glyphCache = new Map();
    function glyphPicture(mark, size = 18) {
      const key = mark ? [mark.actor, mark.glyph, mark.heading, mark.opacity ? 1 : 0,
        mark.isUndated, size].join() : 'opposed';
      if (!glyphCache.has(key)) glyphCache.set(key, glyphAddress(mark, size));
      return element('img', { class: 'glyph', src: glyphCache.get(key), width: size, height: size, alt: '' });
    }

    function glyphAddress(mark, size) {
      const canvas = element('canvas');
      const scale = window.devicePixelRatio || 1;
      canvas.width = canvas.height = Math.round(size * scale);
      const context = canvas.getContext('2d');
      context.scale(scale, scale);
      if (mark) drawGlyph(context, mark, size / 2, size / 2, size * 0.29, chartColours());
      else drawOpposed(context, size / 2, size / 2, chartColours());
      return canvas.toDataURL();
    }

    const pointOf = new Map();
    for (const point of marks.points) {
      for (const index of point.claims) if (!pointOf.has(index)) pointOf.set(index, point);
    }

    function claimGlyph(claim) {
      const mark = pointOf.get(claim.index);
      if (mark) return mark;
      return { actor: claim.hue ?? -1, glyph: claim.kind === 'movement' ? 'arrow' : 'disc',
        opacity: claim.isDrawn ? 1 : 0, heading: 90 };
    }

    let colourCache = null;
    function chartColours() {
      if (colourCache) return colourCache;
      const style = getComputedStyle(document.documentElement);
      const read = name => style.getPropertyValue('--' + name).trim();
      colourCache = {};
      for (const name of ['land', 'far', 'border', 'edge', 'river', 'road', 'label', 'halo', 'paper',
        'ink', 'neutral', 'accent']) colourCache[name] = read(name);
      return colourCache;
    }
    """#
}
