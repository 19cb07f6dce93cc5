extension PageScript {
  /// The canvas with land, fills and outlines.
  static let chart = #"""
    // The drawn map: a canvas that Leaflet pans and zooms.
    const Chart = L.Layer.extend({
      options: { padding: 0.15 },
      onAdd(map) {
        this._container = L.DomUtil.create('canvas', 'leaflet-zoom-animated', this.getPane());
        this._update();
      },
      onRemove() { this._container.remove(); },
      getEvents() {
        return { viewreset: this._update, zoom: this._onZoom, moveend: this._update,
          zoomanim: this._onAnimation };
      },
      _onZoom() { this._transform(this._map.getCenter(), this._map.getZoom()); },
      _onAnimation(event) { this._transform(event.center, event.zoom); },
      _transform(center, zoom) {
        const scale = this._map.getZoomScale(zoom, this._zoom);
        const half = this._map.getSize().multiplyBy(0.5 + this.options.padding);
        const now = this._map.project(this._center, zoom);
        const shift = this._map.project(center, zoom).subtract(now);
        const offset = half.multiplyBy(-scale).add(this._corner).add(half).subtract(shift);
        L.DomUtil.setTransform(this._container, offset, scale);
      },
      _update() {
        const map = this._map;
        if (!map) return;
        const size = map.getSize();
        this._corner = map.containerPointToLayerPoint(size.multiplyBy(-this.options.padding)).round();
        this._size = size.multiplyBy(1 + 2 * this.options.padding).round();
        this._center = map.getCenter();
        this._zoom = map.getZoom();
        const ratio = window.devicePixelRatio || 1;
        const canvas = this._container;
        canvas.width = this._size.x * ratio;
        canvas.height = this._size.y * ratio;
        canvas.style.width = this._size.x + 'px';
        canvas.style.height = this._size.y + 'px';
        L.DomUtil.setTransform(canvas, this._corner, 1);
        this._ratio = ratio;
        this.redraw();
      },
      redraw() {
        if (!this._map) return;
        const context = this._container.getContext('2d');
        context.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
        context.clearRect(0, 0, this._size.x, this._size.y);
        const origin = this._map.getPixelOrigin().add(this._corner);
        this.view = { context, scale: 256 * Math.pow(2, this._zoom), x: origin.x, y: origin.y,
          width: this._size.x, height: this._size.y, zoom: this._zoom };
        drawChart(this.view);
      },
      // A point of the map's window in the pixels of the canvas.
      local(containerPoint) {
        return this._map.containerPointToLayerPoint(containerPoint).subtract(this._corner);
      },
    });

    function isInView(view, box) {
      return box[2] * view.scale - view.x > -20 && box[0] * view.scale - view.x < view.width + 20
        && box[3] * view.scale - view.y > -20 && box[1] * view.scale - view.y < view.height + 20;
    }

    function trace(view, rings, isClosed) {
      const { context, scale } = view;
      context.beginPath();
      for (const ring of rings) {
        let lastX = NaN, lastY = NaN;
        for (let index = 0; index < ring.length; index += 2) {
          const x = ring[index] * scale - view.x, y = ring[index + 1] * scale - view.y;
          if (index === 0) context.moveTo(x, y);
          else if (Math.abs(x - lastX) + Math.abs(y - lastY) > 0.7 || index >= ring.length - 2) {
            context.lineTo(x, y);
          } else continue;
          lastX = x;
          lastY = y;
        }
        if (isClosed) context.closePath();
      }
    }

    function drawLand(view, colours) {
      if (state.tiles) return;
      const { context } = view;
      const home = new Set(provinces.map(shape => shape.id.split('-')[0]));
      for (const shape of countries) {
        if (!isInView(view, shape.box)) continue;
        trace(view, shape.rings, true);
        context.fillStyle = home.has(shape.id) ? colours.land : colours.far;
        context.fill();
      }
    }

    // Borders and ways lie over the fills. Cells that stand for unknown district borders are dots.
    function drawBorders(view, colours) {
      const { context } = view;
      context.lineJoin = 'round';
      const draw = (shape, isClosed, colour, width, dashes) => {
        if (!isInView(view, shape.box)) return;
        trace(view, shape.rings, isClosed);
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.setLineDash(dashes);
        context.stroke();
      };
      if (view.zoom >= 7.75 && !state.tiles) {
        for (const shape of districts) {
          draw(shape, true, colours.edge, 0.8, shape.isApproximate ? [1, 4] : []);
        }
      }
      for (const shape of provinces) draw(shape, true, colours.edge, view.zoom < 6 ? 0.7 : 1.2, []);
      for (const shape of countries) draw(shape, true, colours.border, 1.6, []);
      if (!state.tiles) {
        for (const shape of ways) {
          const isRiver = shape.kind === 'river';
          draw(shape, false, isRiver ? colours.river : colours.road, isRiver ? 1.8 : 1.5,
            shape.isApproximate ? [7, 5] : []);
        }
      }
      context.setLineDash([]);
    }

    // Stripes of a place's actors, fixed in their slots; a single actor fills the whole.
    function drawFills(view, colours) {
      const { context } = view;
      drawnFills = 0;
      const strongestOf = new Map();
      for (const area of areas) {
        const strongest = new Map();
        for (const fill of area.fills) {
          if (!visibleAmong(fill.claims)) continue;
          if (!((strongest.get(fill.actor) ?? -1) >= fill.opacity)) strongest.set(fill.actor, fill.opacity);
        }
        drawnFills += strongest.size;
        strongestOf.set(area, strongest);
      }
      for (const area of areas) {
        const own = strongestOf.get(area);
        if (!isInView(view, area.shape.box)) continue;
        const all = new Map(own);
        for (const wider of area.around) {
          for (const [actor, opacity] of strongestOf.get(wider)) {
            if (!all.has(actor)) all.set(actor, 0.7 * opacity);
          }
        }
        if (!own.size) continue;
        context.save();
        trace(view, area.shape.rings, true);
        context.clip('evenodd');
        if (area.around.length) {
          context.globalCompositeOperation = state.tiles ? 'destination-out' : 'source-over';
          context.fillStyle = colours.land;
          context.fill('evenodd');
          context.globalCompositeOperation = 'source-over';
        }
        for (const [actor, opacity] of all) {
          const colour = hue(actor);
          if (opacity > 0) {
            context.globalAlpha = Math.min(1, opacity * (isDark() ? 1.5 : 1.25));
            if (area.slots.length === 1) {
              context.fillStyle = colour;
              context.fill('evenodd');
            } else drawStripes(view, area.shape, area.slots.indexOf(actor), area.slots.length, colour);
          }
          if (own.has(actor) && (area.slots.length === 1 || !opacity)) {
            trace(view, area.shape.rings, true);
            context.globalAlpha = opacity > 0 ? 0.4 : 0.9;
            context.strokeStyle = colour;
            context.lineWidth = 5;
            context.stroke();
          }
        }
        context.restore();
      }
    }

    function drawStripes(view, shape, slot, count, colour) {
      const { context, scale } = view;
      const left = shape.box[0] * scale - view.x, top = shape.box[1] * scale - view.y;
      const right = shape.box[2] * scale - view.x, bottom = shape.box[3] * scale - view.y;
      const width = Math.max(4, Math.min(9, (right - left) / (7 * count)));
      const period = width * count * Math.SQRT2;
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      const first = Math.max(0, Math.floor((-left - top - 20) / period) - 1);
      for (let number = first; ; number += 1) {
        const offset = number * period + (slot + 0.5) * width * Math.SQRT2;
        if (offset > right - left + bottom - top + period) break;
        if (left + offset - (bottom - top) > view.width + 20) break;
        context.moveTo(left + offset + 4, top - 4);
        context.lineTo(left + offset - (bottom - top) - 4, bottom + 4);
      }
      context.stroke();
    }

    // Small crosses where a source tells of fighting or siege.
    function drawHatches(view, colours) {
      const { context, scale } = view;
      const isCrossed = area => area.hatches.some(hatch => visibleAmong(hatch.claims));
      for (const area of areas) {
        const { shape } = area;
        if (!isInView(view, shape.box) || !isCrossed(area)) continue;
        if (area.around.some(isCrossed)) continue;
        context.save();
        trace(view, shape.rings, true);
        context.clip('evenodd');
        const step = 15, arm = 2.6;
        const left = Math.max(-20, shape.box[0] * scale - view.x);
        const top = Math.max(-20, shape.box[1] * scale - view.y);
        const right = Math.min(view.width + 20, shape.box[2] * scale - view.x);
        const bottom = Math.min(view.height + 20, shape.box[3] * scale - view.y);
        context.beginPath();
        for (let row = Math.floor((top + view.y) / step); row * step - view.y < bottom + step; row += 1) {
          const y = row * step - view.y;
          const shift = row % 2 ? step / 2 : 0;
          for (let column = Math.floor((left + view.x) / step) - 1;
            column * step - view.x < right + step; column += 1) {
            const x = column * step + shift - view.x;
            context.moveTo(x - arm, y - arm);
            context.lineTo(x + arm, y + arm);
            context.moveTo(x + arm, y - arm);
            context.lineTo(x - arm, y + arm);
          }
        }
        context.strokeStyle = colours.neutral;
        context.globalAlpha = 0.55;
        context.lineWidth = 1.2;
        context.stroke();
        context.restore();
      }
    }

    function drawOutlines(view, colours) {
      const { context } = view;
      for (const { outlines, shape } of areas) {
        if (!isInView(view, shape.box)) continue;
        for (const outline of outlines) {
          const isChosen = state.place === outline.place
            || (state.claim !== null && outline.claims.includes(state.claim));
          if (!isChosen && !visibleAmong(outline.claims)) continue;
          trace(view, shape.rings, true);
          context.strokeStyle = isChosen ? colours.accent : colours.neutral;
          context.lineWidth = isChosen ? 3 : 1.3;
          context.globalAlpha = isChosen ? 1 : 0.7;
          if (shape.isApproximate) context.setLineDash([5, 4]);
          context.stroke();
          context.globalAlpha = 1;
          context.setLineDash([]);
        }
      }
    }
    """#
}
