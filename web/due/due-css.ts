/** How the days of a calendar look: seven in a row, due ones filled, the others hatched and crossed by a line. */
export const dueCss = `.due-days{width:100%;border-collapse:collapse;table-layout:fixed;max-width:34rem}
.due-days caption{text-align:left;font-weight:600;margin-bottom:.5rem}
.due-days th,.due-days td{padding:.125rem 1px;overflow:hidden;overflow-wrap:anywhere;text-align:center;border:0;background:none}
.due-days th{color:var(--quiet);font-weight:400;font-size:.875rem}
.due-day{display:grid;place-items:center;min-width:0;overflow:hidden;overflow-wrap:anywhere;line-height:1.5;min-height:2.5rem;border:1px solid var(--edge);border-radius:var(--radius);background:var(--surface)}
@media(max-width:40rem){.due-day{font-size:.8125rem;letter-spacing:-.02em}}
.due-day.is-off{border-style:dashed;color:var(--quiet);text-decoration:line-through}
.due-day.is-today{border:2px solid var(--accent);font-weight:600}
.due-key{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;padding:0;list-style:none}
.due-key .due-day{display:inline-grid;min-height:1.75rem;width:2.25rem;margin-right:.375rem}
.due-key li{display:flex;align-items:center}
`;
