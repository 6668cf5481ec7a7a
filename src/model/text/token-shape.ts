// The shapes that services have given their tokens so that they can be detected.

/** The shape of a token. */
interface TokenShape {
  readonly what: string;
  /** The fixed characters at its start, as the source of a pattern. */
  readonly start: string;
  readonly rest: string;
  /** A pattern that must not match directly before it. */
  readonly after?: string;
  /** A faster prefilter if the start is common, as the source of a pattern. */
  readonly hint?: string;
  /** True if it could be harmless, such as an expired JWT. */
  readonly unsure?: true;
}

/**
 * The known tokens. Each has one run of characters after its fixed start, so that the search takes
 * linear time.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [
  { what: 'a GitHub token', start: 'gh[pousr]_', rest: '[A-Za-z0-9]{36,255}' },
  { what: 'a GitHub token', start: 'github_pat_', rest: '[A-Za-z0-9_]{60,255}' },
  {
    what: 'a GitLab token',
    start: 'gl(?:pat|dt|rt|ptt|soat|ft|agent|cbt|imt|oas|ffct)-',
    rest: '[\\w-]{20,255}',
  },
  {
    what: 'an AWS access key',
    start: 'A(?:KIA|SIA)',
    rest: '[A-Z0-9]{16}(?![A-Za-z0-9+/=])',
    after: 'A-Za-z0-9+/_-',
  },
  { what: 'a Slack token', start: 'xox[abeoprs]-', rest: '[\\w-]{20,255}' },
  {
    what: 'a Slack webhook',
    start: 'hooks\\.slack\\.com',
    rest: '/services/T\\w{6,20}/B\\w{6,20}/\\w{16,64}',
    after: '',
  },
  { what: 'a Google API key', start: 'AIza', rest: '[\\w-]{35}(?![\\w-])', after: 'A-Za-z0-9+/_-' },
  { what: 'an npm token', start: 'npm_', rest: '[A-Za-z0-9]{36}(?![A-Za-z0-9])' },
  { what: 'a PyPI token', start: 'pypi-AgE', rest: '[\\w-]{40,1000}' },
  { what: 'a Stripe key', start: '[sr]k_live_', rest: '[A-Za-z0-9]{20,255}' },
  { what: 'a SendGrid key', start: 'SG\\.', rest: '[\\w-]{16,64}\\.[\\w-]{32,64}' },
  { what: 'an Anthropic or OpenAI key', start: 'sk-(?:ant|proj)-', rest: '[\\w-]{32,255}' },
  { what: 'a Hugging Face token', start: 'hf_', rest: '[A-Za-z]{34}(?![A-Za-z0-9])' },
  { what: 'a DigitalOcean token', start: 'do[opr]_v1_', rest: '[a-f0-9]{64}' },
  { what: 'a Docker Hub token', start: 'dckr_pat_', rest: '[\\w-]{27,64}' },
  { what: 'a RubyGems key', start: 'rubygems_', rest: '[a-f0-9]{48}' },
  {
    what: 'a crates.io token',
    start: 'cio',
    rest: '[A-Za-z0-9]{32}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  { what: 'a Vault token', start: 'hv[sbr]\\.', rest: '[\\w-]{24,300}' },
  { what: 'a Shopify token', start: 'shp(?:at|ca|pa|ss)_', rest: '[a-fA-F0-9]{32}' },
  { what: 'an Atlassian token', start: 'ATATT3', rest: '[\\w=-]{100,255}' },
  { what: 'a Tailscale key', start: 'tskey-', rest: '[\\w-]{24,255}' },
  { what: 'a Grafana token', start: 'gl(?:sa|c)_', rest: '[A-Za-z0-9_=+/]{32,400}' },
  {
    what: 'a Discord webhook',
    start: 'discord(?:app)?\\.com/api/webhooks/',
    rest: '\\d{17,20}/[\\w-]{60,80}',
    after: '',
  },
  { what: 'an Azure storage key', start: 'AccountKey=', rest: '[A-Za-z0-9+/]{86}==' },
  {
    what: 'a token of a package registry',
    start: '_authToken=',
    rest: '"?[\\w.-]{20,255}',
    after: '',
  },
  {
    what: 'an AWS secret key',
    start: '(?:aws_secret_access_key|AWS_SECRET_ACCESS_KEY|secretAccessKey)["\']?\\s{0,3}[=:]',
    rest: '\\s{0,3}["\']?[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])',
    after: '',
  },
  {
    what: 'a Telegram token',
    start: '\\d{8,10}:AA',
    rest: '[\\w-]{32,33}(?![\\w-])',
    after: '\\w:.-',
    hint: ':AA',
  },
  {
    what: 'a Twilio key',
    start: 'SK',
    rest: '[0-9a-f]{32}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  {
    what: 'a Twilio token',
    start: '(?:TWILIO_AUTH_TOKEN|twilio_auth_token|twilioAuthToken)["\']?\\s{0,3}[=:]',
    rest: '\\s{0,3}["\']?[0-9a-f]{32}(?![A-Za-z0-9])',
    after: '',
  },
  { what: 'a Mailgun key', start: 'key-', rest: '(?=[a-z]{0,31}\\d)[0-9a-z]{32}(?![\\w-])' },
  {
    what: 'a Mailgun key',
    start: '[0-9a-f]{32}-',
    rest: '[0-9a-f]{8}-[0-9a-f]{8}(?![\\w-])',
    hint: '[0-9a-f]-[0-9a-f]{8}-[0-9a-f]{8}(?![\\w-])',
  },
  {
    what: 'a JFrog key',
    start: 'AKCp',
    rest: '[A-Za-z0-9]{69}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  {
    what: 'a JFrog token',
    start: 'cmVmdGtu',
    rest: '[A-Za-z0-9]{56}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  {
    what: 'a Doppler token',
    start: 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.',
    rest: '(?:[\\w-]{2,35}\\.)?[A-Za-z0-9]{40,44}',
  },
  { what: 'a Slack token', start: 'xapp-\\d-', rest: '[A-Za-z0-9-]{20,255}' },
  { what: 'a Google OAuth secret', start: 'GOCSPX-', rest: '[\\w-]{28}(?![\\w-])' },
  { what: 'a Postman key', start: 'PMAK-', rest: '[a-f0-9]{24}-[a-f0-9]{34}' },
  { what: 'a New Relic key', start: 'NRAK-', rest: '[A-Z0-9]{27}' },
  {
    what: 'a Databricks token',
    start: 'dapi',
    rest: '[a-f0-9]{32}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  { what: 'a Pulumi token', start: 'pul-', rest: '[a-f0-9]{40}' },
  { what: 'a Sentry token', start: 'sntry[su]_', rest: '[\\w+/=-]{40,400}' },
  { what: 'a Supabase token', start: 'sbp_', rest: '[a-f0-9]{40}' },
  { what: 'a Linear key', start: 'lin_api_', rest: '[A-Za-z0-9]{40}' },
  { what: 'a Figma token', start: 'figd_', rest: '[\\w-]{38,60}' },
  { what: 'a Netlify token', start: 'nfp_', rest: '[A-Za-z0-9]{36}' },
  { what: 'a PlanetScale token', start: 'pscale_(?:tkn|pw|oauth)_', rest: '[\\w.=-]{32,64}' },
  { what: 'a SonarQube token', start: 'sq[pua]_', rest: '[a-f0-9]{40}' },
  {
    what: 'a Bitbucket password',
    start: 'ATBB',
    rest: '[A-Za-z0-9]{32}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  {
    what: 'a NuGet key',
    start: 'oy2',
    rest: '[a-z0-9]{43}(?![A-Za-z0-9])',
    after: 'A-Za-z0-9+/_-',
  },
  { what: 'a Clojars token', start: 'CLOJARS_', rest: '[a-z0-9]{60}' },
  { what: 'a Mailchimp key', start: '[0-9a-f]{32}-us', rest: '\\d{1,2}(?![\\w-])', hint: '-us\\d' },
  {
    what: 'a Terraform token',
    start: '[A-Za-z0-9]{14}\\.atlasv1\\.',
    rest: '[\\w-]{60,70}',
    hint: '\\.atlasv1\\.',
  },
  {
    what: 'a JSON Web Token',
    start: 'eyJ',
    rest: '[\\w-]{8,4000}\\.eyJ[\\w-]{8,4000}\\.[\\w-]{20,4000}',
    after: '\\w.-',
    unsure: true,
  },
];
