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

    function drawBase(view, colours) {
      const { context } = view;
      context.lineJoin = 'round';
      const home = new Set(provinces.map(shape => shape.id.split('-')[0]));
      for (const shape of countries) {
        if (!isInView(view, shape.box)) continue;
        trace(view, shape.rings, true);
        context.fillStyle = home.has(shape.id) ? colours.land : colours.far;
        context.fill();
        context.strokeStyle = colours.border;
        context.lineWidth = 1.4;
        context.stroke();
      }
      const units = view.zoom >= 7.5 ? [...districts, ...provinces] : provinces;
      for (const shape of units) {
        if (!isInView(view, shape.box)) continue;
        trace(view, shape.rings, true);
        if (shape.kind === 'province') {
          context.strokeStyle = colours.edge;
          context.lineWidth = view.zoom < 6 ? 0.6 : 1;
        } else {
          context.strokeStyle = colours.edge;
          context.lineWidth = 0.4;
        }
        context.stroke();
      }
      for (const shape of ways) {
        if (!isInView(view, shape.box)) continue;
        trace(view, shape.rings, false);
        context.strokeStyle = shape.kind === 'river' ? colours.river : colours.road;
        context.lineWidth = shape.kind === 'river' ? 2 : 1.6;
        if (shape.isApproximate) context.setLineDash([6, 4]);
        context.stroke();
        context.setLineDash([]);
      }
    }

    // Stripes of a place's actors, fixed in their slots; a single actor fills the whole.
    function drawFills(view) {
      const { context } = view;
      const strongest = new Map();
      for (const fill of marks.fills) {
        if (!visibleAmong(fill.claims)) continue;
        const key = fill.place + ' ' + fill.actor;
        const known = strongest.get(key);
        if (!known || known.opacity < fill.opacity) strongest.set(key, fill);
      }
      drawnFills = strongest.size;
      for (const fill of strongest.values()) {
        const shape = shapes.get(fill.place);
        if (!shape || !isInView(view, shape.box)) continue;
        const slots = slotsAt.get(fill.place);
        context.save();
        trace(view, shape.rings, true);
        const colour = hue(fill.actor);
        context.clip('evenodd');
        if (fill.opacity > 0) {
          context.globalAlpha = fill.opacity * (isDark() ? 1.3 : 1.15);
          if (slots.length === 1) {
            context.fillStyle = colour;
            context.fill('evenodd');
          } else drawStripes(view, shape, slots.indexOf(fill.actor), slots.length, colour);
        }
        trace(view, shape.rings, true);
        context.globalAlpha = fill.opacity > 0 ? 0.35 : 0.9;
        context.strokeStyle = colour;
        context.lineWidth = slots.length === 1 || !fill.opacity ? 5 : 0;
        if (context.lineWidth === 5) context.stroke();
        context.restore();
      }
    }

    function drawStripes(view, shape, slot, count, colour) {
      const { context, scale } = view;
      const left = shape.box[0] * scale - view.x, top = shape.box[1] * scale - view.y;
      const right = shape.box[2] * scale - view.x, bottom = shape.box[3] * scale - view.y;
      const width = Math.max(5, Math.min(14, (right - left) / 12));
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

    function drawOutlines(view, colours) {
      const { context } = view;
      for (const outline of marks.outlines) {
        const shape = shapes.get(outline.place);
        if (!shape || !isInView(view, shape.box)) continue;
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
      for (const hatch of marks.hatches) {
        const shape = shapes.get(hatch.place);
        if (!shape || !isInView(view, shape.box) || !visibleAmong(hatch.claims)) continue;
        context.save();
        trace(view, shape.rings, true);
        context.clip('evenodd');
        const { scale } = view;
        const left = shape.box[0] * scale - view.x, top = shape.box[1] * scale - view.y;
        const width = (shape.box[2] - shape.box[0]) * scale;
        const height = (shape.box[3] - shape.box[1]) * scale;
        context.beginPath();
        const step = Math.max(12, Math.min(26, width / 9));
        for (let offset = 0; offset < width + height; offset += step) {
          if (left + offset - height > view.width) break;
          context.moveTo(left + offset, top);
          context.lineTo(left + offset - height, top + height);
          context.moveTo(left + width - offset, top);
          context.lineTo(left + width - offset + height, top + height);
        }
        context.strokeStyle = colours.neutral;
        context.globalAlpha = 0.4;
        context.lineWidth = 1;
        context.stroke();
        context.restore();
      }
    }
    """#
}
