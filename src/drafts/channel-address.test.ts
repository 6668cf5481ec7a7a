import { describe, expect, it } from 'vitest';
import { channelAt } from './channel-address.ts';

describe('channelAt', () => {
  it.each([
    ['security@example.org', 'email', 'mailto:security@example.org'],
    ['mailto:security@example.org', 'email', 'mailto:security@example.org'],
    [
      'https://github.com/o/r/security/advisories/new',
      'github',
      'https://github.com/o/r/security/advisories/new',
    ],
    ['https://gitlab.com/o/r/-/issues/new', 'gitlab', 'https://gitlab.com/o/r/-/issues/new'],
    ['https://example.org/report', 'form', 'https://example.org/report'],
  ])('%s', (written, kind, address) => expect(channelAt(written)).toMatchObject({ kind, address }));

  it.each([
    '',
    'example.org',
    'http://example.org/report',
    'security@',
    'a b@c.d',
    'javascript:alert(1)',
  ])('none: %s', (text) => expect(channelAt(text)).toBeUndefined());
});
