// The current view of a process. Vite evaluates the middleware in a module graph of its own; a
// symbol on the process shares the view with it.

import type { View } from './view.ts';

const SLOT = Symbol.for('candor.dev.view');

/** Makes a view the current one. */
export function useView(view: View): void {
  Reflect.set(globalThis, SLOT, view);
}

/** Returns the current view; undefined outside the dev server. */
export function currentView(): View | undefined {
  const value: unknown = Reflect.get(globalThis, SLOT);
  return isView(value) ? value : undefined;
}

function isView(value: unknown): value is View {
  return typeof value === 'object' && value !== null && 'failedPage' in value;
}
