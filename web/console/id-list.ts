/** Identifiers as people list them: one per line, or with commas or spaces between. Each once, in small letters. */
export const idList = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];
