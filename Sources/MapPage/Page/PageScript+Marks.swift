extension PageScript {
  /// Arrows, glyphs and rings.
  static let marks = #"""
    // Marks over the areas: arrows, glyphs, and rings that count the claims of a place.
    let drawnItems = [];
    let drawnFills = 0;

    // Takes a length off the end of a path.
    function shorten(path, length) {
      while (length > 0 && path.length > 1) {
        const [x, y] = path.pop(), [lastX, lastY] = path[path.length - 1];
        const step = Math.hypot(x - lastX, y - lastY);
        if (step > length) {
          const share = (step - length) / step;
          path.push([lastX + share * (x - lastX), lastY + share * (y - lastY)]);
        } else if (path.length === 1) path.push([x, y]);
        length -= step;
      }
    }

    function drawLines(view, colours) {
      const { context, scale } = view;
      for (const line of marks.lines) {
        const count = visibleAmong(line.claims);
        const isChosen = state.claim !== null && line.claims.includes(state.claim);
        if (!count && !isChosen) continue;
        const path = [];
        for (let index = 0; index < line.world.length; index += 2) {
          path.push([line.world[index] * scale - view.x, line.world[index + 1] * scale - view.y]);
        }
        const length = path.slice(1).reduce((sum, [x, y], at) =>
          sum + Math.hypot(x - path[at][0], y - path[at][1]), 0);
        if (length < 4) continue;
        // The head keeps clear of the mark at the place.
        shorten(path, length > 70 ? 19 : length > 40 ? 8 : 0);
        const [tipX, tipY] = path[path.length - 1];
        const [nearX, nearY] = path[Math.max(0, path.length - 2)];
        const angle = Math.atan2(tipY - nearY, tipX - nearX);
        const head = Math.min(15, length * 0.45);
        const endX = tipX - Math.cos(angle) * head * 0.7, endY = tipY - Math.sin(angle) * head * 0.7;
        const draw = (colour, width) => {
          context.beginPath();
          path.slice(0, -1).forEach(([x, y], number) =>
            number ? context.lineTo(x, y) : context.moveTo(x, y));
          context.lineTo(endX, endY);
          context.strokeStyle = colour;
          context.lineWidth = width;
          context.lineCap = 'round';
          context.stroke();
        };
        const width = 2.5 + Math.min(3, Math.log2(Math.max(1, count)));
        draw(isChosen ? colours.accent : colours.halo, width + 4);
        context.globalAlpha = Math.max(0.55, line.opacity);
        draw(hue(line.actor), width);
        context.beginPath();
        context.moveTo(tipX, tipY);
        context.lineTo(tipX - Math.cos(angle - 0.45) * head, tipY - Math.sin(angle - 0.45) * head);
        context.lineTo(tipX - Math.cos(angle + 0.45) * head, tipY - Math.sin(angle + 0.45) * head);
        context.closePath();
        context.fillStyle = hue(line.actor);
        context.fill();
        context.globalAlpha = 1;
        drawnItems.push({ kind: 'line', path, claims: line.claims });
      }
    }

    // The places whose marks would lie on each other at this zoom, those close together in one.
    let groupCache = { zoom: null, groups: [] };
    function groupsAt(view) {
      if (groupCache.zoom === view.zoom) return groupCache.groups;
      const groups = [];
      const reach = 38 / view.scale;
      const stays = marks.stays.filter(stay => stay.points.length)
        .sort((one, other) => other.points.length - one.points.length);
      const apart = [];
      for (const stay of stays) {
        if (stay.points.length > 1 && stay.spacing * view.scale >= 15) { apart.push(stay); continue; }
        const near = groups.find(group => Math.abs(group.world[0] - stay.world[0]) < reach
          && Math.abs(group.world[1] - stay.world[1]) < reach);
        if (near) near.stays.push(stay);
        else groups.push({ world: stay.world, stays: [stay] });
      }
      groupCache = { zoom: view.zoom, groups, apart };
      return groups;
    }

    function pushPoint(view, list, point, world, stays) {
      const shown = point.claims.filter(index => visible[index]);
      const isChosen = state.claim !== null && point.claims.includes(state.claim);
      if (!shown.length && !isChosen) return;
      const x = world[0] * view.scale - view.x, y = world[1] * view.scale - view.y;
      if (x < -40 || y < -40 || x > view.width + 40 || y > view.height + 40) return;
      list.push({ kind: 'point', x, y, radius: 9, point, claims: shown.length ? shown : point.claims,
        stays, isChosen, isFaint: !shown.length });
    }

    function collectMarks(view) {
      const list = [];
      for (const group of groupsAt(view)) {
        const points = group.stays.flatMap(stay => stay.points);
        const shown = new Set();
        let isChosen = false;
        let last = null;
        for (const point of points) {
          const count = visibleAmong(point.claims);
          if (count) last = last === null ? point : false;
          for (const index of point.claims) {
            if (visible[index]) shown.add(index);
            if (index === state.claim) isChosen = true;
          }
        }
        if (last === null && isChosen) {
          pushPoint(view, list, points.find(point => point.claims.includes(state.claim)), group.world);
        } else if (last || shown.size === 1) {
          const point = last || points.find(one => visibleAmong(one.claims));
          pushPoint(view, list, point, group.world, group.stays);
        } else if (shown.size) {
          const x = group.world[0] * view.scale - view.x, y = group.world[1] * view.scale - view.y;
          if (x < -60 || y < -60 || x > view.width + 60 || y > view.height + 60) continue;
          const radius = 11 + Math.min(13, Math.sqrt(shown.size) * 1.7);
          list.push({ kind: 'group', x, y, radius, claims: [...shown], stays: group.stays,
            isChosen: isChosen || group.stays.some(stay => stay.place === state.place) });
        }
      }
      for (const stay of groupCache.apart || []) {
        for (const point of stay.points) pushPoint(view, list, point, point.world);
      }
      for (const point of marks.points) {
        if (point.isAlone) pushPoint(view, list, point, point.world);
      }
      return list;
    }

    function drawRing(context, item, colours) {
      const { x, y, radius } = item;
      const counts = new Map();
      let isOpposed = false;
      const own = new Set(item.claims);
      for (const index of item.claims) {
        const claim = claims[index];
        const actor = claim.hue ?? -1;
        counts.set(actor, (counts.get(actor) || 0) + 1);
        if (!isOpposed) for (const other of claim.opposed) if (visible[other]) isOpposed = true;
      }
      context.beginPath();
      context.arc(x, y, radius + 2, 0, 2 * Math.PI);
      context.fillStyle = item.isChosen ? colours.accent : colours.halo;
      context.fill();
      let start = -Math.PI / 2;
      for (const [actor, count] of [...counts].sort((one, other) => other[1] - one[1])) {
        const end = start + 2 * Math.PI * count / item.claims.length;
        context.beginPath();
        context.moveTo(x, y);
        context.arc(x, y, radius, start, end);
        context.closePath();
        context.fillStyle = hue(actor);
        context.fill();
        start = end;
      }
      context.beginPath();
      context.arc(x, y, radius - 4.5, 0, 2 * Math.PI);
      context.fillStyle = colours.paper;
      context.fill();
      context.fillStyle = colours.ink;
      context.font = '600 ' + (item.claims.length > 99 ? 10.5 : 12) + 'px system-ui, sans-serif';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(String(item.claims.length), x, y + 0.5);
      if (isOpposed) drawOpposed(context, x + radius * 0.74, y - radius * 0.74, colours);
    }

    // A sign that claims here contradict each other: the lines of ≠, which fonts draw unalike.
    const unequal = [[-3, -1.4, 3, -1.4], [-3, 1.4, 3, 1.4], [-1.6, 3.6, 1.6, -3.6]];
    function drawOpposed(context, x, y, colours) {
      context.beginPath();
      context.arc(x, y, 6.5, 0, 2 * Math.PI);
      context.fillStyle = colours.ink;
      context.fill();
      context.strokeStyle = colours.paper;
      context.lineWidth = 1.5;
      context.stroke();
      context.beginPath();
      for (const [fromX, fromY, toX, toY] of unequal) {
        context.moveTo(x + fromX, y + fromY);
        context.lineTo(x + toX, y + toY);
      }
      context.stroke();
    }

    function drawMarks(view, list, colours) {
      const { context } = view;
      list.sort((one, other) => Number(one.isChosen) - Number(other.isChosen) || one.y - other.y);
      for (const item of list) {
        if (item.kind === 'group') { drawRing(context, item, colours); continue; }
        if (item.isChosen) {
          context.beginPath();
          context.arc(item.x, item.y, 15, 0, 2 * Math.PI);
          context.fillStyle = colours.accent;
          context.globalAlpha = 0.45;
          context.fill();
          context.globalAlpha = 1;
        }
        if (item.isFaint) context.globalAlpha = 0.5;
        drawGlyph(context, item.point, item.x, item.y, 6.5, colours);
        context.globalAlpha = 1;
        if (item.claims.length > 1) drawCount(context, item, colours);
      }
    }

    function drawCount(context, item, colours) {
      context.beginPath();
      context.arc(item.x + 8, item.y - 8, 6.5, 0, 2 * Math.PI);
      context.fillStyle = colours.paper;
      context.fill();
      context.strokeStyle = hue(item.point.actor);
      context.lineWidth = 1.5;
      context.stroke();
      context.fillStyle = colours.ink;
      context.font = '600 9px system-ui, sans-serif';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(String(item.claims.length), item.x + 8, item.y - 7.5);
    }

    function drawChart(view) {
      const colours = chartColours();
      drawnItems = [];
      drawLand(view, colours);
      drawFills(view, colours);
      drawHatches(view, colours);
      drawBorders(view, colours);
      drawOutlines(view, colours);
      drawLines(view, colours);
      const list = collectMarks(view);
      drawLabels(view, list, colours);
      drawMarks(view, list, colours);
      drawnItems.push(...list);
      Object.assign($('map').dataset, { marks: list.length, fills: drawnFills,
        arrows: drawnItems.length - list.length });
    }
    """#
}
