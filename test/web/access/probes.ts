/*
 * What a script can see of accessibility on a page as it stands, beyond what axe looks for. Bundled and put into the page by
 * test/support/access.ts; each answers sentences of what is wrong, none when all is well.
 */

const leastTarget = 44;
const leastLine = 1.5;
/** Layout counts in fractions of a pixel. */
const slack = 0.6;

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

const isSeen = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  element.closest('.visually-hidden, [aria-hidden="true"], .skip') === null;

const named = (element: Element): string => {
  const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
  return `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ''}> “${text}”`;
};

const interactive = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';

/** A link inside a sentence is as high as its line, which the guidelines except. */
const isInSentence = (element: HTMLElement) =>
  element.tagName === 'A' &&
  getComputedStyle(element).display === 'inline' &&
  (element.parentElement?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length;

/** A box to tick is as large as the label that it sits in. */
const targetOf = (element: HTMLElement): HTMLElement => {
  const isBox = element instanceof HTMLInputElement && /^(?:radio|checkbox)$/.test(element.type);
  return (isBox ? element.closest('label') : null) ?? element;
};

/** Targets smaller than 44 × 44 px. */
export const smallTargets = (): string[] =>
  all(interactive)
    .filter((element) => isSeen(element) && !isInSentence(element))
    .flatMap((element) => {
      const { width, height } = targetOf(element).getBoundingClientRect();
      const isSmall = width < leastTarget - slack || height < leastTarget - slack;
      return isSmall ? [`${named(element)} is ${Math.round(width)} × ${Math.round(height)} px`] : [];
    });

/** The page is wider than its window, and by what. */
export const sideways = (): string[] => {
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over <= 0) return [];
  const wide = all('body *').filter(
    (element) => isSeen(element) && element.getBoundingClientRect().right > innerWidth + slack,
  );
  return [`${over} px wider than ${innerWidth}: ${wide.slice(-3).map(named).join(', ')}`];
};

/** Elements with text of their own whose box hides part of it, or that reach out of a box which hides what is outside. */
export const clippedText = (): string[] =>
  all('body *')
    .filter((element) => isSeen(element) && !/^(?:INPUT|TEXTAREA|SELECT|OPTION)$/.test(element.tagName))
    .flatMap((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      const isCut =
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
      return isCut && element.namespaceURI?.endsWith('xhtml') ? [`${named(element)} cuts its text off`] : [];
    });

const ownText = (element: Element) =>
  [...element.childNodes].some(
    ({ nodeType, textContent }) => nodeType === 3 && (textContent ?? '').trim() !== '',
  );

/** Text whose lines stand closer than Vietnamese marks need. */
export const tightLines = (): string[] =>
  all('body *')
    .filter((element) => isSeen(element) && ownText(element) && element.closest('svg') === null)
    .flatMap((element) => {
      const { lineHeight, fontSize } = getComputedStyle(element);
      // A control of one line has the line height that its browser gives it, and room around it.
      if (lineHeight === 'normal' && /^(?:OPTION|BUTTON)$/.test(element.tagName)) return [];
      const ratio = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
      return ratio >= leastLine - 0.01
        ? []
        : [`${named(element)} has lines of ${lineHeight} for ${fontSize}`];
    });

/** Tags, bands and levels that say their state by colour alone. */
export const wordlessTags = (): string[] =>
  all('.tag')
    .filter(isSeen)
    .filter((tag) => (tag.textContent ?? '').trim().length < 2 || tag.querySelector('svg') === null)
    .map((tag) => `${named(tag)} lacks a word or a shape`);

type Rgb = { r: number; g: number; b: number; a: number };
const rgbOf = (color: string): Rgb => {
  const [r = 0, g = 0, b = 0, a = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return { r, g, b, a };
};
const luminance = ({ r, g, b }: Rgb) => {
  const [red = 0, green = 0, blue = 0] = [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: Rgb, other: Rgb) => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const backgroundOf = (element: Element | null): Rgb => {
  for (let at = element; at; at = at.parentElement) {
    const color = rgbOf(getComputedStyle(at).backgroundColor);
    if (color.a > 0.5) return color;
  }
  return { r: 255, g: 255, b: 255, a: 1 };
};

const outlined = (element: Element) => {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(element);
  const width = outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
  const around = Number.parseFloat(outlineOffset) >= 0 ? element.parentElement : element;
  return { width, contrast: contrast(rgbOf(outlineColor), backgroundOf(around)) };
};

/** Where the focus is: what it is on, how it can be seen, and where on the page. */
export const focused = () => {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const target = element instanceof HTMLElement ? targetOf(element) : element;
  const marks = [outlined(element), outlined(target)];
  const best = marks.sort((a, b) => b.width - a.width)[0] ?? { width: 0, contrast: 0 };
  const box = target.getBoundingClientRect();
  return {
    name: named(element),
    id: element.id,
    group: element instanceof HTMLInputElement && element.type === 'radio' ? element.name : '',
    width: best.width,
    contrast: best.contrast,
    left: box.left,
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
    isSeen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
};

/** How many stops the Tab key has on the page: a group of radio buttons is one. */
export const tabStops = (): number => {
  const root = document.querySelector('dialog[open]') ?? document;
  const stops = [...root.querySelectorAll<HTMLElement>(`${interactive}, [tabindex="0"]`)].filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }),
  );
  const keys = stops.map((element, place) =>
    element instanceof HTMLInputElement && element.type === 'radio' ? `radio ${element.name}` : String(place),
  );
  return new Set(keys).size;
};

/** Puts the focus before the first stop of the page, or of the dialog that is open. */
export const focusStart = () => {
  getSelection()?.removeAllRanges();
  const start = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
  const had = start.getAttribute('tabindex');
  start.tabIndex = -1;
  start.focus({ preventScroll: true });
  if (had === null) start.removeAttribute('tabindex');
};

/** A positive tabindex takes the focus out of the order in which the page is read. */
export const forcedOrder = (): string[] =>
  all('[tabindex]')
    .filter(({ tabIndex }) => tabIndex > 0)
    .map((element) => `${named(element)} has tabindex ${element.tabIndex}`);

let added: CSSStyleSheet | null = null;
/** Puts a style of the reader's on the page, or takes it off; the page's policy does not see it. */
export const readersStyle = (css: string | null) => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== added);
  if (css === null) return;
  added = new CSSStyleSheet();
  added.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, added];
};

/** Buttons, fields and notices that no border sets apart, as with a forced palette that drops backgrounds. */
export const borderless = (): string[] =>
  all('.button, .notice, .tag:not(.plain), .choice, input, select, textarea')
    .filter(
      (element) =>
        isSeen(element) && !(element instanceof HTMLInputElement && /radio|checkbox|file/.test(element.type)),
    )
    .filter((element) => {
      const style = getComputedStyle(element);
      const sides = [style.borderTopWidth, style.borderBottomWidth, style.borderLeftWidth];
      return sides.every((width) => Number.parseFloat(width) === 0) && style.outlineStyle === 'none';
    })
    .map((element) => `${named(element)} has no edge`);

/** Things that move although the reader asked for stillness. */
export const moving = (): string[] =>
  document
    .getAnimations()
    .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration ?? 0) > 100)
    .map(({ effect }) =>
      effect instanceof KeyframeEffect && effect.target ? named(effect.target) : 'something moves',
    );
