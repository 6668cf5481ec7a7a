import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { marked } from './watermark.ts';

const MARK = 'EMBARGOED PREVIEW – TLP:RED – do not forward';
const OPTIONS = { base: '/security/', plain: new Set(['logo.png']) };
const markedText = (path: string, text: string): string =>
  strFromU8(marked(path, strToU8(text), MARK, OPTIONS) ?? strToU8('none'));

describe('the watermark of a preview', () => {
  it('is at the top and the bottom of a page, in its title and its head', () => {
    const page = markedText(
      'a/index.html',
      '<!doctype html><html><head><title>A</title></head><body class="x"><p>a</p></body></html>',
    );
    expect(page).toContain(
      '<link rel="stylesheet" href="/security/_astro/embargoed-preview.css"><title>EMBARGOED – A</title>',
    );
    expect(page).toContain(
      `<body class="x"><p class="embargoed-preview" role="note">${MARK}</p><p>a</p>`,
    );
    expect(page).toContain(`<p class="embargoed-preview" role="note">${MARK}</p></body>`);
    expect(markedText('listing.html', 'nothing of a page').match(/role="note"/g)).toHaveLength(2);
  });

  it('is in data, so that the data differs from the published form', () => {
    expect(JSON.parse(markedText('a.json', '{"title":"A","id":1}'))).toEqual({
      embargoed_preview: MARK,
      title: `${MARK}: A`,
      id: 1,
    });
    expect(JSON.parse(markedText('a.json', '[1]'))).toEqual({
      embargoed_preview: MARK,
      value: [1],
    });
    expect(
      markedText(
        'feed.xml',
        '<?xml version="1.0"?>\n<rss><title>A</title><title type="x"><![CDATA[B]]></title></rss>',
      ),
    ).toBe(
      `<?xml version="1.0"?>\n<!-- ${MARK} -->\n<rss><title>EMBARGOED – A</title><title type="x"><![CDATA[EMBARGOED – B]]></title></rss>`,
    );
    expect(markedText('a.csv', 'a,b\n')).toBe(`# ${MARK}\na,b\n`);
    expect(markedText('security', 'Contact: x\n')).toBe(`# ${MARK}\nContact: x\n`);
    expect(
      markedText('r.ics', 'BEGIN:VCALENDAR\r\nSUMMARY;LANGUAGE=en:A\r\nEND:VCALENDAR\r\n'),
    ).toBe(
      `BEGIN:VCALENDAR\r\nX-EMBARGOED-PREVIEW:${MARK}\r\nSUMMARY;LANGUAGE=en:EMBARGOED PREVIEW A\r\nEND:VCALENDAR\r\n`,
    );
  });

  it('is in every file of an archive; files that cannot be marked are dropped', () => {
    const zip = zipSync({ 'a.json': strToU8('{}'), 'b.png': new Uint8Array([137, 0, 1]) });
    const files = unzipSync(marked('all.zip', zip, MARK, OPTIONS) ?? new Uint8Array());
    expect(Object.keys(files).sort()).toEqual(['EMBARGOED-PREVIEW.txt', 'a.json']);
    expect(strFromU8(files['a.json'] ?? new Uint8Array())).toContain(MARK);
    expect(marked('card.png', new Uint8Array([137, 0, 1]), MARK, OPTIONS)).toBeUndefined();
    expect(marked('index.bin.gz', new Uint8Array([31, 139, 0]), MARK, OPTIONS)).toBeUndefined();
  });

  it('is not added to the files of the frame or of public/', () => {
    for (const path of ['_astro/site.abc.css', '_astro/inter.woff2', 'logo.png'])
      expect(marked(path, new Uint8Array([1, 0]), MARK, OPTIONS)).toEqual(new Uint8Array([1, 0]));
    expect(marked('_astro/card.png', new Uint8Array([137, 0, 1]), MARK, OPTIONS)).toBeUndefined();
  });
});
