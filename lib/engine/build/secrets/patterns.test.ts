import { describe, expect, it } from 'vitest'
import { secretValue } from './patterns.ts'

/** Put together here, so that no scanner takes the table for a leak. */
const token = (prefix: string, length: number, letters = 'aB3dE5gH'): string =>
  prefix + letters.repeat(Math.ceil(length / letters.length)).slice(0, length)

const found: readonly (readonly [string, string])[] = [
  [token('AKIA', 16, 'Q7RT'), 'an AWS access key'],
  [token('ghp_', 36), 'a GitHub token'],
  [token('github_pat_', 60), 'a GitHub token'],
  [token('glpat-', 20), 'a GitLab token'],
  [token('npm_', 36), 'an npm token'],
  [token('pypi-', 60), 'a PyPI token'],
  [token('rubygems_', 48, 'a1b2'), 'a RubyGems key'],
  [token('dckr_pat_', 27), 'a Docker Hub token'],
  [token('xoxb-', 40), 'a Slack token'],
  [token('xapp-1-', 40), 'a Slack app token'],
  [`https://hooks.slack.com/services/${token('T', 8)}/${token('B', 8)}/${token('', 24)}`, 'a Slack webhook'],
  [token('sk-ant-', 40), 'an Anthropic key'],
  [token('sk-proj-', 40), 'an OpenAI key'],
  [token('sk-', 48), 'an API key'],
  [token('hf_', 34), 'a Hugging Face token'],
  [token('AIza', 35), 'a Google API key'],
  [token('GOCSPX-', 28), 'a Google OAuth secret'],
  [token('sk_live_', 24), 'a Stripe key'],
  [`${token('SG.', 22)}.${token('', 43)}`, 'a SendGrid key'],
  [token('key-', 32, 'a1b2'), 'a Mailgun key'],
  [token('SK', 32, 'a1b2'), 'a Twilio key'],
  [token('dop_v1_', 64, 'a1b2'), 'a DigitalOcean token'],
  [token('HRKU-', 36), 'a Heroku key'],
  [token('shpat_', 32, 'a1b2'), 'a Shopify token'],
  [token('hvs.', 24), 'a Vault token'],
  [`${token('glsa_', 32)}_a1b2c3d4`, 'a Grafana token'],
  [token('NRAK-', 27, 'A1B2'), 'a New Relic key'],
  [token('sntrys_', 60), 'a Sentry token'],
  [token('12345678:AA', 33), 'a Telegram bot token'],
  [`//npm.example.com/:${token('_authToken=', 20)}`, 'an npm password line'],
  [`${token('eyJ', 20)}.${token('eyJ', 40)}.${token('', 43)}`, 'a JSON web token'],
  [`-----BEGIN RSA ${'PRIVATE'} KEY-----`, 'a private key'],
  ['postgresql://app:hunter2@db/shop', 'a password in a URL'],
]

describe('secretValue', () => {
  it.each(found)('%s', (text, what) => {
    expect(secretValue(`A="${text}"`)?.what).toBe(what)
  })

  it.each([
    'plain text',
    'npm_config_cache',
    'sk-learn',
    'key-value',
    'https://example.com:8080/a@b',
    'postgresql://$USER:$PASS@db',
    'https://user:password@example.com/',
    '_authToken=${NPM_TOKEN}',
    token('ghp_', 36, 'x'),
    'git@github.com:a/b',
    'SG.',
    'eyJ',
    'https://ci:%s@index.example/simple',
  ])('leaves %s alone', (text) => expect(secretValue(text)).toBeNull())

  it('says where it stands', () => {
    const text = `ab ${token('ghp_', 36)} cd`
    expect(secretValue(text)).toMatchObject({ start: 3, end: 43 })
  })

  it('stays linear on hostile text', () => {
    const started = performance.now()
    for (const piece of ['a://', 'eyJaaaaaaaaaaa.', 'gh', 'SG.aaaaaaaaaaaaaaaaaa', '_auth=', '-----BEGIN '])
      secretValue(piece.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
