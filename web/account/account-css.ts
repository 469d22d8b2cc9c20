/** How a day's account looks beyond the parts of every page, and on paper: the tables whole, the controls away. */
export const accountCss = `.day-account td,.day-account th{vertical-align:top}
.day-account section{margin-block:1.25rem}
.day-account .pager{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin-bottom:1rem}
.day-account .pager .field{margin:0}
@page{margin:10mm}
@media print{
.day-account section{break-inside:auto}
.day-account tr{break-inside:avoid}
.day-account th,.day-account td{padding:.1rem .35rem;font-size:.85em}
.site-head,.foot{display:none}
}`;
