// The alignment of a cell of a Markdown table.

/**
 * Returns the class for an inline style such as "text-align:right", the same as for advisories;
 * undefined if the style sets no alignment.
 */
export function alignmentClass(style: unknown): string | undefined {
  const value =
    typeof style === 'object' && style !== null && 'textAlign' in style
      ? `text-align:${style.textAlign}`
      : style;
  const side = /text-align:\s*(left|center|right)/.exec(String(value))?.[1];
  return side === undefined ? undefined : `align-${side}`;
}
