import { useEffect } from 'preact/hooks';

const withSheet = (css: string) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  } catch {
    // A browser without sheets made by script shows the same words and shapes, only less neatly.
    return undefined;
  }
};

/** Styles of a late part, while it is shown: what the first view does not need is not in its HTML. */
export const useSheet = (css: string) => useEffect(() => withSheet(css), [css]);
