/** A secret found in a text; `start` and `end` are offsets in it. The secret itself is never repeated. */
export type SecretValue = { readonly what: string; readonly start: number; readonly end: number }

type Pattern = {
  readonly what: string
  /** One of these stands in every match: a text without any of them is never searched. */
  readonly prefixes: readonly string[]
  readonly pattern: RegExp
}

/**
 * Forms of secrets that say themselves who issued them. Every quantifier is bounded, so that a search stays linear.
 * Sources: the providers' own pages on their token formats (GitHub, GitLab, npm, Slack, Stripe, AWS …).
 */
const PATTERNS: readonly Pattern[] = [
  { what: 'an AWS access key', prefixes: ['AKIA', 'ASIA'], pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{12,16}\b/ },
  {
    what: 'a GitHub token',
    prefixes: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/,
  },
  { what: 'a GitHub token', prefixes: ['github_pat_'], pattern: /\bgithub_pat_[A-Za-z0-9_]{30,255}\b/ },
  {
    what: 'a GitLab token',
    prefixes: ['glpat-', 'gldt-', 'glptt-', 'glrt-', 'glcbt-'],
    pattern: /\bgl(?:pat|dt|ptt|rt|cbt)-[\w-]{20,255}/,
  },
  { what: 'an npm token', prefixes: ['npm_'], pattern: /\bnpm_[A-Za-z0-9]{36,255}\b/ },
  { what: 'a PyPI token', prefixes: ['pypi-'], pattern: /\bpypi-[\w-]{50,255}/ },
  { what: 'a RubyGems key', prefixes: ['rubygems_'], pattern: /\brubygems_[a-f0-9]{48}\b/ },
  {
    what: 'a Docker Hub token',
    prefixes: ['dckr_pat_', 'dckr_oat_'],
    pattern: /\bdckr_[po]at_[\w-]{20,255}/,
  },
  {
    what: 'a Slack token',
    prefixes: ['xoxa-', 'xoxb-', 'xoxp-', 'xoxr-', 'xoxs-'],
    pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,255}/,
  },
  { what: 'a Slack app token', prefixes: ['xapp-'], pattern: /\bxapp-\d-[A-Za-z0-9-]{10,255}/ },
  {
    what: 'a Slack webhook',
    prefixes: ['hooks.slack.com/services/'],
    pattern: /hooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{16,40}/,
  },
  { what: 'an Anthropic key', prefixes: ['sk-ant-'], pattern: /\bsk-ant-[\w-]{20,255}/ },
  {
    what: 'an OpenAI key',
    prefixes: ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    pattern: /\bsk-(?:proj|svcacct|admin)-[\w-]{20,255}/,
  },
  { what: 'an API key', prefixes: ['sk-'], pattern: /\bsk-[A-Za-z0-9]{32,128}\b/ },
  { what: 'a Hugging Face token', prefixes: ['hf_'], pattern: /\bhf_[A-Za-z0-9]{30,64}\b/ },
  { what: 'a Google API key', prefixes: ['AIza'], pattern: /\bAIza[\w-]{35}/ },
  { what: 'a Google OAuth secret', prefixes: ['GOCSPX-'], pattern: /\bGOCSPX-[\w-]{28}/ },
  {
    what: 'a Stripe key',
    prefixes: ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_'],
    pattern: /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}\b/,
  },
  { what: 'a SendGrid key', prefixes: ['SG.'], pattern: /\bSG\.[\w-]{16,32}\.[\w-]{16,64}/ },
  { what: 'a Mailgun key', prefixes: ['key-'], pattern: /\bkey-[a-f0-9]{32}\b/ },
  { what: 'a Twilio key', prefixes: ['SK'], pattern: /\bSK[a-f0-9]{32}\b/ },
  {
    what: 'a DigitalOcean token',
    prefixes: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    pattern: /\bdo[por]_v1_[a-f0-9]{64}\b/,
  },
  { what: 'a Heroku key', prefixes: ['HRKU-'], pattern: /\bHRKU-[\w-]{30,80}/ },
  {
    what: 'a Shopify token',
    prefixes: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/,
  },
  { what: 'a Vault token', prefixes: ['hvs.', 'hvb.'], pattern: /\bhv[sb]\.[\w-]{24,255}/ },
  {
    what: 'a Grafana token',
    prefixes: ['glsa_', 'glc_'],
    pattern: /\b(?:glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_[A-Za-z0-9+/]{32,255})/,
  },
  { what: 'a New Relic key', prefixes: ['NRAK-'], pattern: /\bNRAK-[A-Z0-9]{27}\b/ },
  {
    what: 'a Sentry token',
    prefixes: ['sntrys_', 'sntryu_'],
    pattern: /\bsntry[su]_[A-Za-z0-9+/=_]{40,255}/,
  },
  { what: 'a Telegram bot token', prefixes: [':AA'], pattern: /\b\d{8,10}:AA[\w-]{32,34}\b/ },
  {
    what: 'an npm password line',
    prefixes: ['_authToken=', '_password=', '_auth='],
    pattern: /_(?:authToken|password|auth)=["']?(?!\$|["'])[^\s"']{6,255}/,
  },
  {
    what: 'a JSON web token',
    prefixes: ['eyJ'],
    pattern: /\beyJ[\w-]{10,500}\.eyJ[\w-]{10,1000}\.[\w-]{10,500}/,
  },
  {
    what: 'a private key',
    prefixes: ['PRIVATE KEY'],
    pattern: /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  },
  {
    what: 'a password in a URL',
    prefixes: ['://'],
    pattern:
      /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/$"'<>{}]{0,100}:(?![\s$<{]|x{3,}|%[sbq]@)[^\s:@/$"'<>{}]{1,200}@/,
  },
]

/** What authors write in place of a value: letters of one kind in a row, or the word itself. */
const SAMPLE = /(?:x{6}|X{6}|\*{4}|0{8}|your[-_]|(?:user(?:name)?|login):pass(?:word|wd)?@|:\*+@)/

/** One look for all prefixes: nearly every text has none, and asking for each of them takes five times as long. */
const ANY_PREFIX = new RegExp(
  PATTERNS.flatMap(({ prefixes }) => prefixes)
    .map((prefix) => prefix.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|'),
)

/** Finds the first secret in a text by the form of its provider; null for none. Linear; reads the first 100,000 characters. */
export function secretValue(text: string): SecretValue | null {
  const searched = text.slice(0, 100_000)
  if (!ANY_PREFIX.test(searched)) return null
  for (const { what, prefixes, pattern } of PATTERNS) {
    if (!prefixes.some((prefix) => searched.includes(prefix))) continue
    const match = pattern.exec(searched)
    if (match !== null && !SAMPLE.test(match[0]))
      return { what, start: match.index, end: match.index + match[0].length }
  }
  return null
}
