// The policy: it follows coordinated disclosure, and names no other response time than the site (SPEC 11, step 1).

import type { Everything } from '../model/content.ts';
import { dayOf } from '../model/instant.ts';
import { checkFor } from './check.ts';
import { promisesIn } from './promise.ts';

/** SECURITY.md says that disclosure is coordinated. */
export const disclosure = checkFor(['policy-cvd'], function* ({ content }: Everything) {
  for (const { slug, file, title, body } of content.policies) {
    if (slug !== 'security' || /coordinated\s+(?:vulnerability\s+)?disclosure/i.test(`${title}\n${body}`)) continue;
    const message = 'The policy does not speak of coordinated disclosure.';
    const remedy = 'Write, say: "We follow coordinated vulnerability disclosure."';
    yield { code: 'policy-cvd', file, at: 'start', message, remedy };
  }
});

/** Response times in the policy pages are those of the site, and nobody read a page over in the future. */
export const policies = checkFor(['policy-promise', 'date-future'], function* ({ site, content, now }: Everything) {
  const promised = site.promise.acknowledge_hours;
  const today = dayOf(now);
  for (const { file, body, reviewed_at: reviewed } of content.policies) {
    if (reviewed !== undefined && reviewed > today) {
      const message = `The review is dated ${reviewed}, but it is ${today}.`;
      yield { code: 'date-future', file, at: { path: ['reviewed_at'] }, message };
    }
    const promises = promisesIn(body);
    const [first] = promises;
    // A page that names the right time somewhere speaks of something else where it names another.
    if (first === undefined || promises.some(({ hours }) => hours === promised)) continue;
    const message = `The policy says "${first.text}", but site.yaml promises ${promised} hours.`;
    // The body of a policy lacks the heading that became the title: only its end is where it is in the file.
    yield {
      code: 'policy-promise',
      file,
      at: { bodyOffset: first.offset - body.length, length: first.text.length },
      message,
    };
  }
});
