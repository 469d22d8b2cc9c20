/** The product's mark: a circle with a tick, the shape of "ready". Apart from the other shapes, which first views do without. */
export const BrandMark = () => (
  <svg width="28" height="28" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <circle cx="10" cy="10" r="9" fill="currentColor" />
    <path class="mark on-dark" d="M5.5 10.5l3 3 6-7" />
  </svg>
);
