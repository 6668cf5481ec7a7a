// The CVSS 3.0 and 3.1 base metrics, and the temporal metrics of 3.1 (sections 2 and 3 of the
// specification), in plain words.

import type { WordsFor } from './metric-words.ts';
import type { METRICS_V3 } from './metrics.ts';

export const WORDS_V3 = {
  AV: {
    name: 'Attack Vector',
    values: {
      N: {
        name: 'Network',
        sentence: 'The attack works from anywhere that can reach the system over a network, such as the internet.',
      },
      A: {
        name: 'Adjacent',
        sentence: 'The attacker must be close in the network: on the same local network or within radio range.',
      },
      L: {
        name: 'Local',
        sentence: 'The attacker must have access to the computer itself or get a user to open something on it.',
      },
      P: { name: 'Physical', sentence: 'The attacker must be able to touch the device.' },
    },
  },
  AC: {
    name: 'Attack Complexity',
    values: {
      L: { name: 'Low', sentence: 'The attack needs no special conditions and can be repeated at will.' },
      H: {
        name: 'High',
        sentence:
          'The attack depends on conditions that the attacker does not control, so it takes preparation or luck.',
      },
    },
  },
  PR: {
    name: 'Privileges Required',
    values: {
      N: { name: 'None', sentence: 'The attacker needs no account and no rights.' },
      L: { name: 'Low', sentence: 'The attacker needs the rights of an ordinary user.' },
      H: { name: 'High', sentence: 'The attacker needs far-reaching rights, such as those of an administrator.' },
    },
  },
  UI: {
    name: 'User Interaction',
    values: {
      N: { name: 'None', sentence: 'Nobody but the attacker has to do anything.' },
      R: {
        name: 'Required',
        sentence: 'Another person has to do something first, such as opening a file or following a link.',
      },
    },
  },
  S: {
    name: 'Scope',
    values: {
      U: {
        name: 'Unchanged',
        sentence: 'The damage stays within the part of the system that is responsible for the vulnerable component.',
      },
      C: {
        name: 'Changed',
        sentence:
          'The damage reaches beyond the vulnerable component into parts that something else is meant to protect.',
      },
    },
  },
  C: {
    name: 'Confidentiality',
    values: {
      H: {
        name: 'High',
        sentence: 'The attacker can read all information, or some whose loss is grave, such as passwords.',
      },
      L: {
        name: 'Low',
        sentence: 'The attacker can read some information, but cannot choose which, or its loss does little harm.',
      },
      N: { name: 'None', sentence: 'No information is disclosed.' },
    },
  },
  I: {
    name: 'Integrity',
    values: {
      H: { name: 'High', sentence: 'The attacker can change all data, or some where a change has grave consequences.' },
      L: {
        name: 'Low',
        sentence: 'The attacker can change some data, but has no control over the result, or it does little harm.',
      },
      N: { name: 'None', sentence: 'No data can be changed.' },
    },
  },
  A: {
    name: 'Availability',
    values: {
      H: {
        name: 'High',
        sentence: 'The attacker can stop the component from working, or block a part of it with grave consequences.',
      },
      L: {
        name: 'Low',
        sentence: 'The component becomes slower or fails at times, but is never fully out of service.',
      },
      N: { name: 'None', sentence: 'The component keeps working as before.' },
    },
  },
  E: {
    name: 'Exploit Code Maturity',
    values: {
      X: { name: 'Not Defined', sentence: 'Nothing is stated about attack code, so the score assumes the worst.' },
      H: {
        name: 'High',
        sentence: 'Attacks are automated, or code that works everywhere can be had, or none is needed.',
      },
      F: { name: 'Functional', sentence: 'Attack code that works in most situations can be had.' },
      P: {
        name: 'Proof-of-Concept',
        sentence: 'A demonstration exists, but it needs skill to turn it into a working attack.',
      },
      U: { name: 'Unproven', sentence: 'No attack code is known, or the attack exists in theory only.' },
    },
  },
  RL: {
    name: 'Remediation Level',
    values: {
      X: {
        name: 'Not Defined',
        sentence: 'Nothing is stated about a remedy, so the score assumes that there is none.',
      },
      U: { name: 'Unavailable', sentence: 'There is no remedy, or none that can be used.' },
      W: {
        name: 'Workaround',
        sentence: 'Users can protect themselves by other means, but the makers have published no fix.',
      },
      T: { name: 'Temporary Fix', sentence: 'The makers have published a stopgap until the real fix is ready.' },
      O: { name: 'Official Fix', sentence: 'The makers have published a fix.' },
    },
  },
  RC: {
    name: 'Report Confidence',
    values: {
      X: {
        name: 'Not Defined',
        sentence: 'Nothing is stated about how sure the findings are, so the score takes them as certain.',
      },
      C: { name: 'Confirmed', sentence: 'The makers have confirmed the vulnerability, or anybody can reproduce it.' },
      R: {
        name: 'Reasonable',
        sentence: 'Much is known and the findings are credible, but the cause is not fully proven.',
      },
      U: {
        name: 'Unknown',
        sentence: 'There are signs of a vulnerability, but its cause or its effects are uncertain.',
      },
    },
  },
} as const satisfies WordsFor<typeof METRICS_V3>;
