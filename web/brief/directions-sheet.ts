/** Styles of the view of directions. */
export const directionSheet = `
.directions{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;margin:0 0 1.5rem}
@media(min-width:60rem){.directions{grid-template-columns:repeat(2,minmax(0,1fr));align-items:start}}
.direction{min-width:0;overflow-wrap:anywhere}
.direction>h3{margin:0 0 .5rem}
.direction .kind{font-weight:400}
.direction p{margin:0 0 .5rem}
.direction .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.125rem 1rem;margin:0 0 .5rem}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;min-width:0}
.tag.state{padding:.0625rem .625rem;white-space:normal}
.tag.state.late{border:2px solid var(--error);font-weight:600}
.history summary{display:flex;align-items:center;min-height:44px;cursor:pointer;color:var(--accent)}
.history ol{padding-left:1.25rem}
.history li+li{margin-top:.5rem}
.follow-up{margin-top:.75rem;padding-top:.75rem;border-top:1px solid var(--line)}
.direction-form{max-width:45rem}
.direction-form h2{margin-top:0}
.due{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:0 1rem;align-items:end}
`;
