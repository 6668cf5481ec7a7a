// Makes the text of authors harmless for a service: it mentions nobody, contains no markup, and
// hides no link. The rules are those of each service's public documentation.

import { shortened } from '../text/plain-text.ts';

/** Slack: "<" starts a mention or a link, and "&" an entity. */
export const slackText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Discord: Markdown with mentions. A backslash makes a character literal. */
export const discordText = (text: string): string => text.replace(/[\\`*_~|<>[\]#@]/g, '\\$&');

/** HTML, without any element. */
export const htmlText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The limit of a status, without its address, which counts as 23 characters. */
const LONGEST_STATUS = 500 - 23 - 1;

/**
 * Mastodon: plain text, in which "@name" is a mention and notifies that account. A zero width space
 * after the "@" prevents it.
 */
export const mastodonText = (text: string): string =>
  shortened(text.replace(/@(?=[\p{L}\p{N}_])/gu, '@\u200b'), LONGEST_STATUS);
