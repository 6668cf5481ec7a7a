// Every guard against leaks and losses: its source text, the careless change that removes it, and
// the attack that it prevents.

export interface Guard {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A name in probes.ts. */
  readonly probe: string;
}

/** Guards of one file: name, source text, replacement, and probe. */
const of = (
  file: string,
  ...rows: readonly (readonly [name: string, from: string, to: string, probe: string])[]
): Guard[] => rows.map(([name, from, to, probe]) => ({ name, file, from, to, probe }));

export const GUARDS: readonly Guard[] = [
  ...of(
    'src/model/advisory/advisory.ts',
    [
      'the parting of advisories by time',
      'publicationOf(matter.published, now);',
      'publicationOf(matter.published, matter.published ?? now);',
      'canaries',
    ],
    // An advisory with a restricted TLP and a time: a check refuses it, and it is kept private
    // anyway.
    [
      'the parting of advisories by TLP',
      "if (matter.tlp !== 'CLEAR') return { ...written, state: 'restricted' };",
      '',
      'canaries',
    ],
  ),
  ...of(
    'src/read/partition.ts',
    [
      'the parting of releases',
      'publicationOf(published, now, areKnown(advisories, known));\n  return { ...written, versions',
      'publicationOf(published, published ?? now);\n  return { ...written, versions',
      'canaries',
    ],
    [
      'the parting of retrospectives',
      'return { ...written, ...publicationOf(published, now, areKnown(advisories, known)) };',
      'return { ...written, ...publicationOf(published, published ?? now) };',
      'canaries',
    ],
  ),
  ...of('src/model/statement.ts', [
    'the parting of statements',
    'publicationOf(matter.published, now);',
    'publicationOf(matter.published, matter.published ?? now);',
    'canaries',
  ]),
  ...of('src/embargo/second-opinion.ts', [
    'the second parting, by time',
    '&& isOut(one));',
    '|| isOut(one));',
    'again',
  ]),
  ...of('src/embargo/search/secrets.ts', [
    'secret: pages',
    "desk.releases.flatMap((one) => slugs('announcements', one))",
    '[]',
    'slug',
  ]),
  ...of(
    'src/embargo/search/secret-kinds.ts',
    ['secret: ids of others', '...idsIn(text, key),', '', 'alias'],
    ['secret: addresses', '...addressesIn(text),', '', 'address'],
    ['secret: commits', '...commitsIn(text),', '', 'commit'],
    ['secret: shortened commits', 'hash.slice(0, 7 + i)', 'hash', 'short commit'],
    ['secret: people', '...(PERSONS.has(key) ? personIn(text) : []),', '', 'person'],
    ['secret: contacts', "...(key === 'contact' ? contactIn(text) : []),", '', 'contact'],
    ['secret: titles', 'TITLES.has(key) ? titleIn(text)', 'TITLES.has(key) ? []', 'title'],
    ['secret: sentences', ': textIn(text))', ': [])', 'text'],
  ),
  ...of(
    'src/embargo/search/escapes.ts',
    [
      'form: entities',
      'if (kind === AMP) return WORD_OR_ESCAPE[next] === 0 ? undefined : entityAt(bytes, at);',
      'if (kind === AMP) return undefined;',
      'in entities',
    ],
    [
      'form: escapes of JSON',
      'return backslash(latin.decode(bytes.subarray(at, at + LONGEST_ESCAPE)));',
      'return undefined;',
      'in JSON',
    ],
    ['form: escapes of URLs', 'return high === NONE || low === NONE', 'return true', 'in a URL'],
    [
      'form: folded lines',
      'if (next === NEWLINE && bytes[at + 2] === SPACE) return FOLD;',
      '',
      'in a folded line',
    ],
  ),
  ...of(
    'src/embargo/search/encodings.ts',
    ['form: Base64', 'const base = [0, 1, 2]', 'const base = ([] as number[])', 'in Base64'],
    ['form: Base64url', "form.replaceAll('+', '-').replaceAll('/', '_')", 'form', 'in Base64url'],
    [
      'form: hexadecimal digits',
      '[hex, hex.toUpperCase(), ...base, ...safe]',
      '[...base, ...safe]',
      'in hexadecimal digits',
    ],
    ['form: UTF-16', '...utf16(one),\n', '\n', 'in UTF-16'],
  ),
  ...of('src/embargo/search/words.ts', [
    'form: what is invisible',
    'if (lead === 0xc2) return next === 0xad ? -2 : 2;',
    'if (lead === 0xc2) return 2;',
    'with what is invisible',
  ]),
  ...of('src/embargo/search/phrases.ts', [
    'form: words over tags',
    '} else if (kind === ENTRY.tag) sinceTag = 0;',
    '}',
    'over tags',
  ]),
  ...of('src/unpack/deflate.ts', [
    'packed: gzip',
    'const stream = deflateAt(bytes, gzipData(bytes, at), budget);',
    'const stream = deflateAt(bytes, bytes.length, budget);',
    'in gzip',
  ]),
  ...of(
    'src/unpack/zip.ts',
    ['packed: ZIP', '[named, { bytes: made.bytes, by: name, entry: name }]', '[named]', 'in a ZIP'],
    [
      'packed: names in a ZIP',
      'bytes: encoder.encode(name),',
      "bytes: encoder.encode(''),",
      'in the name of an entry',
    ],
  ),
  ...of('src/unpack/picture.ts', [
    'packed: texts of PNG',
    'if (!/^(?:IDAT|fdAT)$/.test(type)) yield { bytes: data, by: `the chunk ${type}` };',
    '',
    'in a text of PNG',
  ]),
  ...of('src/unpack/index.ts', ['packed: PDF', 'yield* ofPdf(bytes, budget);', '', 'in PDF']),
  ...of('src/unpack/text.ts', [
    'packed: Base64 in lines',
    'if (budget.takePart() && budget.takeBytes(inner.bytes.length)) yield inner;',
    'budget.takePart();',
    'in lines of Base64',
  ]),
  ...of(
    'src/embargo/scan-folder.ts',
    [
      'scan: the names of files',
      'if (found.length > 0) leaks.push({ file, inPath: true, found });',
      '',
      'paths',
    ],
    [
      'scan: the files',
      'if (found.size > 0) leaks.push({ file, inPath: false, found: [...found] });',
      '',
      'build',
    ],
  ),
  ...of(
    'src/embargo/refuse-leaks.ts',
    [
      'scan: a build ends where it finds something',
      'if (leaks.length > 0) throw new Leaked(leaksText(leaks, findSecrets, open));',
      '',
      'build',
    ],
    [
      'scan: the secret is not shown',
      'open ? visible(file) : masked(file, findSecrets)',
      'found.map(({ text }) => text).join()',
      'build',
    ],
  ),
  ...of(
    'src/embargo/repository/guard.ts',
    ['push: what is tracked', "...files('index', held.index),", '', 'public: index'],
    ['push: files that came and went', "...files('commit', own, hash),", '', 'public: commit'],
    [
      'push: messages',
      "...found(findInAll(message), { where: 'message', hash, names: [] }),",
      '',
      'public: message',
    ],
    [
      'push: paths',
      "...found(exposing.flatMap(findInPath), { where: 'path', hash, names: exposing }),",
      '',
      'public: path',
    ],
    [
      'push: lines',
      "...found(findKinds(added.get(hash) ?? ''), { where: 'lines', hash, names: [] }),",
      '',
      'public: lines',
    ],
    [
      'push: names of branches',
      "found(findKinds(name), { where: 'ref', ref: kind, names: [name] })",
      '[]',
      'public: ref',
    ],
    [
      'push: texts of tags',
      "found(findInAll(messagesOf(text)), { where: 'tag-message', hash, names: [] })",
      '[]',
      'public: tag',
    ],
  ),
  ...of(
    'src/embargo/preview/server.ts',
    [
      'preview: this machine alone',
      'server.listen({ host: HOST,',
      "server.listen({ host: '0.0.0.0',",
      'preview: address',
    ],
    [
      'preview: names that lead here',
      'if (!isOwnHost(headers.host, port))',
      'if (false)',
      'preview: host',
    ],
    [
      'preview: other sites',
      "if (from !== undefined && from !== 'none' && from !== 'same-origin')",
      'if (false)',
      'preview: other site',
    ],
    [
      'preview: methods',
      "return method === 'GET' || method === 'HEAD'\n    ? undefined",
      'return true\n    ? undefined',
      'preview: method',
    ],
    ['preview: out of the folder', 'if (named !== folder && ', 'if (false && ', 'preview: path'],
    ['preview: nothing is kept', "'Cache-Control': 'no-store',", '', 'preview: cache'],
  ),
  ...of(
    'src/embargo/preview/watermark.ts',
    ['preview: the mark of pages', 'html: page,', 'html: (text) => text,', 'preview: page'],
    ['preview: the mark of feeds', '  xml,\n', '  xml: (text) => text,\n', 'preview: feed'],
    [
      'preview: the mark of texts',
      '(isText(bytes) ? line : undefined)',
      '((text: string) => text)',
      'preview: text',
    ],
  ),
  ...of('src/model/markdown/render.ts', [
    'sanitizer: HTML is text',
    'handlers: { html: htmlAsText }',
    'handlers: {}',
    'raw HTML',
  ]),
  ...of('src/model/markdown/rewrite.ts', [
    'sanitizer: foreign images',
    'if (shown) return',
    'if (true) return',
    'foreign images',
  ]),
  ...of(
    'src/model/markdown/allow-list.ts',
    ['sanitizer: elements', "...['a', 'img',", "...['iframe', 'a', 'img',", 'elements'],
    ['sanitizer: attributes', 'attributes: {\n', "attributes: { p: ['onClick'],\n", 'attributes'],
    [
      'sanitizer: schemes of links',
      "protocols: { href: ['http', 'https', 'mailto'], src:",
      'protocols: { src:',
      'protocols',
    ],
    ['sanitizer: schemes of images', ", src: ['http', 'https'] }", ' }', 'sources of images'],
    ['sanitizer: ids', 'h2: [id,', "h2: ['id',", 'ids of others'],
    [
      'sanitizer: classes',
      "code: [['className', /^language-[\\w.+#-]{1,40}$/]]",
      "code: ['className']",
      'classes',
    ],
    ['sanitizer: scripts', "strip: ['script', 'style'],", 'strip: [],', 'scripts'],
    ['sanitizer: comments', 'allowComments: false', 'allowComments: true', 'comments'],
  ),
  ...of(
    'src/model/site/content-security-policy.ts',
    ['policy: nothing by default', `"default-src 'none'",`, '', 'nothing by default'],
    [
      'policy: own scripts',
      `: "script-src 'self'",`,
      `: "script-src 'self' 'unsafe-inline'",`,
      'own scripts',
    ],
    ['policy: no base', `"base-uri 'none'",`, '', 'no base'],
    ['policy: no plugins', `"object-src 'none'",`, '', 'no plugins'],
    ['policy: no frames', `["frame-ancestors 'none'"]`, '[]', 'no frames'],
  ),
  ...of(
    'src/read/text-faults.ts',
    ['check: tokens', 'return findSecrets(text)', 'return findSecrets("")', 'token'],
    ['check: bidi', '= hiddenCharacters(text)', '= hiddenCharacters("")', 'bidi'],
    ['check: invisible', '= hiddenCharacters(text)', '= hiddenCharacters("")', 'invisible'],
    [
      'check: encoded characters',
      '(await encodedIn(one)).filter(',
      '(await encodedIn({ ...one, file: "" })).filter(',
      'encoded',
    ],
    ['check: misleading links', 'if (couldMislead(body))', 'if (false)', 'misleading'],
  ),
  ...of('src/read/loaded-files.ts', [
    'check: private keys',
    'const key = findPrivateKeyIn(text);',
    'const key = findPrivateKeyIn("");',
    'key',
  ]),
  ...of(
    'src/read/key/private-keys.ts',
    [
      'public/: tokens',
      'if (secret !== undefined) yield ofSecret(secret, where);',
      '',
      'token in public/',
    ],
    [
      'public/: private keys',
      'if (secret !== undefined) yield ofSecret(secret, where);',
      '',
      'key in public/',
    ],
  ),
  ...of('src/read/folder.ts', [
    'public/: links that lead out',
    'target.startsWith(root + sep) && ',
    '',
    'link in public/',
  ]),
  ...of(
    'src/checks/leftovers.ts',
    ['check: mentions', 'if (!name) continue;', 'continue;', 'mention'],
    [
      'check: leftovers',
      'if (left)\n      yield leftover(',
      'if (false)\n      yield leftover(',
      'leftover',
    ],
  ),
  ...of('src/checks/advisory/tlp.ts', [
    'check: TLP',
    "if (advisory.tlp === 'CLEAR' || advisory.published === undefined) return;",
    'return;',
    'tlp',
  ]),
  ...of('src/checks/index.ts', [
    'check: what names something private',
    '  related,\n',
    '',
    'related',
  ]),
  ...of('src/model/source/yaml/parse.ts', [
    'bound: aliases',
    'if (!kinds.includes(type)) return undefined;',
    'return undefined;',
    'alias_of_YAML',
  ]),
  ...of('src/model/source/yaml/parse.ts', [
    'bound: nesting',
    'export const MAX_DEPTH = 20;',
    'export const MAX_DEPTH = 2000;',
    'depth',
  ]),
  ...of(
    'src/model/markdown/limits.ts',
    ['bound: quotations', 'depth: 32,', 'depth: 3200,', 'tangled'],
    ['bound: length', 'length: 256 * 1024,', 'length: 2 ** 30,', 'long'],
  ),
  ...of(
    'src/model/text/path-segment.ts',
    ['path: dots', '&& !/^\\.*$/.test(name)', '', 'way up'],
    [
      'path: slashes',
      '/[A-Za-z0-9.~!-]/.test(character)',
      '/[A-Za-z0-9.~!/-]/.test(character)',
      'slashes',
    ],
    ['path: length', 'name.length <= 200', 'true', 'long names'],
  ),
  ...of(
    'src/model/ledger/compare.ts',
    [
      'ledger: a record is missing',
      'if (!hasNewName(before, comparison))',
      'if (false)',
      'record missing',
    ],
    [
      'ledger: a date changed',
      'if (before.published !== after.published)',
      'if (false)',
      'date changed',
    ],
    ['ledger: modified went back', 'if (way < 0)', 'if (false)', 'modified back'],
    [
      'ledger: facts changed silently',
      'if (before.facts !== after.facts)',
      'if (false)',
      'modified still',
    ],
    [
      'ledger: a text changed silently',
      'return before.text !== after.text && !hasEditorial',
      'return false',
      'text still',
    ],
    [
      'ledger: a withdrawal is undone',
      'if (before.withdrawn !== undefined && after.withdrawn === undefined)',
      'if (false)',
      'withdrawn undone',
    ],
    ['ledger: a path is gone', '...paths(comparison),', '', 'path gone'],
    ['ledger: an entry is gone', '...entries(comparison),', '', 'entry gone'],
    ['ledger: a feed is empty', '...feeds(comparison),', '', 'feed empty'],
    [
      'ledger: a key is another',
      'if (other !== undefined && other !== fingerprint)',
      'if (false)',
      'key replaced',
    ],
    [
      'ledger: a key is gone',
      'else if (!published.has(fingerprint))',
      'else if (false)',
      'key gone',
    ],
    ['ledger: the site moved', 'if (before.site !== after.site)', 'if (false)', 'site moved'],
    [
      'ledger: the prefix changed',
      'if (before.prefix !== after.prefix)',
      'if (false)',
      'prefix changed',
    ],
    ['ledger: a format is gone', '...formats(comparison),', '', 'format gone'],
  ),
];
