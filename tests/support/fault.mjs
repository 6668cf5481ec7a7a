// Makes one call to the file system of a process go wrong, for the tests of faults: node --import tests/support/fault.mjs.
// $CANDOR_FAULT: {"code": "ENOSPC", "call": 7} for the seventh writing; {"vanish": "<end of a path>"} for a file that is gone when
// it is read. Only what lies below $CANDOR_FAULT_BELOW counts.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { code, call, vanish } = JSON.parse(process.env['CANDOR_FAULT'] ?? '{}');
const below = process.env['CANDOR_FAULT_BELOW'] ?? '/';
let calls = 0;

function broken(path) {
  if (code === undefined || typeof path !== 'string' || !path.startsWith(below)) return undefined;
  calls += 1;
  // A full disk stays full.
  return calls >= call ? Object.assign(new Error(`${code}: ${path}`), { code, path }) : undefined;
}
const asPath = (path) => (path instanceof URL ? decodeURIComponent(path.pathname) : path);

for (const name of ['writeFileSync', 'mkdirSync', 'copyFileSync', 'cpSync']) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    const target = asPath(name.startsWith('c') ? rest[0] : path);
    const error = broken(target);
    if (error) throw error;
    return real(path, ...rest);
  };
}
for (const name of ['writeFile', 'mkdir', 'copyFile', 'cp']) {
  const real = fs.promises[name];
  fs.promises[name] = async (path, ...rest) => {
    const error = broken(asPath(name.startsWith('c') ? rest[0] : path));
    if (error) throw error;
    return real(path, ...rest);
  };
}
if (vanish !== undefined) {
  const real = fs.readFileSync;
  fs.readFileSync = (path, ...rest) => {
    if (typeof path === 'string' && path.endsWith(vanish)) fs.rmSync(path, { force: true });
    return real(path, ...rest);
  };
}
syncBuiltinESMExports();
