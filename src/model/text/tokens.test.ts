import { describe, expect, test } from 'vitest';
import { findTokens } from './tokens.ts';

// Assembled from parts, so that no scanner reports this file as a leak.
const BODY = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hI5kL7';
const TOKENS: readonly (readonly [what: string, token: string])[] = [
  ['GitHub', `ghp_${BODY.slice(0, 36)}`],
  ['GitHub', `github_pat_${BODY}${BODY}`],
  ['GitLab', `glpat-${BODY.slice(0, 20)}`],
  ['AWS', `AKIA${'Q3S5V7YB1EFH9KLM'}`],
  ['Slack', `xoxb-${BODY.slice(0, 30)}`],
  ['Google', `AIza${BODY.slice(0, 35)}`],
  ['npm', `npm_${BODY.slice(0, 36)}`],
  ['PyPI', `pypi-AgE${BODY}${BODY}`],
  ['Stripe', `sk_live_${BODY.slice(0, 24)}`],
  ['Docker', `dckr_pat_${BODY.slice(0, 27)}`],
  ['crates.io', `cio${BODY.slice(0, 32)}`],
  ['Vault', `hvs.${BODY}`],
  ['Tailscale', `tskey-auth-${BODY}`],
  ['Grafana', `glsa_${BODY}`],
  ['Discord', `discord.com/api/webhooks/${'123456789012345678'}/${BODY}${BODY.slice(0, 29)}`],
  ['registry', `_authToken=${BODY}`],
  ['AWS secret', `aws_secret_access_key = ${BODY}${BODY.slice(0, 1)}`],
  ['Hugging Face', `hf_${'abcdefGHIJKLmnopQRSTuvwxYZabcdEFGH'}`],
  ['DigitalOcean', `dop_v1_${'0123456789abcdef'.repeat(4)}`],
  ['RubyGems', `rubygems_${'0123456789abcdef'.repeat(3)}`],
  ['Shopify', `shpat_${'0123456789abcdef'.repeat(2)}`],
  ['Azure', `AccountKey=${BODY}${BODY}${BODY.slice(0, 8)}==`],
  ['Telegram', `123456789:AA${BODY.slice(0, 33)}`],
  ['Twilio', `SK${'0123456789abcdef'.repeat(2)}`],
  ['Twilio', `TWILIO_AUTH_TOKEN=${'0123456789abcdef'.repeat(2)}`],
  ['Mailgun', `key-${'0123456789abcdez'.repeat(2)}`],
  ['Mailgun', `${'0123456789abcdef'.repeat(2)}-12345678-9abcdef0`],
  ['Mailchimp', `${'0123456789abcdef'.repeat(2)}-us12`],
  ['JFrog', `AKCp${BODY.slice(0, 39)}${BODY.slice(0, 30)}`],
  ['JFrog', `cmVmdGtu${BODY.slice(0, 39)}${BODY.slice(0, 17)}`],
  ['Doppler', `dp.pt.${BODY}${BODY.slice(0, 4)}`],
  ['Doppler', `dp.st.dev_main.${BODY}${BODY.slice(0, 4)}`],
  ['Slack', `xapp-1-${BODY}`],
  ['Google OAuth', `GOCSPX-${BODY.slice(0, 28)}`],
  ['Databricks', `dapi${'0123456789abcdef'.repeat(2)}`],
  ['Sentry', `sntrys_${BODY}${BODY}`],
  ['Terraform', `${BODY.slice(0, 14)}.atlasv1.${BODY}${BODY.slice(0, 25)}`],
  ['Atlassian', `ATATT3${BODY.repeat(3)}`],
];

describe('a token', () => {
  test.each(TOKENS)('of %s is found in a sentence', (what, token) => {
    const text = `Use "${token}".`;
    expect(findTokens(text)).toEqual([
      {
        code: 'secret-token',
        offset: 5,
        length: token.length,
        what: expect.stringContaining(what),
      },
    ]);
  });

  test.each(TOKENS)('of %s that contains EXAMPLE is ignored', (_, token) => {
    expect(findTokens(`${token.slice(0, -7)}EXAMPLE`)).toEqual([]);
  });

  test('of one repeated letter is a placeholder', () => {
    expect(findTokens(`ghp_${'x'.repeat(36)}`)).toEqual([]);
  });

  test('that is a JSON Web Token can be harmless', () => {
    const token = `eyJ${BODY.slice(0, 20)}.eyJ${BODY.slice(0, 20)}.${BODY.slice(0, 30)}`;
    expect(findTokens(token)).toMatchObject([{ code: 'secret-jwt' }]);
  });

  test('is not found in commits, hashes, purls and vectors', () => {
    const text = `0123456789abcdef0123456789abcdef01234567 pkg:npm/@scope/name CVSS:3.1/AV:N sha256-${BODY}
      550e8400-e29b-41d4-a716-446655440000 12:30:00:AA and cache-key-d41d8cd98f00b204e9800998ecf8427e`;
    expect(findTokens(text)).toEqual([]);
  });
});
