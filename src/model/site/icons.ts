// The icons of the site, for tabs and home screens.

/** The icon that scales. */
export const FAVICON_SVG = 'favicon.svg';

/** The icons of one size in pixels: for browsers that do not support SVG, and for home screens. */
export const ICONS = [
  { path: 'favicon.png', size: 48 },
  { path: 'apple-touch-icon.png', size: 180 },
] as const;

/** The icon of a site without a logo: a shield with a tick. */
export const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<path d="M16 1.5l12 4v9.5c0 7-4.6 12.3-12 15.5C8.6 27.3 4 22 4 15V5.5z" fill="#1d4a63"/>
<path d="M9.5 15.5l4.700 4.700 8.600-9" fill="none" stroke="#fff" stroke-width="3.2"/>
</svg>
`;
