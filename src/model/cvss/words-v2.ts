// The CVSS 2.0 base metrics (section 2.1 of its guide) in plain words.

import type { WordsFor } from './metric-words.ts';
import type { METRICS_V2 } from './metrics.ts';

export const WORDS_V2 = {
  AV: {
    name: 'Access Vector',
    values: {
      L: {
        name: 'Local',
        sentence: 'The attacker must have physical access to the computer or an account on it.',
      },
      A: {
        name: 'Adjacent Network',
        sentence: 'The attacker must be on the same local network or within radio range.',
      },
      N: {
        name: 'Network',
        sentence:
          'The attack works from anywhere that can reach the system over a network, such as the internet.',
      },
    },
  },
  AC: {
    name: 'Access Complexity',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attack works only under rare conditions that are hard for the attacker to create.',
      },
      M: {
        name: 'Medium',
        sentence:
          'The attack needs somewhat special conditions, such as an unusual setting or a deceived user.',
      },
      L: { name: 'Low', sentence: 'The attack needs no special conditions and works repeatedly.' },
    },
  },
  Au: {
    name: 'Authentication',
    values: {
      M: { name: 'Multiple', sentence: 'The attacker must log in two or more times.' },
      S: { name: 'Single', sentence: 'The attacker must log in once.' },
      N: { name: 'None', sentence: 'The attacker does not need to log in.' },
    },
  },
  C: {
    name: 'Confidentiality Impact',
    values: {
      N: { name: 'None', sentence: 'No protected information is disclosed.' },
      P: {
        name: 'Partial',
        sentence:
          'Some protected information is disclosed, but the attacker cannot choose all of it.',
      },
      C: { name: 'Complete', sentence: 'The attacker can read everything on the system.' },
    },
  },
  I: {
    name: 'Integrity Impact',
    values: {
      N: { name: 'None', sentence: 'Nothing can be changed without permission.' },
      P: {
        name: 'Partial',
        sentence: 'The attacker can change some data or files, but cannot choose all of them.',
      },
      C: { name: 'Complete', sentence: 'The attacker can change everything on the system.' },
    },
  },
  A: {
    name: 'Availability Impact',
    values: {
      N: { name: 'None', sentence: 'The system keeps working as before.' },
      P: { name: 'Partial', sentence: 'The system becomes slower or is interrupted at times.' },
      C: { name: 'Complete', sentence: 'The attacker can stop the whole system.' },
    },
  },
} as const satisfies WordsFor<typeof METRICS_V2>;
