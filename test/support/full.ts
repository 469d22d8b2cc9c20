/** The run of whole counts, `npm run test:full`: it has the machine to itself and takes the time that it needs. */
export const full = process.env['FULL'] === '1';
