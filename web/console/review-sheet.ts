/** Styles of the review of a brief. */
export const reviewSheet = `
.review{display:grid;grid-template-columns:minmax(0,1fr);gap:1.5rem}
@media(min-width:64rem){.review{grid-template-columns:minmax(0,32rem) minmax(0,1fr);align-items:start}
.facts-side{max-height:calc(100vh - 2rem);overflow:auto;position:sticky;top:1rem;padding:0 .25rem 0 1.5rem;border-left:1px solid var(--line)}
.review>:only-child{grid-column:1/-1;max-height:none;position:static;padding:0;border:0}}
.review>*,.proposal{min-width:0}
.starts li>span,.review-form .notice,.brief-sheet{overflow-wrap:anywhere}
.brief-sheet table{overflow-wrap:break-word}
.review h2{margin-top:0}
.brief-sheet a{color:inherit;text-decoration-color:var(--accent)}
.brief-sheet td a{display:inline;min-height:0}
.brief-sheet td a:only-child{display:inline-block;margin:-.7rem -1.125rem;padding:.7rem 1.125rem}
.brief-sheet td.num a:only-child{min-width:44px;margin-inline:-.5rem;padding-inline:.5rem}
.brief-sheet thead th{white-space:normal}
.brief-sheet h2{font-size:1.0625rem;margin:1.25em 0 .4em}
.brief-sheet .matters{padding:0;list-style:none}
.brief-sheet .small{font-size:.875rem}
.figures figure{min-width:0;margin:0 0 1.5rem}
.figures figcaption{font-weight:600}
.figures svg{display:block;width:100%;max-width:34rem;height:auto}
.proposal{margin:0 0 1.25rem;padding:1rem;border:1px solid var(--edge);border-radius:var(--radius)}
.proposal legend{padding:0 .375rem;font-weight:600}
.two,.due{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:0 1rem;align-items:end}
.starts{padding:0;list-style:none}
.starts li{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding:.5rem 0;border-bottom:1px solid var(--line)}
.starts li>span{flex:1 1 14rem;min-width:0}
.countdown{font-size:1.0625rem}
`;
