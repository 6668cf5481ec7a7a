// Problems of the static files in public/, of the theme and of the logo.

import { error, warning } from '../kind.ts';

export const PUBLIC_FILE_PROBLEMS = {
  'public-collision': warning(
    'A file in public/ replaces a generated document.',
    'If that is intended, list it under public.replaces in site.yaml; otherwise delete it.',
  ),
  'public-page': error(
    'A file in public/ replaces a page.',
    'Delete it or rename it. If it is meant to replace the page, list it under public.replaces in site.yaml.',
  ),
  'public-ledger': error(
    'A file in public/ replaces ledger.json, which records what was published.',
    'Delete it or rename it; Candor writes the ledger itself.',
  ),
  'public-path': error(
    'A file in public/ and another path of the site differ in a way that some hosts ignore.',
    'Rename it: hosts that ignore case or the Unicode normalization form serve one in place of the other.',
  ),
  'public-replaces': warning(
    'public.replaces lists a file that is not in public/, or that replaces nothing.',
    'Remove the entry; otherwise a later file of that name would be allowed without a warning.',
  ),
  'public-repository': error(
    'public/ contains a repository or a part of one; its history would be published.',
    'Remove it from public/, and from archives in public/. Link to the public repository instead.',
  ),
  'public-secret-file': error(
    'public/ contains a file of a kind that usually contains passwords, keys or commands.',
    'Remove it. If it was published before, change every password and key in it.',
  ),
  'public-leftover': error(
    'public/ contains a file that an editor, a merge or a crash left behind.',
    'Delete it. If it is meant to be published, rename it.',
  ),
  'public-system-file': warning(
    'public/ contains a file in which an operating system records the names of other files.',
    'Delete it, and prevent the system from writing it there.',
  ),
  'public-active': warning(
    'public/ contains a file that affects the host or the browser of a reader, or loads from another host.',
    'Keep it only if you trust what it does: it has the rights of the site.',
  ),
  'public-opaque': warning(
    'A file in public/ cannot be searched completely for secrets and embargoed content.',
    'Publish its content in a form that can be searched (docs/publishing.md lists them), or check it by hand.',
  ),
  'security-txt-expired': error(
    'The security.txt in public/ has expired or has no expiry date.',
    'Run "candor sign": it writes a new "Expires" and signs it.',
  ),
  'security-txt-fields': warning(
    'The security.txt in public/ differs from the content.',
    'Take the fields of a generated file and sign that one, or correct the content.',
  ),
  'security-txt-signature': error(
    'The signature of the security.txt in public/ is invalid, or was made by a key that is not under keys/.',
    'Run "candor sign" with a key that is under keys/; it signs the file again. Add --all if the key of the old signature is not under keys/.',
  ),
  'security-txt-unsigned': warning(
    'The security.txt in public/ replaces the generated one and is not signed.',
    'Run "candor sign", or remove the file.',
  ),
  'signature-stale': warning(
    'A signature in public/ does not match its CSAF document, or was made by a key that is not under keys/.',
    'Run "candor sign", which signs the changed documents. Add --all if the key of the old signature is not under keys/.',
  ),
  'signature-orphaned': error(
    'A signature in public/ does not belong to a public CSAF document; its name could reveal an embargoed one.',
    'Delete it, or run "candor sign", which deletes it.',
  ),
  'theme-rule': error(
    'theme.css contains something other than :root { … }; other rules could load from other hosts.',
    'Keep only :root { … } with custom properties; Candor defines everything else.',
  ),
  'theme-property': error(
    'theme.css sets a property that a theme cannot set.',
    'Set only the properties listed in docs/content.md, such as --link.',
  ),
  'theme-value': error(
    'A value in theme.css is not allowed: it could load something, or end the property.',
    'Write a color such as light-dark(#005f73, #94d2bd), a length or a list of font families.',
  ),
  // A warning, so that a new version of Candor never keeps a release off an old site.
  'theme-color': warning(
    'A color in theme.css is not a color whose contrast can be computed.',
    'Write a name, #rrggbb, rgb(), hsl(), oklch() or another color without calc(); or light-dark(), color-mix() or var() of such colors.',
  ),
  'theme-contrast': warning(
    'A color in theme.css has too little contrast with its background. Text needs 4.5:1, parts of controls 3:1.',
    'Use a darker color on a light page, and a lighter one on a dark page.',
  ),
  'logo-form': error(
    'The logo cannot be shown.',
    'Save it as either logo.svg or logo.png, with at most 64 KiB.',
  ),
  'logo-active': error(
    'The logo is an SVG that contains more than shapes; opening it could run a script or load from another host.',
    'Export it as a plain SVG without scripts, links, external styles and embedded images, or save it as logo.png.',
  ),
} as const;
