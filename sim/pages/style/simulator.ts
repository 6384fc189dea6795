/** The simulator's own pages: overview, inspector, controls. */
export const simulator = `
.topbar-links { display: flex; gap: 4px; }
.topbar-links a { display: block; padding: 7px 12px; color: var(--ink-soft); text-decoration: none; border-radius: var(--radius-small); }
.topbar-links a:hover { color: var(--ink); background: var(--sunken); }
.topbar-links [aria-current] { color: var(--accent-strong); font-weight: 600; background: var(--accent-soft); }
/* A form by itself is no wider than can be filled in at a glance. */
.landing section > .stack { max-width: 720px; }
.landing .page-heading { margin-bottom: 16px; }
.landing .tabbed { margin-bottom: 12px; }
.landing section h3 { margin: 18px 0 8px; font-size: 0.95rem; }
.landing .card h3, .landing .cards section, .halves > section { margin: 0; }
.landing .halves > .card { margin: 0; }
.landing .card-title h2, .landing .card > p:last-child { margin-bottom: 0; }
.landing .card form { margin-top: 12px; }

.button-small { min-height: 30px; padding: 3px 10px; font-size: 0.88rem; }
.copy { visibility: hidden; min-width: 62px; }
.scripted .copy { visibility: visible; }
.copied { color: var(--good); border-color: var(--good); }
.live-state { display: inline-flex; align-items: center; gap: 8px; justify-content: flex-end; min-width: 70px; min-height: 38px; padding: 0 6px; font-size: 0.93rem; color: var(--ink-soft); }
.on { color: var(--good); text-decoration: none; }
.on::before { content: ""; width: 9px; height: 9px; background: currentColor; border-radius: 50%; }

.filter { display: flex; flex: 1 1 460px; flex-wrap: wrap; gap: 8px; justify-content: flex-end; }
.filter select { width: auto; max-width: 170px; flex: 0 1 auto; }
.filter input:not([type=hidden]) { flex: 1 1 180px; width: auto; max-width: 300px; min-width: 0; }
.cards.parts { grid-template-columns: repeat(auto-fill, minmax(min(400px, 100%), 1fr)); }
.diagram-note { margin-top: 8px; }
.log-note { margin-bottom: 8px; }
.token-note { margin-bottom: 12px; max-width: 90ch; }
.strip { margin-bottom: 12px; }
.row-badges { display: flex; flex: 0 1 auto; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 6px 8px; max-width: 55%; }
.row-badges .badge, .verdict .badge { white-space: normal; overflow-wrap: anywhere; border-radius: 12px; }
.row-number { flex: none; width: 4ch; text-align: right; color: var(--ink-soft); font-variant-numeric: tabular-nums; }
.row-took { min-width: 7ch; text-align: right; font-variant-numeric: tabular-nums; }
ol.rows { margin: 0; padding: 0; list-style: none; }
.rows-dense li { padding: 8px 18px; min-height: 54px; }
.people code { min-width: 24ch; }
.verdict { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-bottom: 14px; }
.outcome .verdict > .badge:first-child { font-size: 0.95rem; padding: 4px 12px; }
.landing .outcome + section { margin-top: 28px; }

.diagram { padding: 14px 6px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.diagram-wide { display: block; margin: 0 auto; }
.diagram-narrow { display: none; margin: 0 auto; }
.lifeline { stroke: var(--line-strong); stroke-dasharray: 2 4; }
.party { fill: var(--sunken); stroke: var(--line-strong); }
.party-name { font-weight: 600; font-size: 13px; fill: var(--ink); }
.step text { stroke: var(--surface); stroke-width: 4px; paint-order: stroke; stroke-linejoin: round; }
.step-label { font-size: 13px; fill: var(--ink); }
.step-detail { font: 11px var(--mono); fill: var(--ink-soft); }
.shaft { stroke: var(--accent); stroke-width: 1.5; }
.step polygon { fill: var(--accent); }
.step-request .step-label { font-weight: 550; }
.step-answer .shaft { stroke: var(--ink-soft); }
.step-answer polygon { fill: var(--ink-soft); }
.step-answer .step-label { fill: var(--ink-soft); }
.step-refusal .shaft { stroke: var(--bad); }
.step-refusal polygon, .step-refusal .step-label { fill: var(--bad); }
.step-inferred .shaft { stroke: var(--line-strong); stroke-dasharray: 5 4; }
.step-inferred polygon { fill: var(--line-strong); }
.step-inferred .step-label { fill: var(--ink-soft); font-style: italic; }

.code { margin: 0; padding: 12px 14px; overflow-wrap: anywhere; background: var(--sunken); border-radius: var(--radius-small); }
.halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(400px, 100%), 1fr)); gap: var(--gap); align-items: start; }
.halves > * { min-width: 0; }
.table-checks th .quiet { font-size: 0.8rem; }
@media (min-width: 721px) {
  .table-checks { table-layout: fixed; }
  .table-checks thead th:first-child { width: 20%; }
  .table-checks thead th:last-child { width: 10%; }
}
.pairs { display: grid; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-small); }
.pairs > div { display: grid; grid-template-columns: 220px minmax(0, 1fr); gap: 2px var(--gap); padding: 6px 14px; }
.pairs > div + div { border-top: 1px solid var(--line); }
.pairs dt { color: var(--ink-soft); overflow-wrap: anywhere; font-size: 0.93rem; }
.now { font-size: 1.2rem; font-variant-numeric: tabular-nums; }
.lines { margin-bottom: 14px; }
.lines li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; padding: 8px 0; }
.lines li + li { border-top: 1px solid var(--line); }
.line-actions { display: flex; gap: 8px; }
.line-form { display: grid; gap: 12px; margin-top: var(--gap); }
.line-form .button { justify-self: start; }
.landing .card .empty { padding: 20px; }

@media (max-width: 860px) {
  .diagram-wide { display: none; }
  .diagram-narrow { display: block; }
  .diagram-narrow .step-label { font-size: 12px; }
  .diagram-narrow .step-detail { font-size: 10px; }
}
@media (max-width: 720px) {
  .rows li:has(.row-badges) { flex-wrap: wrap; }
  .row-badges { flex-basis: 100%; max-width: 100%; justify-content: flex-start; }
  .rows-dense .row-number { width: auto; text-align: left; align-self: flex-start; }
  .row-took { min-width: 0; }
  .filter { flex-basis: 100%; justify-content: flex-start; }
  .filter select { flex: 1 1 130px; max-width: none; }
  .filter input:not([type=hidden]) { flex: 1 1 100%; max-width: none; }
  .pairs > div { grid-template-columns: minmax(0, 1fr); }
  .page-heading .actions { flex-wrap: wrap; }
  .page-heading .live-state:first-child { justify-content: flex-start; padding-left: 0; }
  .people code { min-width: 0; }
}
`
