namespace RoiAnalyzer.Reports;

/// <summary>How the report looks, on a screen light or dark, wide or narrow, and on paper.</summary>
internal static class PageStyle
{
    // no <, > or & in here: XML would escape them, and HTML takes a style as it stands
    public const string Css = """

        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --muted: #5d6670; --rule: #d9dee3; --soft: #f4f6f8;
          --accent: #0b5a8a; --arm0: #0072b2; --arm1: #d55e00; --arm2: #008560; --arm3: #a8478a; --arm4: #8a6d00; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14181c; --ink: #e4e8ec; --muted: #9aa5b0; --rule: #343c44; --soft: #1d2329;
          --accent: #7cc0ec; --arm0: #56b4e9; --arm1: #f08a3c; --arm2: #2fbf95; --arm3: #d98cc0; --arm4: #d6b73a; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        main { max-width: 1200px; margin: 0 auto; padding: 32px 24px 48px; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
        h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.6rem 0 .6rem; padding-top: .9rem; border-top: 1px solid var(--rule); overflow-wrap: anywhere; }
        h3 { font-size: 1.02rem; margin: 1.8rem 0 .4rem; }
        p, ul { margin: .5rem 0; max-width: 46rem; overflow-wrap: anywhere; }
        li { margin: .3rem 0; }
        .kicker { color: var(--accent); font-weight: 600; font-size: .85rem; margin: 0 0 .3rem; }
        .lead { color: var(--muted); font-size: 1.05rem; }
        .note, figcaption, footer { color: var(--muted); font-size: .875rem; }
        .caution { border-left: 4px solid var(--arm1); background: var(--soft); padding: .6rem .9rem; }
        .answers { list-style: none; padding: 0; max-width: 52rem; }
        .answers li { padding: .45rem 0 .45rem .9rem; border-left: 4px solid var(--accent); margin: .5rem 0; }
        .wide { overflow-x: auto; margin: .6rem 0; }
        table { border-collapse: collapse; font-size: .825rem; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums; }
        th, td { padding: .26rem .5rem; text-align: right; vertical-align: top; white-space: nowrap; border-bottom: 1px solid var(--rule); }
        thead th { color: var(--muted); font-weight: 600; vertical-align: bottom; border-bottom: 2px solid var(--rule); }
        th.name, td.name { text-align: left; }
        tbody th.name { font-weight: 600; white-space: normal; overflow-wrap: anywhere; min-width: 6.2rem; max-width: 13rem; background: var(--paper); }
        tbody th.name, thead th.name.first { position: sticky; left: 0; }
        thead th.name.first { background: var(--paper); }
        tr.last td, tbody th.name { border-bottom-color: var(--muted); }
        tr.main td { font-weight: 600; }
        td small, th small { display: block; color: var(--muted); font-weight: 400; font-size: .75rem; } td.name small { max-width: 15rem; white-space: normal; }
        td.none, tr.main td.none { text-align: left; color: var(--muted); white-space: normal; font-weight: 400; }
        td.words { text-align: left; white-space: normal; overflow-wrap: anywhere; max-width: 36rem; }
        details { border: 1px solid var(--rule); border-radius: 6px; padding: .5rem .9rem; margin: .6rem 0; }
        summary { cursor: pointer; font-weight: 600; overflow-wrap: anywhere; }
        figure { margin: 1rem 0; }
        figcaption { max-width: 46rem; overflow-wrap: anywhere; }
        figcaption b { color: var(--ink); }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 27rem), 1fr)); gap: .5rem 1.5rem; }
        .figures figure { max-width: 34rem; }
        svg { display: block; width: 100%; height: auto; font: 12px system-ui, "Segoe UI", Roboto, Arial, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums lining-nums; }
        svg text { fill: var(--ink); }
        svg .muted { fill: var(--muted); }
        svg .heading { font-weight: 600; }
        svg .start { text-anchor: start; } svg .middle { text-anchor: middle; } svg .end { text-anchor: end; }
        svg .grid { stroke: var(--rule); stroke-width: 1; }
        svg .zero { stroke: var(--muted); stroke-width: 1.2; }
        svg .interval { stroke: var(--ink); stroke-width: 1.6; }
        svg .point { fill: var(--ink); }
        svg .arrow { fill: var(--ink); }
        svg .primary .interval { stroke: var(--accent); stroke-width: 2.4; } svg .primary .point, svg .primary .arrow { fill: var(--accent); }
        svg .control .interval { stroke: var(--muted); } svg .control .point { fill: var(--paper); stroke: var(--muted); stroke-width: 1.5; } svg .control .arrow { fill: var(--muted); }
        svg .one { stroke-width: 1; opacity: .4; fill: none; } svg .dot { opacity: .4; stroke: none; }
        svg .mean { stroke-width: 3; fill: none; } svg .mark { stroke: var(--paper); stroke-width: 1.2; }
        svg .a0 { stroke: var(--arm0); } svg .a1 { stroke: var(--arm1); } svg .a2 { stroke: var(--arm2); } svg .a3 { stroke: var(--arm3); } svg .a4 { stroke: var(--arm4); }
        svg .f0 { fill: var(--arm0); } svg .f1 { fill: var(--arm1); } svg .f2 { fill: var(--arm2); } svg .f3 { fill: var(--arm3); } svg .f4 { fill: var(--arm4); }
        .forest svg { min-width: 620px; max-width: 860px; }
        .methods { max-width: 46rem; }
        footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
        code { font-size: .85em; overflow-wrap: anywhere; }
        @media (max-width: 600px) { main { padding: 20px 14px 36px; } h1 { font-size: 1.5rem; } th, td { padding: .26rem .4rem; } tbody th.name { min-width: 5rem; max-width: 7rem; } }
        @media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --rule: #bbb; --soft: #fff; --accent: #0b5a8a; --arm0: #0072b2; --arm1: #d55e00; --arm2: #008560; --arm3: #a8478a; --arm4: #8a6d00; }
          @page { size: A4 landscape; margin: 14mm; } body { font-size: 10pt; } main { max-width: none; padding: 0; } .wide { overflow: visible; } .forest svg { max-height: 150mm; min-width: 0; max-width: none; } table { font-size: 8pt; }
          figure, tr, .answers li { break-inside: avoid; } h2, h3 { break-after: avoid; } details { border: 0; padding: 0; }
          tbody th.name, thead th.name.first { position: static; } }

        """;
}
