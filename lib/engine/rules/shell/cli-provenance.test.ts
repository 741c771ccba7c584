import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-provenance.ts'

testFileRule(rule, docs, {
  valid: [
    'docker build -t harbour/pier:1 .\n',
    'docker buildx build --sbom=true --push -t harbour/pier:1 .\n',
    'docker buildx build --attest type=sbom --push -t harbour/pier:1 .\n',
    'docker buildx build $OPTS --push -t harbour/pier:1 .\n',
    'docker buildx build --provenance=mode=max --build-arg VERSION=1 --sbom=true --push .\n',
    'podman build --push -t harbour/pier:1 .\n',
  ],
  invalid: [
    {
      text: 'docker buildx build --push -t harbour/pier:1 .\n',
      reports: [{ messageId: 'sbom', on: 'docker buildx build', severity: 'info' }],
    },
    {
      text: 'docker buildx build --sbom=false --push -t harbour/pier:1 .\n',
      reports: [{ messageId: 'sbom', on: '--sbom=false' }],
    },
    {
      text: 'docker build --provenance=false -t harbour/pier:1 .\n',
      reports: [{ messageId: 'off', on: '--provenance=false' }],
    },
    {
      text: 'docker buildx build -o type=image,push=true,name=harbour/pier:1 .\n',
      reports: [{ messageId: 'sbom', on: 'docker buildx build' }],
    },
    {
      text: 'docker buildx build --sbom=true --provenance=mode=max --build-arg NPM_TOKEN --push .\n',
      reports: [{ messageId: 'leak', on: '--build-arg NPM_TOKEN', severity: 'error' }],
    },
    {
      text: 'docker buildx build --sbom=true --attest type=provenance,mode=max --build-arg DB_PASSWORD=x --push .\n',
      reports: [{ messageId: 'leak', on: '--build-arg DB_PASSWORD=x' }],
    },
    {
      text: 'docker buildx build --attest type=provenance,disabled=true --sbom=true --push .\n',
      reports: [{ messageId: 'off', on: '--attest type=provenance,disabled=true' }],
    },
  ],
})
