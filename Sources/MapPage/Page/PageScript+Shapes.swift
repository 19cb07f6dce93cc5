extension PageScript {
  /// Shapes in the plane of the map.
  static let shapes = #"""
    // Shapes in Web Mercator, with the whole world in a square of side 1.
    function mercator(longitude, latitude) {
      const sine = Math.sin(latitude * Math.PI / 180);
      return [(longitude + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
    }

    function unpacked(numbers) {
      const points = new Float64Array(numbers.length);
      let x = 0, y = 0;
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        x += numbers[index];
        y += numbers[index + 1];
        const [mx, my] = mercator(x / 10000, y / 10000);
        points[index] = mx;
        points[index + 1] = my;
      }
      return points;
    }

    function boxOf(rings) {
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const ring of rings) {
        for (let index = 0; index < ring.length; index += 2) {
          box[0] = Math.min(box[0], ring[index]);
          box[1] = Math.min(box[1], ring[index + 1]);
          box[2] = Math.max(box[2], ring[index]);
          box[3] = Math.max(box[3], ring[index + 1]);
        }
      }
      return box;
    }

    const shapes = new Map();
    for (const [id, shape] of Object.entries(base.shapes)) {
      const rings = (shape.rings || shape.lines || []).map(unpacked);
      shapes.set(id, { id, kind: shape.kind, isLine: !shape.rings,
        isApproximate: Boolean(shape.approximate), rings, box: boxOf(rings) });
    }
    const shapesOf = kind => [...shapes.values()].filter(shape => shape.kind === kind);
    const countries = shapesOf('country'), provinces = shapesOf('province');
    const districts = shapesOf('district');
    const ways = [...shapes.values()].filter(shape => shape.isLine);

    function isInside(shape, x, y) {
      if (x < shape.box[0] || x > shape.box[2] || y < shape.box[1] || y > shape.box[3]) return false;
      let inside = false;
      for (const ring of shape.rings) {
        for (let a = 0, b = ring.length - 2; a < ring.length; b = a, a += 2) {
          if ((ring[a + 1] > y) !== (ring[b + 1] > y)
            && x < (ring[b] - ring[a]) * (y - ring[a + 1]) / (ring[b + 1] - ring[a + 1]) + ring[a]) {
            inside = !inside;
          }
        }
      }
      return inside;
    }

    // The areas that claims name, large ones first. What is said of an area is said of each
    // smaller one in it as well, so these show both in the same stripes. Each actor keeps a slot in
    // the stripes of an area, whatever the day.
    const areas = (() => {
      const known = new Map();
      const at = place => {
        if (!known.has(place)) {
          known.set(place, { place, shape: shapes.get(place), fills: [], hatches: [], outlines: [] });
        }
        return known.get(place);
      };
      for (const fill of marks.fills) at(fill.place).fills.push(fill);
      for (const hatch of marks.hatches) at(hatch.place).hatches.push(hatch);
      for (const outline of marks.outlines) at(outline.place).outlines.push(outline);
      const list = [...known.values()].filter(area => area.shape && !area.shape.isLine);
      const size = ({ box }) => (box[2] - box[0]) * (box[3] - box[1]);
      list.sort((one, other) => size(other.shape) - size(one.shape));
      for (const area of list) {
        const around = (places[area.place] || {}).within || [];
        area.around = list.filter(other => around.includes(other.place));
        area.slots = [...new Set([area, ...area.around].flatMap(one =>
          one.fills.map(fill => fill.actor)))].sort((one, other) => one - other);
      }
      return list;
    })();

    for (const point of marks.points) {
      point.world = mercator(point.at[0], point.at[1]);
      point.isUndated = point.claims.every(index => claims[index].isUndated);
    }
    for (const line of marks.lines) line.world = unpacked(line.line);
    for (const stay of marks.stays) {
      stay.world = mercator(stay.at[0], stay.at[1]);
      stay.points = [];
    }
    // Each point belongs to the nearest place of its claims.
    (() => {
      const staysOf = new Map();
      for (const stay of marks.stays) {
        for (const index of stay.claims) {
          if (!staysOf.has(index)) staysOf.set(index, []);
          staysOf.get(index).push(stay);
        }
      }
      for (const point of marks.points) {
        let best = null, least = Infinity;
        for (const stay of staysOf.get(point.claims[0]) || []) {
          const far = Math.hypot(stay.world[0] - point.world[0], stay.world[1] - point.world[1]);
          if (far < least) { least = far; best = stay; }
        }
        if (best) best.points.push(point); else point.isAlone = true;
      }
      for (const stay of marks.stays) {
        stay.spacing = Infinity;
        const some = stay.points.slice(0, 60);
        some.forEach((one, number) => {
          for (const other of some.slice(number + 1)) {
            stay.spacing = Math.min(stay.spacing,
              Math.hypot(one.world[0] - other.world[0], one.world[1] - other.world[1]));
          }
        });
      }
    })();
    """#
}
