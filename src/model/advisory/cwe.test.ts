import { weaknesses } from '@secvisogram/csaf-validator-lib/cwe.js';
import { describe, expect, it } from 'vitest';
import { cweName } from './cwe.ts';

describe('cweName', () => {
  it('gives every name exactly as the CSAF validator has it', () => {
    expect(weaknesses.length).toBeGreaterThan(900);
    for (const { id, name } of weaknesses) expect(cweName(id)).toBe(name);
  });

  it('knows no weakness that does not exist', () => {
    expect(cweName('CWE-99999')).toBeUndefined();
    expect(cweName('constructor')).toBeUndefined();
  });
});
