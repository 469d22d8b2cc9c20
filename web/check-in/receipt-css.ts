/** How the receipt looks beyond the parts of every page, and on paper: one page, the code large enough to scan. */
export const receiptCss = `.receipt-code{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:flex-start}
.receipt-code>div{flex:1 1 14rem;min-width:0}
.qr{max-width:100%;border:1px solid var(--line);background:#fff}
.address{overflow-wrap:anywhere;user-select:all}
@page{margin:10mm}
@media print{
.site-head,.foot,.receipt .notice{display:none}
.head,main{padding-block:.1rem}
.head{border:0}
h1{margin:0 0 .25rem}
.receipt h2{margin:.5em 0 .15em;font-size:1.05rem}
.receipt p,.receipt ul,.receipt dl,.receipt .table-scroll{margin-bottom:.35rem}
.receipt .acts li{margin-bottom:.15rem}
.receipt .facts{grid-template-columns:1fr;gap:.1rem}
.receipt .facts div{display:flex;gap:.5rem}
.receipt .act-who{display:inline;margin-left:.5rem}
.receipt section{break-inside:avoid}
.receipt th,.receipt td{padding:.1rem .4rem}
}
@media print and (max-width:150mm){
html{font-size:70%}
.receipt .act-who,.receipt .changed,.receipt section>.quiet{display:none}
}`;

/** Where there is room for columns, a number and its shape stay on one line. */
export const daysCss = '@media (min-width:64rem){.days td .row{flex-wrap:nowrap;white-space:nowrap}}';
