/** Another officer's act is seen within 5 s: a reading every 4, and the time it takes. */
export const pollMs = 4000;
/** Alerts of the first page: what a first visit waits for. Further ones are longer, but not so long that reading one holds up the page. */
export const firstPage = 50;
export const laterPages = 100;
/** Pages that are read without being asked for, some thousand alerts; more are a tap away. */
export const pagesAtOnce = 11;
