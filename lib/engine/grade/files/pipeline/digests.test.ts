import { describe } from 'vitest'
import { fileCheckTable, type FileCheckRow } from '../../../testing/file-check-table.ts'

const SHA = '$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'

const lines = (script: readonly string[]): string =>
  script.map((line) => `    - '${line.replaceAll("'", "''")}'\n`).join('')

const check = { job: { signs: { digest: true } } }

/** What stands in front of the line that signs, and what is signed. */
const own = (script: readonly string[], signed: string, is: FileCheckRow['is']): FileCheckRow => ({
  name: `${is}: ${script.join('; ')}; sign ${signed}`,
  check,
  files: {
    '.gitlab-ci.yml': `seal:\n  script:\n${lines([`docker build -t ${SHA} .`, `docker push ${SHA}`, ...script, `cosign sign --yes ${signed}`])}`,
  },
  is,
})

describe('a digest that a script finds out', () => {
  fileCheckTable([
    own(
      [`D=$(docker buildx imagetools inspect ${SHA} --format "{{.Manifest.Digest}}")`],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own([`D=$(crane digest ${SHA})`], '"$CI_REGISTRY_IMAGE@$D"', 'yes'),
    own([`D="$(crane digest ${SHA})"`, 'REF="$CI_REGISTRY_IMAGE@$D"'], '"$REF"', 'yes'),
    own([`REF="$CI_REGISTRY_IMAGE@$(crane digest ${SHA})"`], '$REF', 'yes'),
    own([`D=$(jq -r '."containerimage.digest"' build.json)`], '$CI_REGISTRY_IMAGE@$D', 'yes'),
    own(
      [`D=$(skopeo inspect --format "{{.Digest}}" docker://${SHA})`, 'export D'],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own([`D=$(docker push ${SHA} | grep -o "sha256:[0-9a-f]*")`], '$CI_REGISTRY_IMAGE@$D', 'yes'),
    own(
      [`D=$(docker inspect -f "{{index .RepoDigests 0}}" ${SHA} | cut -d@ -f2)`],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own(
      [`REF=$(docker inspect -f "{{index .RepoDigests 0}}" ${SHA})`, 'D=${REF#*@}'],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own([`docker inspect -f "{{index .RepoDigests 0}}" ${SHA} > ref.txt`], '$(cat ref.txt)', 'yes'),
    own([`podman push --digestfile d.txt ${SHA}`, 'D=$(cat d.txt)'], '$CI_REGISTRY_IMAGE@$D', 'yes'),
    own(
      [`docker push ${SHA} | tee push.log`, 'D=$(grep -o "sha256:[0-9a-f]*" push.log | tail -1)'],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own(
      [`docker push ${SHA} > push.log 2>&1`, `D=$(awk '/digest:/ { print $3 }' < push.log)`],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own([`crane digest alpine:3.24 > a.txt`, 'D=$(grep sha256: a.txt)'], 'alpine@$D', 'no'),
    own(['D=$(echo sha256:0123456789abcdef | grep sha256)'], '$CI_REGISTRY_IMAGE@$D', 'no'),
    own(['echo sha256:0123456789abcdef > d.txt', 'D=$(grep sha256 d.txt)'], '$CI_REGISTRY_IMAGE@$D', 'no'),
    own(['D=$(git log | grep -o "sha256:[0-9a-f]*")'], '$CI_REGISTRY_IMAGE@$D', 'open'),
    own(['D=$(grep -o "sha256:[0-9a-f]*" push.log)'], '$CI_REGISTRY_IMAGE@$D', 'open'),
    own(
      ['D=$(docker images --digests --format "{{.Digest}}" $CI_REGISTRY_IMAGE | head -n1)'],
      '$CI_REGISTRY_IMAGE@$D',
      'yes',
    ),
    own([`D=$(crane digest ${SHA})`], '$D', 'no'),
    own([`D=$(crane digest alpine:3.24)`], 'alpine@$D', 'no'),
    own([`D=${SHA}`], '$D', 'no'),
    own([`D=latest`], '$CI_REGISTRY_IMAGE:$D', 'no'),
    own([`D=$(cat digest.txt)`], '$CI_REGISTRY_IMAGE@$D', 'open'),
    own([`D=$(date)`], '$CI_REGISTRY_IMAGE@$D', 'open'),
    own([], '$CI_REGISTRY_IMAGE@$DIGEST', 'open'),
    own([], '$DIGEST', 'open'),
    own([`if [ -f x ]; then D=$(crane digest ${SHA}); fi`], '$CI_REGISTRY_IMAGE@$D', 'open'),
  ])
})

const build = (script: readonly string[], more = ''): string =>
  `stages: [build, seal]\nbuild:\n  stage: build\n  script:\n${lines([`docker build -t ${SHA} .`, `docker push ${SHA}`, ...script])}${more}`
const seal = (more = '', signed = '$CI_REGISTRY_IMAGE@$DIGEST'): string =>
  `seal:\n  stage: seal\n${more}  script: ["cosign sign --yes ${signed}"]\n`
const DOTENV = '  artifacts: { reports: { dotenv: build.env } }\n'
const handed = (text: string, is: FileCheckRow['is'], name: string): FileCheckRow => ({
  name,
  check,
  files: { '.gitlab-ci.yml': text },
  is,
})

describe('a digest that a job hands on', () => {
  const found = [`DIGEST=$(crane digest ${SHA})`, 'echo "DIGEST=$DIGEST" >> build.env']
  fileCheckTable([
    handed(build(found, DOTENV) + seal(), 'yes', 'by the order of stages'),
    handed(build(found, DOTENV) + seal('  needs: [build]\n'), 'yes', 'by needs'),
    handed(
      build([`echo "DIGEST=$(crane digest ${SHA})" > build.env`], DOTENV) + seal(),
      'yes',
      'without a variable in between',
    ),
    handed(
      build([`docker inspect -f 'REF={{index .RepoDigests 0}}' ${SHA} > build.env`], DOTENV) +
        seal('', '$REF'),
      'yes',
      'printed with its name',
    ),
    handed(build(found) + seal(), 'open', 'no report'),
    handed(
      build(found, DOTENV) + seal('  needs: [{ job: build, artifacts: false }]\n'),
      'open',
      'left behind',
    ),
    handed(build(found, DOTENV) + seal('  dependencies: []\n'), 'open', 'without dependencies'),
    handed(
      build(['echo "DIGEST=latest" > build.env'], DOTENV) + seal('', '$CI_REGISTRY_IMAGE@$DIGEST'),
      'no',
      'a tag in the report',
    ),
    handed(
      build([`crane digest ${SHA} > digest.txt`], '  artifacts: { paths: [digest.txt] }\n') +
        seal('', '$CI_REGISTRY_IMAGE@$(cat digest.txt)'),
      'yes',
      'in a file',
    ),
  ])
})
