/** What only the Admin Console, the chooser at sign-in and the dashboard have. */
export const consoleStyle = `
.button-danger { color: var(--surface); background: var(--bad); border-color: var(--bad); }
.button-danger:hover { color: var(--surface); background: var(--bad); border-color: var(--ink); }
.menu-right .menu-body { left: auto; right: 0; }
.filter { display: flex; gap: 8px; }
.filter select { width: auto; min-width: 170px; }
.pager-links { display: flex; gap: 10px; }
.row-buttons { display: flex; gap: 8px; justify-content: flex-end; }
.table-caption { padding: 0 0 12px; text-align: left; font-size: 1.07rem; font-weight: 600; }
.under { margin-top: 16px; max-width: 70ch; }
.fieldset { display: grid; gap: 16px; min-width: 0; margin: 0; padding: 18px; border: 1px solid var(--line); border-radius: var(--radius-small); }
.fieldset legend { padding: 0 6px; font-weight: 600; font-size: 0.88rem; color: var(--ink-soft); }

.log-search { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 12px; margin-bottom: 20px; }
.log-search .field { flex: 0 0 222px; grid-template-columns: minmax(0, 1fr); }
.log-search .log-words { flex: 1 1 100%; }
.log-search .log-type { flex: 1 1 220px; }
.chips { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 14px; margin-bottom: 16px; font-size: 0.93rem; }
.chips .chip { margin: 0; }
.event-detail { margin-top: 8px; }
.event-detail summary { width: fit-content; cursor: pointer; color: var(--accent); font-size: 0.93rem; }
.event-detail .facts { gap: 6px; margin: 10px 0; padding: 12px 14px; background: var(--sunken); border-radius: var(--radius-small); }
.event-detail .facts > div { grid-template-columns: 104px minmax(0, 1fr); }
.event-links { display: flex; flex-wrap: wrap; gap: 4px 16px; }
.table-log :is(th, td):nth-child(1) { width: 17%; }
.table-log :is(th, td):nth-child(2) { width: 16%; }
.table-log :is(th, td):nth-child(4) { width: 20%; }


.chooser { margin-top: 30px; padding-top: 22px; border-top: 1px solid var(--line); }
.chooser > * + * { margin-top: 12px; }
.chooser .rows li { flex-wrap: wrap; padding: 12px 14px; }
.chooser .search { max-width: none; }
.chooser .row-text { flex-basis: 200px; }
.chooser-more { text-align: center; }
.tile-place { position: relative; }
.tile-tab { position: absolute; top: 6px; right: 6px; display: grid; place-items: center; width: 32px; height: 32px; border-radius: var(--radius-small); color: var(--ink-soft); }
.tile-tab:hover { color: var(--accent); background: var(--sunken); }
.new-tab { position: relative; width: 12px; height: 12px; border: 1.8px solid currentColor; border-width: 0 0 1.8px 1.8px; }
.new-tab::before { content: ""; position: absolute; top: 0; right: 0; width: 6px; height: 6px; border: solid currentColor; border-width: 1.8px 1.8px 0 0; }
.new-tab::after { content: ""; position: absolute; top: 4px; right: -1px; width: 10px; height: 1.8px; background: currentColor; transform: rotate(-45deg); }
.reason { display: block; }

@media (max-width: 720px) {
  .menu-right .menu-body { left: 0; right: auto; }
  .filter { flex: 1 1 100%; }
  .filter select { flex: 1; }
  .row-buttons { flex-wrap: wrap; justify-content: flex-start; }
  .table-caption { display: block; padding: 14px 14px 4px; }
  .log-search .field, .log-search .log-type { flex: 1 1 100%; }
  .event-detail .facts > div { grid-template-columns: minmax(0, 1fr); }
  .table-log :is(th, td):nth-child(n) { width: auto; }
}
`
