/// The style sheet: light and dark, wide and narrow, screen and paper.
enum PageStyle {
  static let text = """
    :root { color-scheme: light; --ink: #1a1f24; --soft: #56606a; --faint: #d9dee3; --page: #fff;
      --card: #f5f7f9; --link: #0550ae; --accent: #b42318; --focus: #0b63ce; --hover: #eef3f8;
      --land: #f6f5ef; --far: #ebebe5; --water: #dbe7ee; --border: #a9aaa2; --edge: #c9c9bf;
      --river: #8db8d4; --road: #c9b79c; --label: #565c55; --halo: #fdfdfb; --paper: #fff;
      --neutral: #3c3c3c; }
    @media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark;
      --ink: #e8ebee; --soft: #a3adb7; --faint: #363d45; --page: #15181c; --card: #1e2329;
      --link: #82b9ff; --accent: #ff9b8a; --focus: #7ab7ff; --hover: #232a32; --land: #2a2f31;
      --far: #212527; --water: #14191e; --border: #5c6468; --edge: #454c50; --river: #3d5f77;
      --road: #6b604c; --label: #b6beb9; --halo: #1b1f22; --paper: #1b1f23; --neutral: #c7ccd0; } }
    :root[data-theme="dark"] { color-scheme: dark;
      --ink: #e8ebee; --soft: #a3adb7; --faint: #363d45; --page: #15181c; --card: #1e2329;
      --link: #82b9ff; --accent: #ff9b8a; --focus: #7ab7ff; --hover: #232a32; --land: #2a2f31;
      --far: #212527; --water: #14191e; --border: #5c6468; --edge: #454c50; --river: #3d5f77;
      --road: #6b604c; --label: #b6beb9; --halo: #1b1f22; --paper: #1b1f23; --neutral: #c7ccd0; }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; height: 100vh; height: 100dvh; overflow: hidden; background: var(--page);
      color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
      "Noto Sans Arabic", sans-serif; display: grid; overflow-wrap: anywhere;
      grid-template: auto minmax(0, 1fr) auto / 27rem minmax(0, 1fr);
      grid-template-areas: "head stage" "panel stage" "panel time"; }
    button, input, select, textarea { font: inherit; color: inherit; }
    button { cursor: pointer; }
    :focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
    #map:focus-visible, #map a:focus-visible { outline: 3px solid var(--focus) !important; outline-offset: -3px; }
    #card-title:focus-visible { outline: 0; }
    .skip { position: absolute; left: -99rem; z-index: 2000; background: var(--page); padding: .5rem 1rem; }
    .skip:focus { left: .5rem; top: .5rem; }

    #panel { grid-area: panel; overflow-y: auto; border-inline-end: 1px solid var(--faint);
      display: flex; flex-direction: column; }
    #head { grid-area: head; padding: .9rem 1.1rem .6rem; display: grid; column-gap: .75rem;
      grid-template-columns: minmax(0, 1fr) auto; border-inline-end: 1px solid var(--faint);
    }
    h1 { font-size: 1.2rem; line-height: 1.25; margin: 0; letter-spacing: -.01em; }
    #status { grid-row: 2; color: var(--soft); font-size: .87rem; margin: .2rem 0 0; }
    #theme { grid-area: 1 / 2 / 3; align-self: start; border: 1px solid var(--faint); background: none; border-radius: 99px;
      width: 2.1rem; height: 2.1rem; line-height: 1; }
    .find { display: flex; gap: .5rem; padding: 0 1.1rem .5rem; }
    .find input { flex: 1; min-width: 0; padding: .45rem .7rem; border: 1px solid var(--faint);
      border-radius: 8px; background: var(--card); }
    .plain { border: 1px solid var(--faint); background: var(--page); border-radius: 8px;
      padding: .4rem .7rem; }
    .plain:hover, .item:hover, #theme:hover { background: var(--hover); }
    .filters { margin: 0 1.1rem .5rem; border: 1px solid var(--faint); border-radius: 8px; }
    .filters > summary { padding: .4rem .7rem; cursor: pointer; font-weight: 600; font-size: .9rem; }
    .filters fieldset { border: 0; border-top: 1px solid var(--faint); margin: 0; padding: .4rem .7rem .5rem; }
    .filters legend { float: left; width: 100%; font-weight: 600; font-size: .82rem; color: var(--soft); }
    .boxes { clear: both; max-height: 11rem; overflow-y: auto; }
    .boxes label { display: flex; gap: .5rem; align-items: baseline; padding: .14rem 0; font-size: .9rem; }
    .boxes label > span:first-of-type { flex: 1; }
    .boxes label.none { color: var(--soft); }
    .number { color: var(--soft); font-size: .82rem; font-variant-numeric: tabular-nums; font-weight: 400; }
    .filters summary .number { background: var(--ink); color: var(--page); border-radius: 99px;
      padding: 0 .45rem; margin-inline-start: .4rem; }
    .filters summary .number:empty { display: none; }
    .tabs { display: flex; flex-wrap: wrap; padding: 0 .75rem; border-bottom: 1px solid var(--faint);
      position: sticky; top: 0; background: var(--page); z-index: 5; }
    .tabs button { border: 0; background: none; padding: .5rem .27rem; font-size: .82rem;
      border-bottom: 2px solid transparent; color: var(--soft); margin-bottom: -1px; }
    .tabs button[aria-selected="true"] { color: var(--ink); border-color: var(--ink); font-weight: 600; }
    #panel ul { list-style: none; margin: 0; padding: 0; }
    .view { padding-bottom: 1.5rem; }
    .view > .small, #view-sources > *, #view-about > * { margin-inline: 1.1rem; }
    .heading h2, #card h3, .view > h2 { display: flex; justify-content: space-between; gap: 1rem;
      font-size: .84rem; margin: 0; }
    .heading h2 { padding: .7rem 1.1rem .25rem; color: var(--soft); }
    .item { display: flex; gap: .6rem; width: 100%; text-align: start; border: 0; background: none;
      padding: .5rem 1.1rem; border-inline-start: 3px solid transparent; }
    .item[aria-current] { background: var(--hover); border-color: var(--accent); }
    .glyph { flex: none; }
    .item .glyph { margin-top: .1rem; }
    .item .text { min-width: 0; flex: 1; }
    .said { display: block; }
    .meta, .small, .soft { color: var(--soft); font-size: .85rem; }
    .soft { font-size: inherit; }
    .meta span + span::before { content: " · "; }
    .chips { display: flex; flex-wrap: wrap; gap: .3rem; margin-top: .2rem; }
    .chip { display: inline-block; font-size: .75rem; line-height: 1.5; padding: 0 .45rem;
      border-radius: 99px; background: var(--card); border: 1px solid var(--faint); color: var(--soft); }
    .chip.opposed { color: var(--page); background: var(--ink); border-color: var(--ink); }
    .chip.review { color: var(--page); background: var(--link); border-color: var(--link); }
    .empty { padding: 1rem 1.1rem; color: var(--soft); }

    #card { padding: .6rem 1.1rem 2rem; }
    .steps { display: flex; justify-content: space-between; margin-bottom: .8rem; }
    #card-steps { display: flex; gap: .3rem; }
    #card-steps .plain { min-width: 2.4rem; }
    .kicker { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; color: var(--soft);
      font-size: .82rem; }
    #card h2 { font-size: 1.22rem; line-height: 1.3; margin: .4rem 0 .6rem; }
    .native { font-weight: 400; color: var(--soft); margin-left: .5rem; display: inline-block; }
    .native + .native { border-left: 1px solid var(--soft); padding-left: .5rem; }
    .notice { background: var(--card); border-radius: 8px; padding: .5rem .7rem; font-size: .9rem; }
    figure { margin: .8rem 0; border-inline-start: 3px solid var(--accent); padding-inline-start: .8rem; }
    blockquote { margin: 0; white-space: pre-line; font: 1.04rem/1.5 Georgia, "Noto Serif", serif; }
    mark { background: none; color: inherit; text-decoration: underline 2px var(--accent);
      text-underline-offset: .22em; text-decoration-skip-ink: none; }
    .around { color: var(--soft); }
    .remark { color: var(--soft); font-size: .85em; }
    .sheet > p { margin: .5rem 0; }
    .sheet details { border-top: 1px solid var(--faint); }
    .sheet summary { cursor: pointer; padding: .35rem 0; font-weight: 600; font-size: .9rem; }
    .sheet dl { margin: 0 0 .5rem; }
    figcaption { color: var(--soft); font-size: .82rem; margin-top: .3rem; }
    a, .link { color: var(--link); text-underline-offset: .15em; }
    .link { border: 0; background: none; padding: 0; text-align: start; text-decoration: underline;
      text-decoration-thickness: 1px; }
    dl { display: grid; grid-template-columns: 8.3rem minmax(0, 1fr); margin: .8rem 0; font-size: .92rem; }
    dt, dd { margin: 0; padding: .3rem 0; border-top: 1px solid var(--faint); }
    dt { color: var(--soft); padding-inline-end: .5rem; }
    code { font: .85em ui-monospace, monospace; }
    #card h3 { margin: 1.2rem 0 .4rem; font-size: .95rem; }
    .ties li { padding: .3rem 0; font-size: .92rem; }
    #card .claims { margin-inline: -1.1rem; }
    .review { border-top: 1px solid var(--faint); margin-top: 1.2rem; }
    .review label { display: block; font-size: .85rem; color: var(--soft); margin-top: .5rem; }
    .review textarea, .review input, .review select { display: block; width: 100%; color: var(--ink);
      background: var(--card); border: 1px solid var(--faint); border-radius: 6px; padding: .35rem .5rem; }
    .review label.edited input, .review label.edited select { border-color: var(--link); border-width: 2px; }
    .verdicts { display: flex; gap: .5rem; }
    .verdict { border: 1px solid var(--faint); border-radius: 8px; background: none; padding: .4rem 1rem; }
    .verdict[aria-pressed="true"] { background: var(--ink); color: var(--page); border-color: var(--ink); }
    .edit { margin-top: .7rem; }
    .edit summary { cursor: pointer; font-size: .9rem; }
    .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 0 .7rem; }
    .saved { padding: .7rem 1.1rem; border-top: 1px solid var(--faint); margin-top: auto; position: sticky;
      bottom: 0; background: var(--page); }
    #download { width: 100%; background: var(--ink); color: var(--page); border: 0; border-radius: 8px; padding: .5rem; }
    table { border-collapse: collapse; font-size: .87rem; margin-bottom: 1rem; width: calc(100% - 2.2rem); }
    th, td { text-align: start; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--faint);
      font-weight: 400; vertical-align: top; }
    thead th { color: var(--soft); font-size: .8rem; }
    td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead th:not(:first-child) { text-align: end; overflow-wrap: normal; }
    #view-sources h2, #view-about h2 { margin-block: 1rem .3rem; }
    #view-about > ul { margin-inline: 1.1rem; }
    #view-about li { font-size: .85rem; color: var(--soft); padding: .2rem 0; }
    kbd { font: .85em ui-monospace, monospace; border: 1px solid var(--faint); border-radius: 4px; padding: 0 .3rem; }

    #stage { grid-area: stage; position: relative; min-height: 0; }
    #map { position: absolute; inset: 0; background: var(--water); font: inherit; }
    #map.bare { background: var(--land); }
    #tip { position: absolute; z-index: 900; pointer-events: none; background: var(--ink); color: var(--page);
      padding: .3rem .6rem; border-radius: 6px; font-size: .84rem; max-width: min(20rem, 80%); width: max-content; }
    #legend { position: absolute; z-index: 800; left: .8rem; top: .8rem; background: var(--page);
      border: 1px solid var(--faint); border-radius: 10px; padding: .45rem .8rem; font-size: .82rem;
      max-width: 15.5rem; max-height: calc(100% - 4.5rem); overflow-y: auto; box-shadow: 0 1px 6px rgb(0 0 0 / .12); }
    #legend summary { cursor: pointer; font-weight: 600; }
    #legend ul { list-style: none; margin: .4rem 0 0; padding: 0; }
    #legend li { display: flex; gap: .5rem; align-items: center; padding: .1rem 0; line-height: 1.3; }
    #legend-more { margin-top: .35rem; border-top: 1px solid var(--faint); padding-top: .3rem; }
    #legend-more summary { font-weight: 400; color: var(--soft); }
    #legend-signs { color: var(--soft); }
    .swatch { flex: none; width: 18px; height: 12px; border-radius: 3px; border: 1.5px solid var(--neutral); }
    .swatch.actor { border: 0; width: 12px; height: 12px; margin-inline: 3px; border-radius: 99px; }
    .swatch.fill { border-color: transparent; background: var(--neutral); opacity: .35; }
    .swatch.dashes { border-style: dashed; }
    .swatch.line { border: 0; height: 4px; background: var(--neutral); border-radius: 0; }
    .swatch.hatch { border-color: var(--faint); font-size: .7rem; line-height: .6rem; text-align: center; }
    .swatch.hatch::before { content: "××"; }
    #legend li.none { color: var(--soft); }
    #legend li.none .swatch { opacity: .35; }
    #legend li .number { margin-inline-start: auto; padding-inline-start: .6rem; }
    .swatch.ring { width: 18px; height: 18px; border-radius: 99px; border: 3px solid var(--neutral);
      font-size: .62rem; font-weight: 700; display: grid; place-items: center; color: var(--ink); }
    #all { position: absolute; z-index: 800; right: 10px; top: 80px; width: 34px; height: 34px; padding: 0;
      background: var(--page); border: 1px solid var(--faint); border-radius: 8px; }
    #caution { position: absolute; z-index: 700; left: .8rem; bottom: .5rem; margin: 0; font-size: .76rem;
      color: var(--soft); background: var(--halo); opacity: .92; padding: .1rem .5rem; border-radius: 5px;
      max-width: calc(100% - 9rem); }
    .leaflet-container { font: inherit; }
    .leaflet-bar, .leaflet-touch .leaflet-bar { border: 1px solid var(--faint); border-radius: 8px; overflow: hidden; box-shadow: none; }
    .leaflet-bar a, .leaflet-bar a:hover { background: var(--page); color: var(--ink); border-color: var(--faint); }
    .leaflet-bar a.leaflet-disabled { background: var(--card); color: var(--soft); }
    .leaflet-control-scale-line { background: var(--halo); color: var(--soft); border-color: var(--soft); }

    #time { grid-area: time; border-top: 1px solid var(--faint); padding: .6rem 1rem .7rem; display: grid;
      grid-template-columns: auto minmax(0, 1fr); gap: .15rem 1rem; align-items: end; background: var(--page); }
    .clock { display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; grid-column: 1 / -1; }
    #now { font-weight: 650; font-size: 1.12rem; min-width: 13.5rem; font-variant-numeric: tabular-nums; }
    .modes { display: inline-flex; border: 1px solid var(--faint); border-radius: 8px; overflow: hidden; }
    .modes button { border: 0; background: none; padding: .25rem .7rem; font-size: .87rem; }
    .modes button[aria-pressed="true"] { background: var(--ink); color: var(--page); }
    .undated { font-size: .87rem; color: var(--soft); display: inline-flex; gap: .35rem; align-items: center; }
    .transport { display: flex; gap: .3rem; padding-bottom: 1.1rem; }
    .transport button { width: 2.4rem; height: 2.4rem; border-radius: 99px; border: 1px solid var(--faint);
      background: none; font-size: .8rem; }
    .transport button:hover:not(:disabled) { background: var(--hover); }
    .transport button:disabled { opacity: .4; cursor: default; }
    #play { background: var(--ink); color: var(--page); border-color: var(--ink); }
    #play:hover:not(:disabled) { background: var(--soft); }
    .track { min-width: 0; }
    #density { display: block; width: 100%; height: 34px; }
    .track input { width: 100%; margin: 0; display: block; accent-color: var(--ink); height: 20px; }
    .track input:disabled { opacity: .3; }
    #ticks { position: relative; height: 1.15rem; font-size: .76rem; color: var(--soft); white-space: nowrap;
      overflow: hidden; }
    #ticks span { position: absolute; transform: translateX(-50%); }
    #ticks .first { left: 0; transform: none; }
    #ticks .last { left: auto; right: 0; transform: none; }
    #tiles { position: absolute; z-index: 800; right: .6rem; bottom: 2.4rem; max-width: 20rem; padding: .2rem .5rem;
      font-size: .76rem; background: var(--page); border: 1px solid var(--faint); border-radius: 8px; }

    @media (max-width: 800px) {
      html { scroll-padding-top: 9.6rem; }
      body { display: block; height: auto; overflow: visible; }
      #head { padding: .6rem .8rem .5rem; border: 0; }
      h1 { font-size: 1.05rem; }
      #stage { height: 56vh; height: 56dvh; }
      #time { padding: .5rem .8rem; gap: .1rem .6rem; position: sticky; top: 0; z-index: 1000; }
      #now { font-size: 1rem; min-width: 0; flex: 1 0 100%; }
      .clock { gap: .3rem .7rem; }
      .transport button { width: 2.75rem; height: 2.75rem; }
      .modes button, .tabs button { padding-block: .55rem; }
      .modes button { padding-inline: .5rem; }
      .undated { font-size: .82rem; }
      #density { height: 24px; }
      #panel { display: block; overflow: visible; border: 0; }
      .tabs { position: static; flex-wrap: nowrap; overflow-x: auto; padding: 0 .5rem; }
      .tabs button { padding-inline: .2rem; font-size: .76rem; white-space: nowrap; }
      #legend > summary { padding-block: .2rem; }
      #caution { font-size: .7rem; max-width: calc(100% - 7.5rem); }
      #legend { left: .5rem; top: .5rem; max-width: 15rem; max-height: calc(100% - 5rem); }
      .boxes label { padding: .4rem 0; }
      .find input, .plain, .verdict { min-height: 2.75rem; }
    }
    @media (min-width: 1900px) { body { grid-template-columns: 34rem minmax(0, 1fr); font-size: 16.5px; } }
    @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
    .printing body { display: block; height: auto; overflow: visible; }
    .printing #stage { width: 17.5cm; height: auto; }
    .printing #map { position: relative; inset: auto; height: 12.5cm; }
    .printing #legend { position: static; max-width: none; max-height: none; box-shadow: none; border: 0; }
    .printing #legend ul { columns: 3; }
    @media print {
      body { display: block; height: auto; overflow: visible; font-size: 10.5pt; background: #fff; }
      #stage { width: 17.5cm; height: auto; break-inside: avoid; }
      #map { border: 1px solid #999; }
      #legend { font-size: 8pt; }
      #legend summary { font-size: 9pt; }
      #legend .number { padding-inline-end: 2rem; }
      #caution { position: static; max-width: none; }
      #time { position: static; break-inside: avoid; }
      #head, #panel { border: 0; }
      li { break-inside: avoid; }
      .heading { break-after: avoid; }
      .find, .filters, .tabs, .transport, .modes, .undated, #theme, #close, .review, .saved, #all,
      .leaflet-control-zoom, .skip { display: none !important; }
      #time { border: 0; }
    }
    """
}
