import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const job = (script: readonly string[], more = '') =>
  ci(
    `release:\n  image: docker:29\n${more}  script:\n${script.map((line) => `    - '${line.replaceAll("'", "''")}'\n`).join('')}`,
  )

const SHA = '$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'

describe('an image that is pushed', () => {
  const check = { push: { commit: true, built: true } }
  fileCheckTable([
    { check, files: job([`docker build -t ${SHA} .`, `docker push ${SHA}`]), is: 'yes', on: SHA },
    { check, files: job([`docker buildx build --push -t ${SHA} .`]), is: 'yes' },
    { check, files: job([`docker buildx build -t ${SHA} --output type=registry .`]), is: 'yes' },
    {
      check,
      files: job(['docker build -t app .', `docker tag app ${SHA}`, `docker push ${SHA}`]),
      is: 'yes',
    },
    { check, files: job([`docker build -t ${SHA} .`]), is: 'no', says: 'Nothing pushes an image like that' },
    { check, files: job([`docker push ${SHA}`]), is: 'no', says: 'Nothing builds' },
    {
      check,
      files: job([`docker push ${SHA}`, `docker build -t ${SHA} .`]),
      is: 'no',
      name: 'pushed before it is built',
    },
    { check, files: job([`docker build -t ${SHA} .`, `echo docker push ${SHA}`]), is: 'no' },
    { check, files: job([`docker build -t ${SHA} .`, `# docker push ${SHA}`]), is: 'no' },
    { check, files: job([`docker build -t ${SHA} .`, `true || docker push ${SHA}`]), is: 'open' },
    {
      check,
      files: job(['docker build -t app:latest .', 'docker push app:latest']),
      is: 'no',
      says: 'Put the commit into its tag',
    },
    {
      check,
      files: job(['docker build -t app:${CI_COMMIT_SHORT_SHA} .', 'docker push app:${CI_COMMIT_SHORT_SHA}']),
      is: 'yes',
    },
    { check, files: job(['docker build -t $IMAGE .', 'docker push $IMAGE']), is: 'open' },
    {
      check,
      files: job(['docker build -t $IMAGE .', 'docker push $IMAGE'], `  variables: { IMAGE: "${SHA}" }\n`),
      is: 'yes',
    },
    { check, files: job([`IMAGE=${SHA}`, 'docker build -t $IMAGE .', 'docker push $IMAGE']), is: 'yes' },
    { check, files: job([`podman build -t ${SHA} .`, `podman push ${SHA}`]), is: 'yes' },
    { check, files: job([`buildah bud -t ${SHA} .`, `buildah push ${SHA}`]), is: 'yes' },
    {
      check,
      files: job([
        `buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --output type=image,name=${SHA},push=true`,
      ]),
      is: 'yes',
    },
    {
      check,
      files: job([
        `buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --output type=image,name=${SHA}`,
      ]),
      is: 'no',
    },
    {
      check: { push: { commit: true, by: ['buildctl', 'docker'] } },
      files: job([`/kaniko/executor --destination ${SHA}`]),
      is: 'no',
      says: 'pushed by kaniko',
    },
    {
      check: { push: { commit: true, by: 'kaniko' } },
      files: job([`/kaniko/executor --destination ${SHA}`]),
      is: 'yes',
    },
    { check, files: job([`docker build -t ${SHA} .`, `docker push ${SHA}`], '  when: never\n'), is: 'no' },
    {
      check,
      files: ci(`.release: { script: ["docker build -t ${SHA} .", "docker push ${SHA}"] }\n`),
      is: 'no',
    },
    { check, files: { 'notes.txt': '' }, is: 'no' },
  ])
})

describe('an image that another job has built', () => {
  const check = { push: { image: '*:latest', built: true } }
  const stages = (release: string, build = '') =>
    ci(`stages: [build, release]
build:
  stage: build
${build}  script:
    - docker build -t ${SHA} .
    - docker push ${SHA}
release:
  stage: release
  script:
    - ${release}
`)
  const retag = `docker pull ${SHA} && docker tag ${SHA} $CI_REGISTRY_IMAGE:latest && docker push $CI_REGISTRY_IMAGE:latest`
  fileCheckTable([
    { check, files: stages(retag), is: 'yes' },
    {
      check,
      files: stages(`docker buildx imagetools create -t $CI_REGISTRY_IMAGE:latest ${SHA}`),
      is: 'yes',
    },
    { check, files: stages(`crane tag ${SHA} latest`), is: 'yes' },
    { check, files: stages(`crane copy ${SHA} $CI_REGISTRY_IMAGE:latest`), is: 'yes' },
    { check, files: stages(`skopeo copy docker://${SHA} docker://$CI_REGISTRY_IMAGE:latest`), is: 'yes' },
    {
      check,
      files: stages('docker buildx imagetools create -t $CI_REGISTRY_IMAGE:latest other:1'),
      is: 'no',
    },
    { check, files: stages(retag, '  allow_failure: true\n'), is: 'no' },
  ])
})

describe('in which pipelines it is pushed', () => {
  const check = {
    every: {
      push: { image: '*:latest' },
      is: { runs: { only: ['defaultBranch' as const, 'tags' as const] } },
    },
  }
  const push = 'docker push $CI_REGISTRY_IMAGE:latest'
  const onMain = '  rules: [{ if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH }]\n'
  fileCheckTable([
    { check, files: job([push]), is: 'no', says: 'in pipelines of other branches, too' },
    { check, files: job(['docker push $CI_REGISTRY_IMAGE']), is: 'no', name: 'no tag is latest' },
    { check, files: job([push], onMain), is: 'yes' },
    { check, files: job([push], '  rules: [{ if: $CI_COMMIT_BRANCH == "main" }]\n'), is: 'yes' },
    { check, files: job([push], '  only: [main]\n'), is: 'yes' },
    { check, files: job([push], '  only: [tags]\n'), is: 'yes' },
    { check, files: job([push], '  only: [branches]\n'), is: 'no' },
    { check, files: job([push], '  except: [main]\n'), is: 'no' },
    { check, files: job([push], '  rules: [{ if: $CI_COMMIT_TAG }]\n'), is: 'yes' },
    { check, files: job([push], '  rules: [{ if: $CI_COMMIT_BRANCH }]\n'), is: 'no' },
    { check, files: job([push], '  rules: [{ if: $RELEASE == "yes" }]\n'), is: 'no' },
    {
      check,
      files: job(
        [push],
        '  rules: [{ if: $CI_COMMIT_BRANCH != $CI_DEFAULT_BRANCH, when: never }, { if: $CI_COMMIT_BRANCH }]\n',
      ),
      is: 'yes',
    },
    {
      check,
      files: job(['if [ "$CI_COMMIT_BRANCH" = "$CI_DEFAULT_BRANCH" ]; then docker push app:latest; fi']),
      is: 'yes',
    },
    { check, files: job(['[ "$CI_COMMIT_BRANCH" == main ] && docker push app:latest']), is: 'yes' },
    { check, files: job(['if [[ "$CI_COMMIT_REF_NAME" == "main" ]]; then docker push app; fi']), is: 'yes' },
    { check, files: job(['if [ -n "$CI_COMMIT_TAG" ]; then docker push app:latest; fi']), is: 'yes' },
    {
      check,
      files: job(['if [ "$CI_COMMIT_BRANCH" = main ]; then echo yes; else docker push app:latest; fi']),
      is: 'open',
    },
    {
      check,
      files: job(['if ! [ "$CI_COMMIT_BRANCH" = main ]; then docker push app:latest; fi']),
      is: 'open',
    },
    { check, files: job(['[ "$CI_COMMIT_BRANCH" = main ] || docker push app:latest']), is: 'open' },
    { check, files: job(['[ "$CI_COMMIT_BRANCH" != main ] || docker push app:latest']), is: 'yes' },
    {
      check,
      files: job(['if [ "$CI_COMMIT_BRANCH" != main ]; then exit 0; fi', 'docker push app:latest']),
      is: 'yes',
    },
    {
      check,
      files: job(['if [ "$CI_COMMIT_BRANCH" != main ]; then echo no; fi', 'docker push app:latest']),
      is: 'no',
    },
    {
      check,
      files: job(['if [ "$CI_COMMIT_BRANCH" = main ]; then exit 0; fi', 'docker push app:latest']),
      is: 'open',
    },
    {
      check,
      files: job(['[ "$CI_COMMIT_BRANCH" = main ] && docker push app:latest', 'echo done']),
      is: 'yes',
    },
    {
      check,
      files: job(['[ -n "$PUSH" ] && [ "$CI_COMMIT_BRANCH" = main ] && docker push app:latest']),
      is: 'yes',
    },
    {
      check,
      files: job(['if [ "$CI_COMMIT_BRANCH" = main ]; then docker tag a app; docker push app; fi']),
      is: 'yes',
    },
    { check, files: job(['if [[ $CI_COMMIT_BRANCH == feature ]]; then docker push app; fi']), is: 'open' },
    {
      check,
      files: job(['[ "$CI_COMMIT_BRANCH" = main ]; docker push app']),
      is: 'yes',
      name: 'the job ends there',
    },
    { check, files: job(['[ "$CI_COMMIT_BRANCH" = main ] || true', push]), is: 'no' },
    { check, files: job(['if [ "$PUSH" = yes ]; then docker push app:latest; fi']), is: 'open' },
    { check, files: job(['if [ "$CI_COMMIT_BRANCH" = main ]; then echo; fi', push]), is: 'no' },
    { check, files: job([`docker push ${SHA}`]), is: 'yes', name: 'nothing pushes latest' },
    { check: { push: { fixed: false } }, files: job([push]), is: 'yes' },
    { check: { push: { fixed: true } }, files: job([`docker push ${SHA}`]), is: 'yes' },
    {
      check: { push: { fixed: true } },
      files: job(['docker push app:$CI_COMMIT_REF_SLUG']),
      is: 'no',
      says: 'The next pipeline',
    },
    {
      check: { push: { job: 'release', fixed: true } },
      files: job(['docker push app:$CI_COMMIT_TAG']),
      is: 'yes',
    },
    {
      check: { push: { job: 'build', fixed: true } },
      files: job(['docker push app:$CI_COMMIT_TAG']),
      is: 'no',
    },
    {
      check: { count: { push: { image: '*' }, atMost: 1 } },
      files: job([push, `docker push ${SHA}`]),
      is: 'no',
    },
  ])
})
