// The CVSS 4.0 base, threat and supplemental metrics (sections 2, 3 and 5 of the specification) in
// plain words.

import type { WordsFor } from './metric-words.ts';
import type { METRICS_V4 } from './metrics.ts';

export const WORDS_V4 = {
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
        sentence:
          'The attacker does not have to bypass any security measure, and the attack can be repeated at will.',
      },
      H: {
        name: 'High',
        sentence:
          'The attacker must bypass a security measure or first obtain a secret of the target.',
      },
    },
  },
  AT: {
    name: 'Attack Requirements',
    values: {
      N: {
        name: 'None',
        sentence:
          'The attack works on all, or nearly all, systems that run the vulnerable software.',
      },
      P: {
        name: 'Present',
        sentence:
          'The attack works only under certain conditions, such as a setting or a race condition.',
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
      P: {
        name: 'Passive',
        sentence:
          'A user only has to do something ordinary, such as viewing a page, without noticing the attack.',
      },
      A: {
        name: 'Active',
        sentence:
          'A user has to take a deliberate step, such as importing a file or dismissing a warning.',
      },
    },
  },
  VC: {
    name: 'Vulnerable System Confidentiality',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can read all information on the attacked system, or some whose disclosure has serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacker can read some information on the attacked system, but cannot choose which, or its disclosure does little harm.',
      },
      N: { name: 'None', sentence: 'No information on the attacked system is disclosed.' },
    },
  },
  VI: {
    name: 'Vulnerable System Integrity',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can change all data on the attacked system, or some data with serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacker can change some data on the attacked system, but without control over the result, or it does little harm.',
      },
      N: { name: 'None', sentence: 'No data on the attacked system can be changed.' },
    },
  },
  VA: {
    name: 'Vulnerable System Availability',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can stop the attacked system, or block a part of it with serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacked system becomes slower or is interrupted at times, but is never completely unavailable.',
      },
      N: { name: 'None', sentence: 'The attacked system keeps working as before.' },
    },
  },
  SC: {
    name: 'Subsequent System Confidentiality',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can also read all information on other systems, or some whose disclosure has serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacker can also read some information on other systems, but cannot choose which, or its disclosure does little harm.',
      },
      N: { name: 'None', sentence: 'No information on other systems is disclosed.' },
    },
  },
  SI: {
    name: 'Subsequent System Integrity',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can also change all data on other systems, or some data with serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'The attacker can also change some data on other systems, but without control over the result, or it does little harm.',
      },
      N: { name: 'None', sentence: 'No data on other systems can be changed.' },
    },
  },
  SA: {
    name: 'Subsequent System Availability',
    values: {
      H: {
        name: 'High',
        sentence:
          'The attacker can also stop other systems, or block a part of them with serious consequences.',
      },
      L: {
        name: 'Low',
        sentence:
          'Other systems also become slower or are interrupted at times, but are never completely unavailable.',
      },
      N: { name: 'None', sentence: 'Other systems keep working as before.' },
    },
  },
  E: {
    name: 'Exploit Maturity',
    values: {
      X: {
        name: 'Not Defined',
        sentence: 'No information on attacks; the score assumes that they happen.',
      },
      A: {
        name: 'Attacked',
        sentence: 'Attacks have been reported, or ready-made tools are available.',
      },
      P: {
        name: 'Proof-of-Concept',
        sentence: 'A proof of concept is public, but no attacks and no ready-made tools are known.',
      },
      U: {
        name: 'Unreported',
        sentence: 'No public proof of concept, no attacks and no tools are known.',
      },
    },
  },
  S: {
    name: 'Safety',
    values: {
      X: { name: 'Not Defined', sentence: 'No information on danger to people.' },
      N: { name: 'Negligible', sentence: 'An attack can cause slight injuries at most.' },
      P: { name: 'Present', sentence: 'An attack can injure people more than slightly.' },
    },
  },
  AU: {
    name: 'Automatable',
    values: {
      X: { name: 'Not Defined', sentence: 'No information on whether attacks can be automated.' },
      N: {
        name: 'No',
        sentence: 'At least one step of the attack must be done manually for each target.',
      },
      Y: { name: 'Yes', sentence: 'A program can find and attack targets without human action.' },
    },
  },
  R: {
    name: 'Recovery',
    values: {
      X: { name: 'Not Defined', sentence: 'No information on recovery after an attack.' },
      A: { name: 'Automatic', sentence: 'The system recovers automatically after an attack.' },
      U: { name: 'User', sentence: 'A person has to restore the system after an attack.' },
      I: { name: 'Irrecoverable', sentence: 'The system cannot be restored after an attack.' },
    },
  },
  V: {
    name: 'Value Density',
    values: {
      X: { name: 'Not Defined', sentence: 'No information on how much one attack gains.' },
      D: {
        name: 'Diffuse',
        sentence: 'One attack gains little, as with the computer of a single user.',
      },
      C: {
        name: 'Concentrated',
        sentence: 'One attack gains much, as with a server that holds the data of many.',
      },
    },
  },
  RE: {
    name: 'Vulnerability Response Effort',
    values: {
      X: { name: 'Not Defined', sentence: 'No information on the effort of protection.' },
      L: {
        name: 'Low',
        sentence: 'Protecting a system takes little effort, such as one routine update.',
      },
      M: {
        name: 'Moderate',
        sentence:
          'Protecting a system takes some effort and can interrupt its service for a short time.',
      },
      H: {
        name: 'High',
        sentence:
          'Protecting a system takes a lot of effort, such as replacing a device or a long interruption.',
      },
    },
  },
  U: {
    name: 'Provider Urgency',
    values: {
      X: { name: 'Not Defined', sentence: 'The provider does not say how urgent this is.' },
      Clear: {
        name: 'Clear',
        sentence: 'The provider considers this informational: no urgent action is needed.',
      },
      Green: { name: 'Green', sentence: 'The provider considers this of reduced urgency.' },
      Amber: { name: 'Amber', sentence: 'The provider considers this of moderate urgency.' },
      Red: { name: 'Red', sentence: 'The provider considers this of the highest urgency.' },
    },
  },
} as const satisfies WordsFor<typeof METRICS_V4>;
