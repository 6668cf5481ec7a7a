// The report of candor notify as text.

import type { Delivery } from '../../../src/notify/index.ts';
import { plural } from '../../command.ts';

const INDENT = ' '.repeat(12);

/** Returns the lines of one message. With `texts`, what the receiver gets. */
export function deliveryWords({ to, what, state, reason, text }: Delivery, texts: boolean): string {
  const line = `${state.padEnd(INDENT.length)}${to}: ${what}${reason === undefined ? '' : `: ${reason}`}`;
  const shown =
    texts && text !== undefined ? text.split('\n').map((one) => `\n${INDENT}${one}`) : [];
  return [line, ...shown].join('');
}

/** "2 sent, 1 not sent, 0 unknown." */
export function summaryWords(deliveries: readonly Delivery[]): string {
  const of = (state: Delivery['state']): number =>
    deliveries.filter((one) => one.state === state).length;
  if (deliveries.length === 0) return 'Nothing is new.';
  if (of('would send') > 0)
    return `${plural(of('would send'), 'message')} would be sent, ${of('not sent')} would not.`;
  return `${of('sent')} sent, ${of('not sent')} not sent, ${of('unknown')} unknown.`;
}

/** Returns what to do about messages that were not sent, or may have been. */
export function nextWords(deliveries: readonly Delivery[]): string[] {
  const has = (state: Delivery['state']): boolean => deliveries.some((one) => one.state === state);
  return [
    ...(has('not sent') ? ['Next: run the command again. It sends only what was not sent.'] : []),
    ...(has('unknown')
      ? [
          'Look whether the unknown messages arrived. Then run the command again with --interrupted skip if they did, or --interrupted send if they did not.',
        ]
      : []),
  ];
}
