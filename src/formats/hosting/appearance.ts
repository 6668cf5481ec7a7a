// The publisher's appearance: theme.css and the logo, if the content has them.

import { themeSheet } from '../../model/site/theme/theme.ts';
import type { Document, SiteFormat } from '../format.ts';

export const THEME_PATH = 'theme.css';

export const appearance: SiteFormat = ({ theme, logo }) => {
  const documents: Document[] = [];
  if (theme !== undefined)
    documents.push({
      path: THEME_PATH,
      title: 'Theme',
      type: 'text/css; charset=utf-8',
      body: themeSheet(theme),
    });
  if (logo !== undefined) {
    const type = logo.path === 'logo.svg' ? 'image/svg+xml' : 'image/png';
    documents.push({ path: logo.path, title: 'Logo', type, body: logo.body });
  }
  return documents;
};
