// A page of a built site, opened like a reader does, and events that must not happen there.

import type { Browser, Page } from 'playwright-core';
import { closeContext } from './chromium.ts';

export interface Visit {
  readonly page: Page;
  /** Console messages, errors, and requests to other hosts. */
  readonly noise: string[];
  readonly close: () => Promise<void>;
}

/** Opens a path of a site in a new browser context. */
export async function visit(
  browser: Browser,
  origin: string,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) noise.push(`asks for ${request.url()}`);
  });
  await page.goto(`${origin}${path}`);
  return { page, noise, close: () => closeContext(context) };
}

/** The ids in the list of advisories on a page. */
export const listedIds = (page: Page): Promise<string[]> =>
  page.locator('table.list tbody tr th').allInnerTexts();

/** Waits until a filter has been applied to the list. */
export const filterApplied = (page: Page): Promise<void> =>
  page
    .getByRole('status')
    .getByText(/\d+ of \d+/)
    .waitFor();
