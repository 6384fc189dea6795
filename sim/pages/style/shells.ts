/** Where things stand on a page: bars, navigation, cards in the middle, dialogs. */
export const shells = `
.topbar { display: flex; align-items: center; gap: var(--gap); min-height: 60px; padding: 10px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
.topbar-org { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.topbar-org span { color: var(--ink-soft); padding-left: 9px; margin-left: 5px; border-left: 1px solid var(--line); }
.topbar-person { display: flex; align-items: center; gap: var(--gap); flex: none; }
.topbar-name { color: var(--ink-soft); max-width: 22ch; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.dashboard .topbar .search { flex: 0 1 400px; }
.dashboard .topbar-person { flex: 1; justify-content: flex-end; }

.admin { display: grid; grid-template: auto auto 1fr / 228px minmax(0, 1fr); grid-template-areas: "banner banner" "top top" "nav main"; min-height: 100vh; }
.admin .banner { grid-area: banner; }
.admin .topbar { grid-area: top; }
.admin main { grid-area: main; padding: 32px 40px 64px; max-width: 1080px; width: 100%; }
.sidenav { grid-area: nav; padding: 24px 12px; background: var(--surface); border-right: 1px solid var(--line); }
.sidenav li { margin-bottom: 2px; }
.sidenav-section { display: block; padding: 18px 12px 6px; font-size: 0.8rem; font-weight: 600; color: var(--ink-soft); }
.sidenav a { display: block; padding: 8px 12px; color: var(--ink); text-decoration: none; border-radius: var(--radius-small); }
.sidenav a:hover { background: var(--sunken); }
.sidenav [aria-current] { color: var(--accent-strong); font-weight: 600; background: var(--accent-soft); }

.page-heading { display: flex; min-height: 40px; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px; margin-bottom: 24px; }
.actions { display: flex; gap: 10px; margin-left: auto; }
.toolbar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 12px var(--gap); margin-bottom: 20px; }
.toolbar-acts { display: flex; flex-wrap: wrap; gap: 8px; }
.toolbar .search + .segments { margin-left: auto; }
.crumb { margin-bottom: 14px; font-size: 0.93rem; }
.app-heading { display: flex; flex-wrap: wrap; align-items: center; gap: var(--gap) 18px; margin-bottom: 24px; }
.app-heading > div:not(.actions), .app-heading > h1 { flex: 1; min-width: 0; }
.app-tools { display: flex; flex-wrap: wrap; align-items: center; gap: 8px var(--gap); margin-top: 8px; font-size: 0.93rem; }
.tabs { margin-bottom: 24px; border-bottom: 1px solid var(--line); }
.tabs ul { display: flex; gap: 24px; }
.tabs a { display: block; padding: 8px 2px 10px; margin-bottom: -1px; color: var(--ink-soft); text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a:hover { color: var(--ink); border-color: var(--line-strong); }
.tabs [aria-current] { color: var(--ink); font-weight: 600; border-color: var(--accent); }

.dashboard main, .landing main { max-width: 1100px; margin: 0 auto; padding: 36px 24px 64px; }
.dashboard h1 { margin-bottom: 24px; }
.landing section { margin-top: 36px; }
.landing h2 { margin-bottom: 14px; }
.landing main > .quiet { margin-top: 40px; }
.lead { margin-top: 10px; max-width: 62ch; color: var(--ink-soft); font-size: 1.05rem; }

.card-page { display: flex; flex-direction: column; }
.lone-card { width: min(432px, calc(100% - 32px)); margin: clamp(24px, 11vh, 120px) auto 40px; padding: 36px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); }
.lone-card:has(.message) { width: min(560px, calc(100% - 32px)); }
.card-org { padding-bottom: 20px; margin-bottom: 26px; text-align: center; font-weight: 600; color: var(--ink-soft); border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.lone-card h1 { margin-bottom: 22px; text-align: center; font-size: 1.4rem; }
.lone-card .chip { margin-bottom: 22px; }
.card-foot { margin-top: 22px; font-size: 0.93rem; }
.message { text-align: center; overflow-wrap: anywhere; }
.message-detail { margin-top: 18px; padding: 10px 12px; font-size: 0.9rem; color: var(--ink-soft); background: var(--sunken); border-radius: var(--radius-small); overflow-wrap: anywhere; }
.message ~ .card-foot { text-align: center; }

.has-dialog { overflow: hidden; }
.backdrop { position: fixed; inset: 0; z-index: 4; display: grid; place-items: center; padding: var(--gap); background: var(--veil); }
.dialog { display: flex; flex-direction: column; gap: var(--gap); width: min(620px, 100%); max-height: min(720px, 100%); padding: 26px 28px; overflow-y: auto; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow-high); }
.dialog h2 { font-size: 1.3rem; }
.dialog .search { flex: none; max-width: none; }
.dialog .callout { margin: 0; }
.dialog-scroll { flex: 1; min-height: 0; overflow-y: auto; margin: 0 -6px; padding: 0 6px; }
.dialog-foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 10px; }
.dialog-foot .pager { flex: 1; margin: 0; }

@media (max-width: 720px) {
  .topbar { flex-wrap: wrap; gap: 8px 14px; padding: 10px var(--gap); }
  .topbar-name { display: none; }
  .topbar-org span { display: block; padding: 0; margin: 0; border: 0; font-size: 0.88rem; line-height: 1.3; }
  .actions { margin-left: 0; }
  .app-heading .actions { flex-basis: 100%; }
  .dashboard .topbar .search { order: 3; flex: 1 0 100%; max-width: none; }
  .dashboard .topbar-person { flex: none; }
  .admin { grid-template: auto auto auto 1fr / minmax(0, 1fr); grid-template-areas: "banner" "top" "nav" "main"; }
  .admin main { padding: 24px var(--gap) 48px; }
  .sidenav { padding: 6px 8px; border-right: 0; border-bottom: 1px solid var(--line); }
  .sidenav > ul { display: flex; flex-wrap: wrap; gap: 2px; }
  .sidenav li { margin: 0; }
  .sidenav a { padding: 6px 9px; white-space: nowrap; font-size: 0.93rem; }
  .sidenav ul ul, .sidenav li:has(> ul) { display: contents; }
  .sidenav-section { display: none; }
  .dashboard main, .landing main { padding: 24px var(--gap) 48px; }
  .lone-card { padding: 26px 22px; }
  .dialog { padding: 20px 18px; max-height: 100%; }
  .toolbar .search { flex-basis: 100%; max-width: none; }
  .toolbar .search + .segments { margin-left: 0; }
}
`
