"""The quality page's style sheet: light and dark, readable on a phone and on paper."""

STYLE = """
:root { --paper: #f6f3ee; --sheet: #fffdf9; --ink: #231d33; --soft: #6d6580; --line: #e4ddd2;
  --good: #1f7a4d; --bad: #b3263e; --warn: #9a6200;
  --good-bg: #dff3e6; --bad-bg: #fbe0e4; --warn-bg: #fdeecb; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17141f; --sheet: #211d2c; --ink: #f3effa; --soft: #a79fb8; --line: #383147;
    --good: #7fe0aa; --bad: #ff8fa3; --warn: #ffce73;
    --good-bg: #16382a; --bad-bg: #471a27; --warn-bg: #40300f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 Manrope, ui-sans-serif, system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 32px 20px 64px; }
header { border-radius: 20px; padding: 28px 32px; background: var(--sheet);
  border-left: 10px solid var(--good);
  box-shadow: 0 10px 30px rgb(30 15 50 / .08); }
header.failed { border-color: var(--bad); }
header .label { margin: 0; color: var(--soft); font-size: 14px; letter-spacing: .04em; }
h1 { margin: 4px 0 10px; font-size: clamp(24px, 4vw, 36px); line-height: 1.15; overflow-wrap: anywhere; }
.verdict { margin: 0; font-weight: 700; font-size: 19px; color: var(--good); }
.failed .verdict { color: var(--bad); }
section { margin-top: 36px; }
h2 { font-size: 20px; margin: 0 0 12px; display: flex; gap: 14px; align-items: baseline; flex-wrap: wrap; }
h2 small { color: var(--soft); font-weight: 400; font-size: 14px; }
.wide { overflow-x: auto; border-radius: 16px; background: var(--sheet); border: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; min-width: 640px; }
td, th { text-align: left; padding: 11px 16px; border-top: 1px solid var(--line); vertical-align: top;
  font-weight: 400; overflow-wrap: anywhere; }
thead th { border: 0; color: var(--soft); font-size: 13px; }
tbody th { font-weight: 600; width: 34%; }
tbody th p { margin: 2px 0 0; font-weight: 400; color: var(--soft); font-size: 14px; }
td { font-variant-numeric: tabular-nums; }
td:first-child { width: 112px; }
.wanted { color: var(--soft); }
.chip { display: inline-block; min-width: 74px; text-align: center; white-space: nowrap;
  border-radius: 99px; padding: 1px 10px; font-size: 13px; font-weight: 700; }
.passed .chip { color: var(--good); background: var(--good-bg); }
.failed .chip { color: var(--bad); background: var(--bad-bg); }
.warned .chip { color: var(--warn); background: var(--warn-bg); }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(160px, 1fr)); gap: 14px; }
figure { margin: 0; background: #17141f; border-radius: 16px; overflow: hidden; display: flex;
  flex-direction: column; justify-content: center; }
figure img { display: block; width: 100%; height: auto; }
figcaption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
ul { margin: 0; padding: 14px 16px 14px 36px; background: var(--warn-bg); border-radius: 16px;
  overflow-wrap: anywhere; }
.none { margin: 0; color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 10px; margin: 0; }
dl div { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; padding: 10px 16px; }
dt { color: var(--soft); font-size: 13px; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
@media print { body { background: #fff; } header, .wide { box-shadow: none; }
  section { break-inside: avoid; } }
"""
