/** Reads and settles what Chromium writes as PDF: its objects are plain text, only the streams in them are packed. */

/** The bytes with the moment of printing taken out of them: the same sheet is the same bytes. Nothing moves: a date has one length. */
export const settledPdf = (bytes: Uint8Array): Uint8Array => {
  const text = Buffer.from(bytes).toString('latin1');
  const settled = text.replace(/(\/(?:CreationDate|ModDate) \(D:)(\d{14})/g, '$120000101000000');
  return Buffer.from(settled, 'latin1');
};

/** How many pages a PDF of Chromium has. */
export const pagesOf = (bytes: Uint8Array): number =>
  [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/Type \/Page\b(?!s)/g),
  ].length;
