/** Colours, type and measures, light and dark; everything else in the stylesheet is made of these. */
export const tokens = `:root {
  color-scheme: light dark;
  --page: #f5f5f6;
  --surface: #ffffff;
  --sunken: #f0f0f2;
  --line: #dedee3;
  --line-strong: #8a8a94;
  --ink: #1d1d21;
  --ink-soft: #5b5b66;
  --accent: #3f59e4;
  --accent-strong: #2e44c0;
  --accent-soft: #eceffd;
  --on-accent: #ffffff;
  --good: #136c42;
  --good-soft: #e3f4ea;
  --bad: #b3241c;
  --bad-soft: #fdecea;
  --warn: #7a4d00;
  --warn-soft: #fdf1d3;
  --shadow: 0 1px 2px rgb(20 20 40 / 6%);
  --shadow-high: 0 12px 40px rgb(20 20 40 / 24%);
  --veil: rgb(20 20 30 / 48%);
  --radius: 10px;
  --radius-small: 6px;
  --gap: 16px;
  --font: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #121216;
    --surface: #1c1c22;
    --sunken: #26262e;
    --line: #34343e;
    --line-strong: #7d7d8a;
    --ink: #f2f2f5;
    --ink-soft: #abacb8;
    --accent: #8fa0ff;
    --accent-strong: #adb9ff;
    --accent-soft: #272c4d;
    --on-accent: #10132b;
    --good: #7ed9a5;
    --good-soft: #17342a;
    --bad: #ff9d94;
    --bad-soft: #421f1e;
    --warn: #f0c46a;
    --warn-soft: #382c12;
    --shadow: none;
    --shadow-high: 0 12px 40px rgb(0 0 0 / 60%);
    --veil: rgb(0 0 0 / 60%);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font: 15px/1.5 var(--font); color: var(--ink); background: var(--page); -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; }
h1, h2, h3, p, ul, dl, dd, form { margin: 0; }
ul { padding: 0; list-style: none; }
h1 { font-size: 1.6rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.07rem; line-height: 1.35; font-weight: 600; overflow-wrap: anywhere; }
h3 { font-size: 1.07rem; font-weight: 600; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 2px; }
a:hover { color: var(--accent-strong); }
code { font: 0.9em/1.5 var(--mono); overflow-wrap: anywhere; }
pre { margin-top: 6px; white-space: pre-wrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: var(--radius-small); }
main:focus { outline: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--ink-soft); font-size: 0.93rem; }
.skip { position: absolute; left: var(--gap); top: -60px; z-index: 3; padding: 8px 14px; background: var(--surface); border-radius: var(--radius-small); }
.skip:focus { top: 6px; }
.banner { padding: 3px var(--gap); text-align: center; font-size: 0.8rem; font-weight: 600; letter-spacing: 0.02em; color: var(--warn); background: var(--warn-soft); }
`
