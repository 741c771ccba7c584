import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const job = (script: readonly string[], more = '') =>
  ci(`seal:\n${more}  script:\n${script.map((line) => `    - '${line.replaceAll("'", "''")}'\n`).join('')}`)
const SHA = '$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'

describe('a digest is signed', () => {
  const check = { job: { signs: { digest: true } } }
  fileCheckTable([
    { check, files: job(['cosign sign --yes $CI_REGISTRY_IMAGE@$DIGEST']), is: 'open' },
    {
      check,
      files: job([`cosign sign ferry@sha256:${'ab'.repeat(32)}`]),
      is: 'no',
      name: 'a digest of another day',
    },
    {
      check,
      files: job([
        `DIGEST=$(docker inspect --format "{{index .RepoDigests 0}}" ${SHA})`,
        'cosign sign "$DIGEST"',
      ]),
      is: 'yes',
    },
    { check, files: job([`REF=$(crane digest --full-ref ${SHA})`, 'cosign sign -y $REF']), is: 'yes' },
    { check, files: job([`cosign sign $(crane digest --full-ref ${SHA})`]), is: 'yes' },
    {
      check,
      files: job([`docker inspect --format "{{index .RepoDigests 0}}" ${SHA} | xargs cosign sign --yes`]),
      is: 'yes',
    },
    { check, files: job(['cosign sign "$IMAGE_DIGEST"']), is: 'open', name: 'a name is no evidence' },
    {
      check,
      files: job([`DIGEST=$(crane digest ${SHA})`, 'notation sign $CI_REGISTRY_IMAGE@$DIGEST']),
      is: 'yes',
    },
    { check, files: job([`cosign sign --yes ${SHA}`]), is: 'no', says: 'there may be another image by now' },
    { check, files: job(['cosign sign app:latest']), is: 'no' },
    {
      check,
      files: job([`DIGEST=${SHA}`, 'cosign sign "$DIGEST"']),
      is: 'no',
      name: 'a tag that is called a digest',
    },
    { check, files: job(['cosign sign "$IMAGE"'], `  variables: { IMAGE: "${SHA}" }\n`), is: 'no' },
    { check, files: job([`cosign sign a@sha256:${'ab'.repeat(32)} ${SHA}`]), is: 'no', name: 'all of them' },
    { check, files: job(['cosign sign "$WHAT"']), is: 'open' },
    {
      check,
      files: job(['echo cosign sign $CI_REGISTRY_IMAGE@$DIGEST']),
      is: 'no',
      says: 'No job signs an image',
    },
    { check, files: job(['cosign version']), is: 'no' },
    { check: { job: { signs: { keyless: true } } }, files: job(['cosign sign --yes a@$DIGEST']), is: 'yes' },
    {
      check: { job: { signs: { keyless: true } } },
      files: job(['cosign sign --key cosign.key a@$DIGEST']),
      is: 'no',
      says: 'signs with a key',
    },
    {
      check: { job: { signs: { secretKey: true } } },
      files: job(['cosign sign --key awskms://alias/seal a@$DIGEST']),
      is: 'yes',
    },
    {
      check: { job: { signs: { secretKey: true } } },
      files: job(['cosign sign --key $COSIGN_KEY a@$DIGEST']),
      is: 'yes',
    },
    {
      check: { job: { signs: { secretKey: true } } },
      files: job(['cosign sign --key cosign.key a@$DIGEST']),
      is: 'no',
      says: 'a file of the project',
    },
    { check: { job: { signs: { secretKey: true } } }, files: job(['cosign sign a@$DIGEST']), is: 'no' },
    { check: { job: { signs: { counts: true } } }, files: job(['cosign sign a@$DIGEST || true']), is: 'no' },
    { check: { job: { signs: { counts: true } } }, files: job(['cosign sign --help a@$DIGEST']), is: 'no' },
    {
      check: { job: { signs: { counts: true } } },
      files: job(['cosign sign --upload=false a@$DIGEST']),
      is: 'no',
    },
    { check: { job: { signs: { commit: true } } }, files: job([`cosign sign ${SHA}`]), is: 'yes' },
    {
      check: { job: { signs: { image: '*:${CI_COMMIT_SHA}' } } },
      files: job([`cosign sign ${SHA}`]),
      is: 'yes',
    },
    { check: { job: { signs: { image: 'ferry:*' } } }, files: job([`cosign sign ${SHA}`]), is: 'no' },
    { check: { job: { signs: { image: 'ferry:*' } } }, files: job([`cosign sign $WHAT`]), is: 'open' },
  ])
})

describe('a signature is checked, and whose', () => {
  const check = { job: { verifies: { signer: true, counts: true } } }
  const who = '--certificate-identity https://gitlab.com/harbour/ferry'
  const issuer = '--certificate-oidc-issuer https://gitlab.com'
  fileCheckTable([
    { check, files: job([`cosign verify ${who} ${issuer} ${SHA}`]), is: 'yes' },
    { check, files: job([`cosign verify ${SHA} ${who.replace(' ', '=')} ${issuer}`]), is: 'yes' },
    {
      check,
      files: job([
        `cosign verify --certificate-identity-regexp "^https://gitlab.com/harbour/" ${issuer} ${SHA}`,
      ]),
      is: 'yes',
    },
    { check, files: job([`cosign verify --key cosign.pub ${SHA}`]), is: 'yes' },
    {
      check,
      files: job([`notation verify ${SHA}`]),
      is: 'yes',
      name: 'notation has a policy of whom to trust',
    },
    { check, files: job([`cosign verify ${SHA}`]), is: 'no', says: '--certificate-identity is missing' },
    {
      check,
      files: job([`cosign verify ${who} ${SHA}`]),
      is: 'no',
      says: '--certificate-oidc-issuer is missing',
    },
    {
      check,
      files: job([`cosign verify --certificate-identity-regexp ".*" ${issuer} ${SHA}`]),
      is: 'no',
      says: 'takes everybody',
    },
    { check, files: job([`cosign verify ${who} ${issuer} ${SHA} || true`]), is: 'no', says: 'goes on' },
    { check, files: job([`cosign verify ${who} ${issuer} ${SHA} &`]), is: 'no' },
    { check, files: job([`cosign verify $OPTIONS ${SHA}`]), is: 'open' },
    {
      check,
      files: job([`echo cosign verify ${who} ${issuer}`]),
      is: 'no',
      says: 'No job checks the signature',
    },
    {
      check: { job: { verifies: { commit: true } } },
      files: job([`cosign verify --key k ${SHA}`]),
      is: 'yes',
    },
    {
      check: { job: { verifies: { commit: true } } },
      files: job(['cosign verify --key k app:latest']),
      is: 'no',
    },
    {
      check: { job: { verifies: { image: 'app:*' } } },
      files: job(['cosign verify --key k app']),
      is: 'yes',
    },
  ])
})
