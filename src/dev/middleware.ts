// Astro's middleware for the dev server: adds marks and tools to every page. Only
// dev/integration.ts adds it, so no build contains it.

import { defineMiddleware } from 'astro:middleware';
import { currentView } from './current-view.ts';

export const onRequest = defineMiddleware(async ({ url }, next) => {
  const view = currentView();
  if (view === undefined) throw new Error('Only "candor dev" can use this middleware.');
  try {
    const response = await next();
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
    const { status, headers } = response;
    headers.delete('content-length');
    // Components can also fail after the response has started.
    const html = await response.text();
    return new Response(view.page({ pathname: url.pathname, status, html }), { status, headers });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return new Response(view.failedPage(message), {
      status: 500,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }
});
