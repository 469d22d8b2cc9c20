/**
 * The style of the page that stands alone, on screen, in a mail, and on paper: A4, black on white, readable in grey. On paper a heading
 * runs into its paragraph and the tables behind the drawings are left out, so that a day fits one page.
 */
export const briefStyle = `
:root{color-scheme:light;--line:#8a949c;--quiet:#404b55}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:52rem;background:#fff;color:#000;font:16px/1.5 'Be Vietnam Pro',system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;overflow-wrap:break-word}
h1{margin:0;font-size:1.375rem;line-height:1.4;font-weight:600}
h2{margin:1.1em 0 .3em;font-size:1.0625rem;line-height:1.4;font-weight:600}
p,ol{margin:0 0 .6em}
strong,th{font-weight:600}
a{color:inherit;text-decoration-color:#0a5680;text-underline-offset:.15em}
ol{padding:0;list-style:none}
li{margin:0 0 .35em}
.standing,.quiet,.note,.source{color:var(--quiet)}
.standing{font-size:.9375rem}
.date{font-style:italic}
.warning{padding:.4em .6em;border:2px solid #000;font-weight:600}
.scroll{overflow-x:auto;margin:0 0 .6em}
table{width:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
th,td{padding:.3em .5em;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-bottom:1.5px solid #000;vertical-align:bottom}
.n{text-align:right;white-space:nowrap}
.note,.source{font-size:.875rem}
.figures{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1rem 0}
figure{margin:0;min-width:0}
figcaption{font-weight:600;line-height:1.4}
figure p{font-size:.875rem}
svg{display:block;width:100%;height:auto;max-width:30rem}
svg text{font-family:inherit}
summary{min-height:44px;padding:.6em 0;cursor:pointer;font-size:.875rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media screen and (max-width:40rem){.figures{grid-template-columns:1fr}table{min-width:34rem}}
@page{size:A4;margin:8mm 12mm}
@media print{
body{padding:0;max-width:none;font-size:10.5pt;line-height:1.24}
body.shorter{font-size:9.5pt}
body.least{font-size:9pt;line-height:1.2}
body.least svg{max-height:43mm}
body.shorter h2{font-size:9.5pt}
body.least h2{font-size:9pt}
body.least table{font-size:8.5pt}
body.least figcaption{font-size:8.5pt}
h1{font-size:13pt;line-height:1.3}
h2{margin:.35em 0 .1em;font-size:10.5pt;line-height:1.24}
h2.run-in{float:left;margin:0 .4em 0 0}
h2.run-in+p{margin-top:.25em}
p,ol,.scroll{margin-bottom:.2em}
.meta{font-size:9pt}
li{margin-bottom:.1em}
a{text-decoration:none}
.standing,.note,.source,figure p{font-size:8.5pt}
table{font-size:9pt;line-height:1.22}
th,td{padding:.08em .35em}
.figures{grid-template-columns:1fr 1fr;gap:6mm;margin:.3em 0 .1em;break-inside:avoid}
figcaption{font-size:9pt}
figure p{margin:0;line-height:1.25}
svg{max-width:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}
details{display:none}
.source{margin:.2em 0 0;border-top:1px solid var(--line);padding-top:.2em}
}
`.replaceAll('\n', '');
