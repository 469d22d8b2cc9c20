/** How the case response looks beyond the parts of every page: cards for a thumb. */
export const caseCss = `.case-steps{padding:0;list-style:none}
.case-step{margin:0 0 .75rem;padding:0;overflow:hidden}
.case-step.is-current{border:2px solid var(--accent)}
.case-step summary{display:grid;grid-template-columns:2.75rem 1fr;gap:0 .75rem;align-items:center;min-height:56px;padding:.625rem .75rem;cursor:pointer;list-style:none;font-weight:400}
.case-step summary::-webkit-details-marker{display:none}
.case-step summary:focus-visible{outline-offset:-3px}
.step-n{display:grid;place-items:center;width:2.75rem;height:2.75rem;border:2px solid var(--edge);border-radius:50%;font-size:1.25rem;font-weight:600}
.is-current .step-n{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.step-head{min-width:0}
.step-head strong{display:block;font-size:1.0625rem}
.step-clock{display:flex;flex-wrap:wrap;gap:.125rem .5rem;align-items:center}
.step-clock svg{flex:none}
.step-clock .is-late{color:var(--error);font-weight:600}
.step-body{padding:0 .75rem .75rem}
.step-body>p:first-child{font-size:1.0625rem}
.case-hotline{font-weight:600;white-space:nowrap}
.case-counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));gap:.5rem 1rem;margin:0 0 1rem}
.case-counts dt{color:var(--quiet);font-size:.875rem}
.case-counts dd{margin:0;font-weight:600}
.case-log{padding-left:1.75rem}
.case-log+details>summary,.case-past>summary{min-height:44px;padding-block:.5rem;font-weight:600;cursor:pointer}
.case-log li{margin-bottom:.75rem}
.case-log p{margin:0}
`;
