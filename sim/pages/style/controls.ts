/** Buttons, fields, badges, messages, menus. */
export const controls = `
.button { display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-height: 38px; padding: 6px 14px; font: inherit; font-size: 0.95rem; font-weight: 550; line-height: 1.3; text-decoration: none; white-space: nowrap; color: var(--accent); background: var(--surface); border: 1px solid var(--accent); border-radius: var(--radius-small); cursor: pointer; }
.button:hover { color: var(--accent-strong); background: var(--accent-soft); border-color: var(--accent-strong); }
.button-primary { color: var(--on-accent); background: var(--accent); }
.button-primary:hover { color: var(--on-accent); background: var(--accent-strong); }
.button-quiet { color: var(--ink); background: transparent; border-color: var(--line); }
.button-quiet:hover { color: var(--ink); background: var(--sunken); border-color: var(--line-strong); }
.button-wide { width: 100%; min-height: 42px; }

.stack { display: grid; gap: 20px; }
.field { display: grid; gap: 6px; }
.field label { font-weight: 550; font-size: 0.95rem; }
input:not([type=checkbox], [type=hidden]), select { width: 100%; min-height: 40px; padding: 7px 11px; font: inherit; color: var(--ink); background: var(--surface); border: 1px solid var(--line-strong); border-radius: var(--radius-small); }
input:not([type=checkbox]):focus, select:focus { outline: 2px solid var(--accent); outline-offset: -1px; border-color: var(--accent); }
input[aria-invalid] { border-color: var(--bad); }
input::placeholder { color: var(--ink-soft); opacity: 1; }
.hint { font-size: 0.88rem; color: var(--ink-soft); }
.field-error { font-size: 0.88rem; color: var(--bad); font-weight: 550; }
.checkbox { display: flex; gap: 10px; align-items: flex-start; }
.checkbox input { width: 18px; height: 18px; margin: 2px 0 0; accent-color: var(--accent); flex: none; }
.search { display: flex; gap: 8px; flex: 1 1 300px; max-width: 460px; }
.search input:not([type=hidden]) { flex: 1; min-width: 0; }
.form-foot { display: flex; flex-wrap: wrap; gap: 10px; padding-top: 4px; }
.cards + .form-foot { padding-top: 16px; }

.badge { display: inline-block; vertical-align: middle; padding: 1px 9px; font-size: 0.8rem; font-weight: 550; line-height: 1.5; white-space: nowrap; border-radius: 99px; }
.badge-quiet { color: var(--ink-soft); background: var(--sunken); }
.badge-good { color: var(--good); background: var(--good-soft); }
.badge-bad { color: var(--bad); background: var(--bad-soft); }
.badge-warn { color: var(--warn); background: var(--warn-soft); }
.callout { padding: 11px 14px; margin-bottom: 20px; border-radius: var(--radius-small); border: 1px solid color-mix(in srgb, currentColor 30%, transparent); font-weight: 550; overflow-wrap: anywhere; }
.callout-bad { color: var(--bad); background: var(--bad-soft); }
.callout-good { color: var(--good); background: var(--good-soft); }
.callout-detail { margin-top: 4px; font-weight: 400; font-size: 0.93rem; color: var(--ink); }
.chip { display: block; padding: 6px 14px; margin: 0 auto; max-width: 100%; width: fit-content; color: var(--ink); background: var(--sunken); border-radius: 99px; font-size: 0.93rem; overflow-wrap: anywhere; }

.menu { position: relative; }
.menu summary { list-style: none; cursor: pointer; user-select: none; }
.menu summary::-webkit-details-marker { display: none; }
.menu summary::after { content: ""; width: 7px; height: 7px; margin: -3px 0 0 4px; border: solid currentColor; border-width: 0 1.8px 1.8px 0; transform: rotate(45deg); }
.menu-body { position: absolute; z-index: 2; left: 0; top: calc(100% + 6px); min-width: 190px; padding: 6px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow-high); }
.menu-item { display: block; width: 100%; padding: 9px 12px; font: inherit; text-align: left; text-decoration: none; color: var(--ink); background: none; border: 0; border-radius: var(--radius-small); cursor: pointer; white-space: nowrap; }
.menu-item:hover { color: var(--ink); background: var(--accent-soft); }
.status { display: inline-flex; align-items: center; gap: 6px; min-height: 32px; padding: 3px 12px; font-size: 0.9rem; font-weight: 550; border: 1px solid color-mix(in srgb, currentColor 40%, transparent); border-radius: 99px; }
.status-good { color: var(--good); background: var(--good-soft); }
.status-quiet { color: var(--ink-soft); background: var(--sunken); }

.segments { display: flex; flex: none; padding: 3px; background: var(--sunken); border-radius: var(--radius-small); }
.segments a { display: block; padding: 5px 14px; font-size: 0.93rem; text-decoration: none; color: var(--ink-soft); border-radius: var(--radius-small); }
.segments a:hover { color: var(--ink); }
.segments [aria-current] { color: var(--ink); font-weight: 550; background: var(--surface); box-shadow: 0 0 0 1px var(--line); }

.logo { flex: none; display: inline-grid; place-items: center; border-radius: 22%; font-weight: 600; object-fit: contain; }
.logo-32 { width: 32px; height: 32px; font-size: 1rem; }
.logo-48 { width: 48px; height: 48px; font-size: 1.4rem; }
.logo-64 { width: 64px; height: 64px; font-size: 1.8rem; }
.tone-0 { color: var(--accent); background: var(--accent-soft); }
.tone-1 { color: var(--good); background: var(--good-soft); }
.tone-2 { color: var(--warn); background: var(--warn-soft); }
.tone-3 { color: var(--bad); background: var(--bad-soft); }
.tone-4 { color: var(--ink); background: var(--sunken); }
`
