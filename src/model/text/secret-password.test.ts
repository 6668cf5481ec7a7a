import { describe, expect, test } from 'vitest';
import { findTokens } from './tokens.ts';

// Assembled from parts, so that no scanner reports this file as a leak.
const PASSWORD = `Xk29fj${'Q82mzL'}`;
const TOKEN = `kJ3nd8Vn29${'xLq0ZpW7hTs'}`;
const basic = (text: string): string => `Authorization: Basic ${btoa(text)}`;
const found = (text: string): string[] =>
  findTokens(text).map(
    ({ code, offset, length }) => `${code} ${text.slice(offset, offset + length)}`,
  );

describe('a password', () => {
  test.each([
    ['in an address of a database', `postgres://app:${PASSWORD}@db.orbital.dev:5432/x`],
    ['in an address of a page', `<a href="https://deploy:${PASSWORD}@ci.orbital.dev/">`],
    ['without a user', `redis://:${PASSWORD}@cache.orbital.dev`],
    ['for an address of IPv6', `https://a:${PASSWORD}@[2001:db8::1]/`],
    ['in an address of Go', `root:${PASSWORD}@tcp(db.orbital.dev:3306)/x`],
    ['in an address of JDBC', `jdbc:mysql://db.orbital.dev/x?user=a&password=${PASSWORD}`],
    ['in a connection string', `Server=db.orbital.dev;User Id=sa;Password=${PASSWORD};`],
    ['in a line of .netrc', `machine api.orbital.dev login deploy password ${PASSWORD}`],
    ['in lines of .netrc', `machine api.orbital.dev\n  login deploy\n\tpassword ${PASSWORD}\n`],
    ['for all machines', `default login deploy password ${PASSWORD}`],
  ])('is found %s', (_, text) => {
    expect(found(text)).toEqual([`secret-token ${PASSWORD}`]);
  });

  test.each([
    ['Basic', basic(`admin:${PASSWORD}`)],
    ['Basic, in JSON', `{"Authorization": "Basic ${btoa(`admin:${PASSWORD}`)}"}`],
    ['Bearer', `curl -H 'Authorization: Bearer ${TOKEN}' https://api.orbital.dev/`],
    ['Bearer, of a proxy', `proxy-authorization: bearer ${TOKEN}`],
    ['Bearer, in source code', `headers["Authorization"] = "Bearer ${TOKEN}"`],
    ['Token', `Authorization: Token token=${TOKEN}`],
    ['a key', `X-Api-Key: ${TOKEN}`],
  ])('or token is found in a header: %s', (_, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^secret-token /)]);
  });

  test.each([
    ['MD5', `admin:$${'apr1'}$Xk29fjQ8$mzLkJ3nd8Vn29xLq0ZpW71`],
    ['bcrypt', `admin:$${'2y'}$05$Xk29fjQ82mzLkJ3nd8Vn2uxLq0ZpW71Xk29fjQ82mzLkJ3nd8Vn2`],
    [
      'bcrypt in a file of Compose',
      `"admin:$$${'2y'}$$05$$Xk29fjQ82mzLkJ3nd8Vn2uxLq0ZpW71"`.replaceAll('$$', '$'),
    ],
    ['SHA-1', `admin:{${'SHA'}}Xk29fjQ82mzLkJ3nd8Vn29xLq0Z=`],
    [
      'SHA-512, of /etc/shadow',
      `root:$${'6'}$Xk29fjQ8$mzLkJ3nd8Vn29xLq0ZpW71mzLkJ3nd8Vn29xLq0ZpW71:19000:0:99999:7:::`,
    ],
  ])('file is found by its lines: %s', (_, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^secret-token /)]);
  });

  test('is found at its own place, if its host has the same text', () => {
    const text = `https://deploy:${PASSWORD}@${PASSWORD}.orbital.dev/`;
    expect(findTokens(text)).toMatchObject([
      { offset: text.indexOf(PASSWORD), length: PASSWORD.length },
    ]);
  });

  test('that has the form of a token is reported once, as a token', () => {
    const token = `gh${'p_'}aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5`;
    expect(findTokens(`https://x:${token}@git.orbital.dev/`)).toMatchObject([
      { what: 'a GitHub token' },
    ]);
    expect(findTokens(`Authorization: token ${token}`)).toMatchObject([{ what: 'a GitHub token' }]);
  });
});

describe('at most a warning', () => {
  test.each([
    ['a word', 'https://user:hunter2@ci.orbital.dev/'],
    ['a password that everybody knows', basic('Aladdin:open sesame')],
    ['a host that nobody has', `https://deploy:${PASSWORD}@git.example.com/x`],
    ['this machine', `postgres://app:${PASSWORD}@localhost/x`],
    ['a token of a standard', 'Authorization: Bearer mF_9.B5f-4.1JqM'],
  ])('is %s', (_, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^secret-password /)]);
  });
});

test.each([
  'https://user:password@example.com/',
  'https://user:pass@host/, postgres://user:pw@host, mysql://root:root@db',
  'https://<user>:<token>@git.orbital.dev/',
  'https://$USER:$TOKEN@git.orbital.dev/ and https://x:${' + '{ secrets.TOKEN }}@git.orbital.dev/',
  'https://{user}:{password}@git.orbital.dev/ and https://u:%s@git.orbital.dev/',
  'https://user:***@git.orbital.dev/, https://user:...@git.orbital.dev/, https://u:xxxxxxxx@git.orbital.dev/',
  'https://user:your-password-here@git.orbital.dev/, amqp://guest:guest@queue.orbital.dev',
  'https://trusted.example:443@evil.example/, http://a:b@c/, ssh://git@github.com:22/x',
  'https://orbital.dev:8080/@scope/name, http://localhost:4321/, oci://registry:5000@sha256:abcdef0123456789',
  'See https://orbital.dev/a: write to security@orbital.dev, or call sip:alice@orbital.dev.',
  'Authorization: Bearer <token>, Authorization: Bearer $TOKEN, Authorization: Bearer YOUR_TOKEN_HERE',
  'Authorization: Basic realm, "Authorization: Bearer ..." and the header Authorization: Basic <credentials>',
  'Write the machine, the login and the password. The default login has no password by default.',
  'machine api.orbital.dev login USER password PASSWORD',
  'The header `X-Api-Key: your-key` and `Private-Token: <token>`',
  'jdbc:mysql://host/db?user=a&password=secret and Server=host;Password=<password>;',
  'The hash starts with $2y$ or {SHA}, such as user:$apr1$salt$hash.',
  'const url = "https://" + user + ":" + password + "@" + host;',
  `https://app:EXAMPLE-${'Xk29fjQ8'}@db.orbital.dev`,
])('nothing is found in %j', (text) => {
  expect(found(text)).toEqual([]);
});

test('are searched for in bounded time', () => {
  for (const part of [
    '://',
    ':',
    'a:',
    '@',
    'authorization: ',
    'machine a ',
    '$2y$',
    'Server=',
    'a.',
    '://a:b',
  ])
    expect(findTokens(part.repeat(100_000))).toEqual([]);
});
