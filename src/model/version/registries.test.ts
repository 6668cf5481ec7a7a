// Compares the orders of smaller registries, and of calendar versions, with their documentation.

import { describeOrders, type OrderCase } from './orders.fixture.ts';

const HACKAGE: OrderCase = {
  ecosystem: 'Hackage',
  rangeType: 'ECOSYSTEM',
  ascending: [
    ['0', '0.1', '0.1.0', '0.1.0.0', '0.1.26', '1', '1.0', '1.0.0', '1.2', '1.10'],
    ['1.9007199254740992', '1.9007199254740993'],
  ],
  equal: [['1.2', '1.02', '01.2']],
  invalid: ['1.', '.1', '1..2', '1-2', '9.10.1-rc1', 'v1.0', '1.0a'],
};

const CRAN: OrderCase = {
  ecosystem: 'CRAN',
  rangeType: 'ECOSYSTEM',
  ascending: [
    // R, ?numeric_version
    ['1.2-2', '1.2-3', '1.2.3.1', '1.2-10', '1.10'],
    ['0.1.0', '0.1.0.0', '0.1.1'],
    ['1.9007199254740992', '1.9007199254740993'],
  ],
  equal: [['1.2.3', '1.2-3', '1-2-3', '1.02-3']],
  // "at least two (and usually three) non-negative integers"
  invalid: ['1', '1.', '.1', '1..2', '1.2a', '1_2', 'v1.0'],
};

const CONAN: OrderCase = {
  ecosystem: 'ConanCenter',
  rangeType: 'ECOSYSTEM',
  ascending: [
    [
      '1.0-alpha',
      '1.0-alpha.1',
      '1.0-beta',
      '1.0',
      '1.0+1',
      '1.0+2',
      '1.0+a',
      '1.0.1',
      '1.0.a',
      '2',
      '10',
    ],
    ['0', '0.0.a', '0.1', '1'],
    ['1.0-0', '1.0-1', '1.0-1+1', '1.0-2', '1.0-rc1', '1.0-rc2', '1.0'],
    ['1.9007199254740992', '1.9007199254740993'],
  ],
  equal: [
    ['1', '1.0', '1.0.0', '01.0'],
    ['0', '0.0'],
  ],
  invalid: [
    '1.1.1w',
    'cci.20200203',
    'system',
    '1.',
    '1..2',
    '1.0-',
    '1.0-1rc',
    '1.0-a-b',
    '1.0+',
    'v1.0',
  ],
};

const ACTIONS: OrderCase = {
  ecosystem: 'GitHub Actions',
  rangeType: 'ECOSYSTEM',
  ascending: [['3.9.9', '4.0.0-beta.1', 'v4.0.0', '4.0.9', 'v4.0.10', '4.1.0']],
  equal: [['v4.1.0', '4.1.0', '4.1.0+1']],
  invalid: ['v4', '4', 'v4.1', 'vv4.1.0', 'main', '4.1.0.0'],
};

const CALENDAR: OrderCase = {
  ecosystem: 'pkg:generic:calendar',
  rangeType: 'ECOSYSTEM',
  ascending: [
    ['6.1', '26.4', '26.04.1', '26.10', '106.1'],
    [
      '2025.12.31',
      '2026.1',
      '2026.01.2',
      '2026.1.10',
      '2026.2-alpha',
      '2026.2-beta2',
      '2026.2rc1',
      '2026.2rc10',
      '2026.2',
    ],
    ['2026-04-30', '20260501', '2026_05_02'],
    ['2026.9007199254740992', '2026.9007199254740993'],
  ],
  equal: [
    ['26.4', '26.04', '2026.4', '2026.04.0', '2026-04'],
    ['20260401', '2026.4.1', '2026-04-01', '26_4_1'],
    ['2026.4rc1', '2026.04-RC.1', '2026.4_rc_01'],
  ],
  invalid: [
    '202604',
    '20261301',
    '20260401120000',
    '2026.04-1',
    '2026.4.dev1',
    '2026.4.post1',
    '2026.4+1',
    '2026.4p1',
    'v2026.4',
    '2026.',
    '2026..4',
    'latest',
  ],
};

describeOrders([HACKAGE, CRAN, CONAN, ACTIONS, CALENDAR]);
