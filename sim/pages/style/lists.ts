/** Cards, tiles, rows, tables and facts. */
export const lists = `
.card { padding: 24px; margin-bottom: 20px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); }
.card > h2, .card-title { margin-bottom: 14px; }
.card p { max-width: 70ch; overflow-wrap: anywhere; }
.card > p { margin-bottom: var(--gap); }
.card > :last-child { margin-bottom: 0; }
.card-title { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; }
.card-title .badge { margin-left: auto; }
.form-card .stack { max-width: 520px; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 36px; align-items: start; }
.columns h2 { margin: 0 0 10px; }
.columns p + h2 { margin-top: 28px; }
.checks li { position: relative; padding: 3px 0 3px 26px; }
.checks li::before { content: ""; position: absolute; left: 5px; top: 8px; width: 6px; height: 11px; border: solid var(--good); border-width: 0 2px 2px 0; transform: rotate(45deg); }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr)); gap: var(--gap); }
.cards .card { margin: 0; display: flex; flex-direction: column; gap: 12px; }
.cards .card > * { margin: 0; }
.card-linked { position: relative; }
.card-linked:hover, a.card:hover, .tile:hover { border-color: var(--accent); }
.card-linked h2 a { color: inherit; text-decoration: none; }
.card-linked h2 a::after { content: ""; position: absolute; inset: 0; border-radius: var(--radius); }
.card-linked h2 a:focus-visible { outline: none; }
.card-linked h2 a:focus-visible::after { outline: 2px solid var(--accent); outline-offset: 2px; }
.card-head { display: flex; gap: 14px; align-items: center; }
.card-head > div { min-width: 0; }
.card-text { flex: 1; }
.card-links { display: flex; flex-wrap: wrap; gap: 6px 18px; }
.tags { display: flex; flex-wrap: wrap; gap: 6px; }
.tags li { padding: 2px 9px; font-size: 0.8rem; color: var(--ink-soft); background: var(--sunken); border-radius: var(--radius-small); }
.cards.counts { grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr)); }
#overview { margin-bottom: 12px; }
.cards .count { gap: 2px; color: var(--ink); text-decoration: none; }
.count-number { font-size: 2rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.catalog-strip { display: flex; flex-wrap: wrap; gap: 12px 26px; }
.catalog-strip li { display: flex; align-items: center; gap: 10px; }

.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(156px, 1fr)); gap: var(--gap); }
.tile { display: flex; flex-direction: column; align-items: center; gap: 14px; height: 100%; min-height: 148px; padding: 28px 14px 18px; text-align: center; text-decoration: none; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); overflow-wrap: anywhere; }
.tile > span:last-child { max-width: 100%; }
.tile:hover { color: var(--ink); }

.rows { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.rows li { display: flex; align-items: center; gap: 14px; padding: 12px 18px; min-height: 64px; }
.rows li + li { border-top: 1px solid var(--line); }
.row-text { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.row-name { display: block; font-weight: 550; }
a.row-name { color: var(--ink); text-decoration: none; }
a.row-name:hover { color: var(--accent); text-decoration: underline; }
.row-text .quiet { display: block; }
.assigned { padding: 0 14px; color: var(--ink-soft); font-size: 0.93rem; }
.pager { display: flex; align-items: center; justify-content: space-between; gap: var(--gap); min-height: 38px; margin-top: 14px; color: var(--ink-soft); font-size: 0.93rem; }
.empty { padding: 48px 24px; text-align: center; background: var(--surface); border: 1px dashed var(--line-strong); border-radius: var(--radius); }
.empty p { max-width: 56ch; margin: 0 auto; color: var(--ink-soft); overflow-wrap: anywhere; }
.empty .empty-title { margin-bottom: 6px; font-weight: 600; font-size: 1.07rem; color: var(--ink); }
.dialog .empty { padding: 28px 18px; }

.table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.table th, .table td { padding: 12px 18px; text-align: left; vertical-align: middle; font-weight: 400; overflow-wrap: anywhere; }
.table thead th { font-size: 0.86rem; font-weight: 600; color: var(--ink-soft); overflow-wrap: normal; }
.table tbody :is(th, td) { border-top: 1px solid var(--line); }
.table tbody th .quiet, .table-log td > .quiet { display: block; }
.table .row-action { text-align: right; width: 1%; white-space: nowrap; }
.table-log td { vertical-align: top; font-size: 0.93rem; }
.table-log td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
.event-outcome { display: block; margin-top: 4px; }
.facts { display: grid; gap: 12px; }
.facts > div { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 2px var(--gap); }
.facts dt { color: var(--ink-soft); }
.facts dd { overflow-wrap: anywhere; }
.columns .facts > div { grid-template-columns: minmax(0, 1fr); }
.address { display: block; width: fit-content; max-width: 100%; padding: 4px 10px; background: var(--sunken); border-radius: var(--radius-small); }
.address + .address { margin-top: 6px; }

@media (max-width: 720px) {
  .columns { grid-template-columns: minmax(0, 1fr); gap: 24px; }
  .card { padding: 18px; }
  .facts > div { grid-template-columns: minmax(0, 1fr); }
  .tiles { grid-template-columns: repeat(auto-fill, minmax(132px, 1fr)); gap: 12px; }
  .rows li { padding: 12px 14px; }
  .rows li:has(> .badge + form) { flex-wrap: wrap; }
  .rows li:has(> .badge + form) .row-text { flex-basis: calc(100% - 46px); }
  .rows li > .badge + form { margin-left: auto; }
  .table, .table tbody, .table :is(th, td) { display: block; }
  .table tbody tr { display: flex; flex-direction: column; }
  .table tbody th, .table-log td:nth-child(3) { order: -1; }
  .table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .table tr { position: relative; padding: 12px 14px; }
  .table tr + tr { border-top: 1px solid var(--line); }
  .table tbody :is(th, td) { padding: 2px 0; border: 0; }
  .table td[data-label]::before { content: attr(data-label) ": "; color: var(--ink-soft); font-size: 0.93rem; }
  .table .row-action { width: auto; text-align: left; padding-top: 8px; }
  .table .row-action:empty { display: none; }
  .table-log td:nth-child(3)::before { display: none; }
  .card-title .badge { margin-left: 0; }
  .table-log td:first-child { white-space: normal; }
}
`
