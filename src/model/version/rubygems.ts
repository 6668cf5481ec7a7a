// RubyGems versions (class Gem::Version): form and segments by the library
// `@renovatebot/ruby-semver`. The comparison of two segments (`<=>`) is our own code: the library's
// depends on the locale of the machine and puts 1.0.RC1 after 1.0.beta1, while Ruby compares by
// code unit. Not valid: the empty string, which RubyGems reads as 0 (no gem has it, and here it
// would hide a mistake), and numbers of 2^53 or more, which the library cannot represent.

import { Version } from '@renovatebot/ruby-semver/dist/ruby/version.js';
import { compareLists, compareWordsBeforeNumbers, hasSafeNumbers, orderOf } from './order.ts';

function read(version: string): string[] | undefined {
  if (!/^\S+$/.test(version) || !Version.isCorrect(version) || !hasSafeNumbers(version))
    return undefined;
  return new Version(version).canonicalSegments().map(String);
}

/**
 * Gem::Version: RubyGems. Words mark a pre-release: they come before numbers, and before the end of
 * a version.
 */
export const rubygems = orderOf('RubyGems', 'ECOSYSTEM', read, (a, b) =>
  compareLists(a, b, (x = '0', y = '0') => compareWordsBeforeNumbers(x, y)),
);
