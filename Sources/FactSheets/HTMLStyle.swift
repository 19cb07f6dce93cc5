/// The style sheet of all HTML pages: system fonts, light and dark, narrow screens and A4.
enum HTMLStyle {
  static let text = """
    :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--faint:#d5dae0;--page:#fff;\
    --card:#f5f7f9;--link:#0550ae;--accent:#8a3b12;--land:#eef0ea;--near:#e0e6d8;--here:#f0b429;\
    --edge:#98a29a;--water:#dfe9f0}
    @media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa4ae;--faint:#343b43;\
    --page:#14171a;--card:#1c2126;--link:#79b8ff;--accent:#f0a36b;--land:#262c2a;--near:#303a34;\
    --here:#9a6a00;--edge:#5d6a63;--water:#182026}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--ink);font:17px/1.55 system-ui,-apple-system,\
    "Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","DejaVu Sans",sans-serif;overflow-wrap:break-word}
    main,header,footer{max-width:56rem;margin:0 auto;padding:0 1.25rem}
    .sheet header{padding-left:0;padding-right:0}
    .sheet+.sheet{margin-top:4rem;border-top:4px solid var(--ink)}
    header{padding-top:2.25rem}
    h1{font-size:2.3rem;line-height:1.15;margin:0;letter-spacing:-.01em}
    h1 bdi{font-weight:400;color:var(--soft);font-size:.8em;margin-left:.5rem}
    h1 bdi+bdi{border-left:1px solid var(--edge);padding-left:.5rem}
    .subtitle{margin:.35rem 0 0;color:var(--soft)}
    .lead{font-size:1.2rem;line-height:1.5;margin:1.1rem 0 1.5rem;max-width:44rem;\
    text-wrap:pretty}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem .9rem;margin:0 0 1rem;padding:.6rem 0;\
    border-top:1px solid var(--faint);border-bottom:1px solid var(--faint);font-size:.9rem}
    a{color:var(--link);text-underline-offset:.15em}
    nav a,sup a,td a,h2 a{text-decoration:none}
    a:hover,a:focus-visible{text-decoration:underline}
    section{margin:2.4rem 0 0;scroll-margin-top:1rem}
    h2{font-size:1.35rem;line-height:1.25;margin:0 0 .8rem;padding-bottom:.3rem;\
    border-bottom:2px solid var(--ink)}
    h3{font-size:1.02rem;margin:1.5rem 0 .5rem}
    p{margin:.6rem 0;max-width:44rem}
    dl{margin:0;display:grid;grid-template-columns:11rem minmax(0,1fr);gap:0}
    dt,dd{padding:.42rem 0;margin:0;border-bottom:1px solid var(--faint)}
    dt{color:var(--soft);padding-right:1rem}
    dt:last-of-type,dd:last-of-type{border-bottom:0}
    .note,.small{color:var(--soft);font-size:.87em}
    .note{display:block}
    dd>div+div{margin-top:.35rem}
    .mark{color:var(--soft);font-style:italic;font-size:.9em}
    .differ{color:var(--accent);font-size:.9em;margin:0 0 .25rem;display:block}
    ol.sources a{overflow-wrap:anywhere}
    .narrow{width:auto;min-width:60%}
    sup{font-size:.68em;line-height:0;margin-left:.1em}
    table{border-collapse:collapse;width:100%;font-size:.94em;font-variant-numeric:tabular-nums}
    th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;\
    border-bottom:1px solid var(--faint)}
    th{color:var(--soft);font-weight:600;font-size:.86em}
    thead th{border-bottom:1px solid var(--edge)}
    td:last-child,th:last-child{padding-right:0}
    td span.value{display:block}
    table.figures{font-size:1em}
    table.figures tr:last-child td{border-bottom:0}
    table.figures td{padding-top:.1rem;padding-bottom:.3rem}
    table.figures td:nth-last-child(n+2){white-space:nowrap;width:1%}
    ul.list{padding-left:1.1rem;margin:.4rem 0;max-width:44rem}
    ul.list li{margin:.3rem 0}
    .claim{background:var(--card);border-left:4px solid var(--edge);border-radius:0 6px 6px 0;\
    padding:.8rem 1rem;margin:.7rem 0}
    .claim p{margin:.25rem 0}
    .claim .said{font-weight:600}
    .claim blockquote{margin:.5rem 0;padding:0 0 0 .8rem;border-left:2px solid var(--faint);\
    font-style:italic}
    .inside{font-weight:400;color:var(--soft)}
    .against{color:var(--accent);font-weight:600}
    .relation{padding-left:1rem;text-indent:-1rem}
    ol.time{list-style:none;margin:0 0 0 6px;padding:0;border-left:2px solid var(--edge)}
    ol.time li{position:relative;padding:0 0 .9rem 1.1rem}
    ol.time li::before{content:"";position:absolute;left:-6px;top:.5em;width:10px;height:10px;\
    border-radius:50%;background:var(--page);border:2px solid var(--edge)}
    ol.time li.turn::before{background:var(--accent);border-color:var(--accent)}
    ol.time time{display:block;color:var(--soft);font-size:.88em}
    .change{color:var(--accent);font-size:.92em;display:block}
    ol.sources{padding-left:1.9rem;font-size:.92em}
    ol.sources li{margin:.35rem 0}
    ol.sources li:target,.claim:target{outline:2px solid var(--here);outline-offset:3px}
    figure{margin:1.2rem 0 0}
    figure svg{width:100%;max-width:40rem;height:auto;display:block;border:1px solid var(--faint);\
    border-radius:6px}
    figcaption{color:var(--soft);font-size:.87em;margin-top:.4rem}
    figure.control{margin-bottom:1.2rem}
    .control div{overflow-x:auto}
    figure.control svg{max-width:none;min-width:36rem;border:0}
    @media(prefers-color-scheme:dark){figure.control svg{background:#fff;color:#1b1f24}}
    .sea{fill:var(--water)}
    .other{fill:var(--land)}
    .neighbour{fill:var(--near)}
    .place{fill:var(--here)}
    .outline{stroke:var(--edge);stroke-width:1;stroke-linejoin:round}
    .outline.place{stroke:var(--ink);stroke-width:1.8}
    .line{fill:none;stroke:var(--link);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
    .approximate{stroke-dasharray:7 5}
    .label{font-size:14px;fill:var(--soft);text-anchor:middle;paint-order:stroke;stroke:var(--page);\
    stroke-width:3px;stroke-opacity:.65;stroke-linejoin:round}
    .label-neighbour{fill:var(--ink)}
    .label-place{font-size:20px;font-weight:700;fill:var(--ink)}
    .spot{fill:var(--page);stroke:var(--ink);stroke-width:2}
    .spot-place{fill:var(--accent);stroke:var(--page)}
    .spot-name{font-size:13px;fill:var(--ink);paint-order:stroke;stroke:var(--page);\
    stroke-width:3px;stroke-opacity:.65}
    .spot-name-place{font-weight:700;font-size:16px}
    .doubt{fill:none;stroke:var(--accent);stroke-width:1.5;stroke-dasharray:4 4}
    .end{text-anchor:end}
    .bar{stroke:var(--ink);stroke-width:2;fill:none}
    .bar-name{font-size:12px;fill:var(--ink)}
    .index{list-style:none;padding:0;columns:16rem}
    .index li{margin:.2rem 0;break-inside:avoid}
    footer{padding:2rem 1.25rem 3rem;color:var(--soft);font-size:.87em}
    @media(max-width:40rem){
    body{font-size:16px}
    header{padding-top:1.4rem}
    h1{font-size:1.9rem}
    h1 bdi{display:inline-block}
    dl{display:block}
    dt{border:0;padding:.6rem 0 0;font-size:.9em}
    dd{padding:.1rem 0 .6rem}
    dt:last-of-type{border:0}
    table.wide thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    table.wide,table.wide tbody,table.wide tr,table.wide td{display:block}
    table.wide tr{padding:.55rem 0;border-bottom:1px solid var(--faint)}
    table.wide td{border:0;padding:.1rem 0;display:grid;grid-template-columns:8.5rem minmax(0,1fr)}
    table.wide td.empty{display:none}
    table.wide td::before{content:attr(data-label);color:var(--soft);font-size:.9em}
    table.wide td:first-child{display:block;font-weight:600}
    table.wide td:first-child::before{content:none}
    table.figures,table.figures tbody,table.figures td{display:block}
    table.figures tr{display:flex;flex-wrap:wrap;column-gap:.8rem}
    table.figures td:last-child{flex-basis:100%}
    table.figures tr{padding:.3rem 0;border-bottom:1px solid var(--faint)}
    table.figures tr:last-child{border:0}
    table.figures td{border:0;padding:0}
    table.figures td:first-child{font-weight:600}
    table.figures td:nth-last-child(n+2){white-space:normal;width:auto}
    .claim blockquote{margin-right:0}
    .label-neighbour{font-size:18px}
    .label-place{font-size:24px}
    .spot-name{font-size:17px}
    .bar-name{font-size:18px}
    }
    @page{size:A4;margin:16mm 15mm}
    @media print{
    :root{--ink:#000;--soft:#444;--faint:#ccc;--page:#fff;--card:#f6f6f6;--link:#000;--accent:#7a2e06;\
    --land:#f3f3ef;--near:#e6eadf;--here:#f3cf78;--edge:#888;--water:#eef3f6}
    body{font-size:10.5pt;line-height:1.42}
    header,main,footer{max-width:none;padding-left:0;padding-right:0}
    header{padding-top:0}
    h1{font-size:21pt}
    .lead{font-size:12pt;margin:.7rem 0}
    nav{display:none}
    .sheet{break-before:page}
    .sheet+.sheet{margin:0;border:0}
    section{margin-top:1.3rem}
    h2,h3{break-after:avoid}
    tr,.claim,figure,ol.time li,dt,dd,ol.sources li{break-inside:avoid}
    figure svg{max-width:115mm}
    figure.control svg{max-width:100%;min-width:0}
    a{text-decoration:none}
    }
    """
}
