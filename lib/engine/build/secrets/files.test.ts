import { describe, expect, it } from 'vitest'
import { credentialFile } from './files.ts'

const sure = `
  .env config/.env .env.production .env.local .env* id_rsa /root/.ssh/id_ed25519
  id_ed25519_deploy server.key store.p12 client.pfx .pypirc .netrc /root/.netrc .git-credentials
  .htpasswd /root/.aws/credentials /root/.docker/config.json .kube/config terraform.tfstate
  prod.tfstate service-account.json gcp-key.json my-service-account-prod.json .pgpass ID_RSA
  *.key ./certs/tls.key
`
  .trim()
  .split(/\s+/)
const maybe = `
  .npmrc server.pem release.jks test/fixtures/server.key .ssh .ssh/ /root/.ssh/deploy .aws .kube/ credentials.json *.pem
`
  .trim()
  .split(/\s+/)
const none = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
  'id_rsa.pub',
  'ca.pem',
  'fullchain.pem',
  'rds-ca-bundle.pem',
  'server.crt',
  'public.key',
  'docker.gpg.key',
  'truststore.jks',
  'dhparam.pem',
  'public.pem',
  'tls-cert.pem',
  'root.pem',
  '.ssh/known_hosts',
  '/root/.ssh/config',
  '.aws/config',
  'config.json',
  'package.json',
  'environment',
  '.envrc',
  '',
  '/',
  'keyboard',
  'monkey.txt',
  '.dockerignore',
  'app.py',
  '.',
  'src/',
  'environment.ts',
  'gcloud',
]

describe('credentialFile', () => {
  it.each(sure)('%s surely holds credentials', (path) => expect(credentialFile(path)?.sure).toBe(true))
  it.each(maybe)('%s may hold credentials', (path) => expect(credentialFile(path)?.sure).toBe(false))
  it.each(none)('%j is harmless', (path) => expect(credentialFile(path)).toBeNull())

  it('says what it is', () => {
    expect(credentialFile('keys/id_rsa')).toEqual({ what: 'a private SSH key', sure: true })
  })
})
