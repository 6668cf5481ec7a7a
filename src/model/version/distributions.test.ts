// Compares the orders of distributions with the documentation of their package managers.

import { describeOrders, type OrderCase } from './orders.fixture.ts';

const RPM: OrderCase = {
  ecosystem: 'Red Hat:enterprise_linux:9::baseos',
  rangeType: 'ECOSYSTEM',
  ascending: [
    // rpm-version(7), "VERSION COMPARISON"
    ['1.0~rc1', '1.0', '1.0^git1', '1.0.1'],
    ['1.0~beta', '1.0~beta2', '1.0~rc', '1.0'],
    ['1.0~~', '1.0~', '1.0', '1.0^', '1.0a', '1.0.1'],
    ['1.0^20160101', '1.0^20160101^git1', '1.0^20160102', '1.0.1'],
    ['6.0', '6.0.rc1', '6.0.1'],
    ['1.9', '1.10', '2.0', '10.0'],
    ['9', '1:0', '1:1', '2:0', '10:0'],
    ['1', '1-1', '1-1.1', '1-2', '1-10'],
    ['1-18.el8', '1-18.el9', '1-18.el9_2.1', '1-18.el10'],
    ['1.9007199254740992', '1.9007199254740993'],
  ],
  equal: [
    ['1.0', '0:1.0', '00:1.0', '1_0', '1.00', '1.0.'],
    ['1a', '1.a', '1+a'],
  ],
  invalid: ['1-', '-1', ':1', '1:', 'a:1', '1-1-1', '1:1:1', '1-1:1', '1.0-\u00e4', '1/2', '...'],
};

const APK: OrderCase = {
  ecosystem: 'Alpine:v3.19',
  rangeType: 'ECOSYSTEM',
  ascending: [
    // apk-package(5): "alpha, beta, pre, rc, <no suffix>, cvs, svn, git, hg, p"
    [
      '1.2.3_alpha',
      '1.2.3_alpha1',
      '1.2.3_beta',
      '1.2.3_pre2',
      '1.2.3_pre10',
      '1.2.3_rc1',
      '1.2.3_rc1-r1',
      '1.2.3',
      '1.2.3-r0',
      '1.2.3-r2',
      '1.2.3-r10',
      '1.2.3_cvs1',
      '1.2.3_svn1',
      '1.2.3_git20260101',
      '1.2.3_hg',
      '1.2.3_p',
      '1.2.3_p1',
      '1.2.3_p1_git1',
      '1.2.3a',
      '1.2.3b',
      '1.2.3.1',
      '1.2.4_alpha',
    ],
    ['0.1_alpha_pre2', '0.1_alpha', '0.1_alpha_p'],
    // Numbers with a leading zero, except the first, are compared as texts.
    ['1.0', '1.01', '1.02', '1.1', '1.9', '1.10'],
    ['3', '20060720'],
    ['1.9007199254740992', '1.9007199254740993'],
  ],
  equal: [
    ['01.1', '1.1'],
    ['1-r1', '1-r01'],
  ],
  invalid: [
    '1.',
    '.1',
    '1..1',
    '1.0A',
    '1.0bc',
    '6.0.2p1',
    '1_foo',
    '1-r',
    '1-1',
    '1.0~1a2b3c4-r0',
    '1:1.0',
    'v1',
    '1-r0-r1',
  ],
};

const OPAM: OrderCase = {
  ecosystem: 'opam',
  rangeType: 'ECOSYSTEM',
  ascending: [
    // opam manual, "Version ordering"
    [
      '~~',
      '~',
      '~beta2',
      '~beta10',
      '0.1',
      '1.0~beta',
      '1.0',
      '1.0-test',
      '1.0.1',
      '1.0.10',
      'dev',
      'trunk',
    ],
    ['113.33.03', 'v0.9.0', 'v0.16.3'],
    ['1.0a', '1.0+1', '1.0.1'],
    ['1.9007199254740992', '1.9007199254740993'],
  ],
  equal: [
    ['1.0', '1.00', '1.0-0', '01.0'],
    ['1.0a', '1.0a0'],
  ],
  invalid: ['1:0', '1.0@2', '1.0-\u00e4', '1/2'],
};

describeOrders([RPM, APK, OPAM]);
