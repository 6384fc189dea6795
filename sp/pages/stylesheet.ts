/** The one stylesheet of all pages. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ground: #f3f6f5; --surface: #ffffff; --raised: #eaf1ef;
  --ink: #14211f; --muted: #51635f; --line: #d3dedb; --field-line: #7d908b;
  --accent: #0d5c57; --accent-strong: #08423e; --on-accent: #ffffff; --link: #0a625c;
  --good: #15663f; --good-ground: #e2f3e9; --wait: #7a4b00; --wait-ground: #fbefd7;
  --bad: #a32015; --bad-ground: #fcebe8; --bad-line: #e2b3ad;
  --focus: #1173d4;
  --gap: 1rem; --gap-small: .5rem; --gap-large: 2rem;
  --radius: 10px; --shadow: 0 1px 2px rgb(10 30 27 / .06), 0 8px 28px rgb(10 30 27 / .07);
  --text: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d1514; --surface: #141f1d; --raised: #1c2a28;
    --ink: #e7efed; --muted: #9db2ad; --line: #2a3b38; --field-line: #6f8782;
    --accent: #3fb5a7; --accent-strong: #63cbbe; --on-accent: #04201d; --link: #6fd3c6;
    --good: #84d7a7; --good-ground: #15332a; --wait: #f0c170; --wait-ground: #362a12;
    --bad: #ff9d92; --bad-ground: #3a1c19; --bad-line: #6b322c;
    --focus: #7fbcff; --shadow: none;
  }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--ink);
  font: var(--text); overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
header { border-bottom: 1px solid var(--line); background: var(--surface); }
header div { max-width: 66rem; margin: 0 auto; padding: .75rem var(--gap); display: flex; align-items: center; gap: .6rem;
  min-height: 3.75rem; }
header img { width: 30px; height: 30px; display: block; }
header strong { font-size: 1.05rem; letter-spacing: .01em; }
header span { color: var(--muted); margin-inline-start: auto; }
header form { margin-inline-start: auto; }
header nav { display: flex; flex-wrap: wrap; gap: .25rem; margin-inline-start: 1.25rem; }
header nav a { padding: .4rem .7rem; border-radius: 8px; color: var(--ink); text-decoration: none; }
header nav a:hover { background: var(--raised); text-decoration: underline; }
header nav a[aria-current] { background: var(--raised); font-weight: 600; }
main { flex: 1; width: 100%; max-width: 66rem; margin: 0 auto; padding: var(--gap-large) var(--gap) 3rem; }
main.narrow { max-width: 29rem; padding-top: clamp(1.5rem, 7vh, 5rem); }
footer { color: var(--muted); font-size: .875rem; padding: var(--gap); text-align: center; border-top: 1px solid var(--line); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 var(--gap); }
h2 { font-size: 1.1rem; margin: 0 0 var(--gap); }
h3 { font-size: 1rem; margin: 0 0 .35rem; }
dl + h3, p + h3 { margin-top: 1.4rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
dl + .fine { margin-top: 1.2rem; }
ol { margin: 0 0 var(--gap); padding-inline-start: 1.4rem; } li + li { margin-top: .5rem; }
p { margin: 0 0 var(--gap); }
.lead { color: var(--muted); margin: calc(-1 * var(--gap-small)) 0 1.5rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
  padding: 1.75rem; }
.card > :last-child, .card form > :last-child { margin-bottom: 0; }
.alert { background: var(--bad-ground); color: var(--bad); border: 1px solid var(--bad-line); border-radius: 8px;
  padding: .65rem .85rem; margin-bottom: var(--gap); }
.note { background: var(--wait-ground); color: var(--wait); border-radius: 8px; padding: .75rem .9rem; margin-bottom: var(--gap); }
.note > :last-child { margin-bottom: 0; }
.note p { margin-bottom: .6rem; }
.tick { display: flex; gap: .65rem; align-items: flex-start; margin-bottom: .6rem; }
.tick input { flex: none; width: 1.25rem; min-height: 0; height: 1.25rem; margin: .15rem 0 0; accent-color: var(--accent); }
.tick label { margin: 0; color: var(--ink); }
.fine { color: var(--muted); font-size: .9rem; margin-bottom: 1.25rem; }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
.hint { display: block; color: var(--muted); font-size: .9rem; margin-top: .35rem; }
.field { margin-bottom: 1.15rem; }
input { width: 100%; font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--field-line);
  border-radius: 8px; padding: .6rem .75rem; min-height: 2.9rem; }
button, .button { font: inherit; font-weight: 600; min-height: 2.9rem; padding: .55rem 1.1rem; border-radius: 8px; cursor: pointer;
  border: 1px solid transparent; background: var(--accent); color: var(--on-accent); display: inline-block; text-decoration: none; }
button:hover, .button:hover { background: var(--accent-strong); }
.wide { width: 100%; text-align: center; }
.quiet { background: transparent; color: var(--link); border-color: var(--field-line); }
.quiet:hover { background: var(--raised); }
.slim { min-height: 2.4rem; padding: .3rem .9rem; }
.plain { background: none; border: 0; padding: 0; min-height: 0; color: var(--link); text-decoration: underline;
  text-underline-offset: .2em; font-weight: 400; }
.plain:hover { background: none; }
.or { display: flex; align-items: center; gap: var(--gap); color: var(--muted); margin: 1.4rem 0; }
.or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
.after { margin-top: .75rem; }
.aside { text-align: center; margin: 1.25rem 0 0; color: var(--muted); }
.scopes { padding-inline-start: 1.25rem; margin: 0 0 1.25rem; }
.grid { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); align-items: start;
  margin-top: 1.5rem; }
.grid .full { grid-column: 1 / -1; }
dl { margin: 0; display: grid; grid-template-columns: minmax(6.5rem, auto) 1fr; gap: .5rem var(--gap); }
dl + dl { margin-top: 1.1rem; padding-top: 1.1rem; border-top: 1px solid var(--line); }
dt { color: var(--muted); } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 700; font-size: 1.1rem; margin-bottom: .75rem; }
th { text-align: start; color: var(--muted); font-weight: 600; font-size: .875rem; }
th, td { padding: .6rem .75rem .6rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; padding-bottom: 0; }
.badge { display: inline-block; border-radius: 99px; padding: .05rem .6rem; font-size: .85rem; font-weight: 600; background: var(--raised); color: var(--muted); }
.badge.good { background: var(--good-ground); color: var(--good); }
.badge.wait { background: var(--wait-ground); color: var(--wait); }
.badge.bad { background: var(--bad-ground); color: var(--bad); }
.stack { display: grid; gap: 1.25rem; }
.kicker { color: var(--muted); font-size: .9rem; margin-bottom: .25rem; }
.onward { margin: 1.1rem 0 0; }
.people { list-style: none; margin: 0; padding: 0; }
.people li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 .75rem; } .people li + li { margin-top: .35rem; }
.people .fine, table .fine, .identity .fine { margin: 0; }
td .fine { display: block; }
.identity { display: block; } .identity + .identity { margin-top: .4rem; }
.search { margin-bottom: 1.25rem; max-width: 34rem; }
.search div { display: flex; gap: .6rem; } .search input { flex: 1; min-width: 0; } .search button { flex: none; }
.pager { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin-top: 1.25rem; }
.pager label { display: inline; font-weight: 400; } .pager input { width: 4.5rem; min-height: 2.4rem; padding: .3rem .6rem; margin: 0 .4rem; }
.pager a[rel=next] { margin-inline-start: auto; }
code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; }
@media (max-width: 48rem) {
  header div { flex-wrap: wrap; }
  header nav { order: 1; flex-basis: 100%; margin-inline-start: -.45rem; gap: 0; }
  header nav a { padding: .4rem .45rem; font-size: .9rem; }
}
@media (max-width: 34rem) {
  .card { padding: 1.25rem; }
  dl { grid-template-columns: 1fr; gap: .1rem; } dd { margin-bottom: .6rem; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  tbody tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; padding-bottom: 0; }
  tbody td { display: grid; grid-template-columns: 4.75rem 1fr; padding: .15rem 0; border: 0; }
  tbody td::before { content: attr(data-label); color: var(--muted); }
}
`
