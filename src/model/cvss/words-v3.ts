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
        sentence:
          'The attack works from anywhere that can reach the system over a network, such as the internet.',
      },
      A: {
        name: 'Adjacent',
        sentence: 'The attacker must be nearby: on the same local network or within radio range.',
      },
      L: {
        name: 'Local',
        sentence:
          'The attacker must have access to the computer itself, or trick a user into opening something on it.',
      },
      P: { name: 'Physical', sentence: 'The attacker must be able to touch the device.' },
    },
  },
  AC: {
    name: 'Attack Complexity',
    values: {
      L: {
        name: 'Low',
        sentence: 'The attack needs no special conditions and can be repeated at will.',
      },
      H: {
        name: 'High',
        sentence:
          'The attack depends on conditions that the attacker does not control, so it needs preparation or luck.',
      },
    },
  },
  PR: {
    name: 'Privileges Required',
    values: {
      N: { name: 'None', sentence: 'The attacker needs no account and no rights.' },
      L: { name: 'Low', sentence: 'The attacker needs the rights of an ordinary user.' },
      H: {
        name: 'High',
        sentence: 'The attacker needs far-reaching rights, such as those of an administrator.',
      },
    },
  },
  UI: {
    name: 'User Interaction',
    values: {
      N: { name: 'None', sentence: 'No one except the attacker has to do anything.' },
      R: {
        name: 'Required',
        sentence:
          'Another person has to do something first, such as opening a file or following a link.',
      },
    },
  },
  S: {
    name: 'Scope',
    values: {
      U: {
        name: 'Unchanged',
        sentence:
          'The impact stays within one security boundary, such as a sandbox or a virtual machine.',
      },
      C: {
        name: 'Changed',
        sentence:
          'The impact crosses a security boundary, such as that of a sandbox or a virtual machine.',
      },
    },
  },
  C: {
    name: 'Confidentiality',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can read all information, or some whose disclosure has serious consequences, such as passwords.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacker can read some information, but cannot choose which, or its disclosure does little harm.',
      },
      N: { name: 'None', sentence: 'No information is disclosed.' },
    },
  },
  I: {
    name: 'Integrity',
    values: {
      H: {
        name: 'High',
        sentence: 'The attacker can change all data, or some data with serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacker can change some data, but has no control over the result, or it does little harm.',
      },
      N: { name: 'None', sentence: 'No data can be changed.' },
    },
  },
  A: {
    name: 'Availability',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can stop the component, or block a part of it with serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The component becomes slower or is interrupted at times, but is never completely unavailable.',
      },
      N: { name: 'None', sentence: 'The component keeps working as before.' },
    },
  },
  E: {
    name: 'Exploit Code Maturity',
    values: {
      X: {
        name: 'Not Defined',
        sentence: 'No information on exploit code; the score assumes the worst.',
      },
      H: {
        name: 'High',
        sentence:
          'Attacks are automated, or exploit code that works everywhere is available or not needed.',
      },
      F: {
        name: 'Functional',
        sentence: 'Exploit code that works in most situations is available.',
      },
      P: {
        name: 'Proof-of-Concept',
        sentence: 'A proof of concept exists, but a working attack needs a skilled attacker.',
      },
      U: {
        name: 'Unproven',
        sentence: 'No exploit code is known, or the attack is only theoretical.',
      },
    },
  },
  RL: {
    name: 'Remediation Level',
    values: {
      X: {
        name: 'Not Defined',
        sentence: 'No information on a remedy; the score assumes that none exists.',
      },
      U: { name: 'Unavailable', sentence: 'No remedy exists, or it cannot be applied.' },
      W: {
        name: 'Workaround',
        sentence:
          'Users can protect themselves in other ways, but the vendor has published no fix.',
      },
      T: { name: 'Temporary Fix', sentence: 'The vendor has published a temporary fix.' },
      O: { name: 'Official Fix', sentence: 'The vendor has published a fix.' },
    },
  },
  RC: {
    name: 'Report Confidence',
    values: {
      X: {
        name: 'Not Defined',
        sentence:
          'No information on the confidence in the report; the score assumes that it is confirmed.',
      },
      C: {
        name: 'Confirmed',
        sentence: 'The vendor has confirmed the vulnerability, or anyone can reproduce it.',
      },
      R: {
        name: 'Reasonable',
        sentence:
          'Many details are known and the report is credible, but the cause is not fully confirmed.',
      },
      U: {
        name: 'Unknown',
        sentence: 'A vulnerability is likely, but its cause or its effects are uncertain.',
      },
    },
  },
} as const satisfies WordsFor<typeof METRICS_V3>;
