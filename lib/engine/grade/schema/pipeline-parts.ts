import * as z from 'zod'
import { several } from './compose-parts.ts'
import { block, boolean, key, needed, otherwise, texts } from './key.ts'

/** The parts of a job that objectives ask about. */

const STANDS = 'Variables of the file are filled in, those that GitLab sets stand as ${NAME}.'

const pipelines = z.enum(['defaultBranch', 'otherBranches', 'tags', 'mergeRequests'])

export const runsCheck = block(
  {
    in: key(several(pipelines), 'It can be in each of these.', 'defaultBranch'),
    only: key(several(pipelines), 'It is in none but these.', ['defaultBranch', 'tags']),
  },
  {
    id: 'pipelines',
    about:
      'Pipelines: of a push to the default branch, to another one, of a tag, of a merge request. A branch called main counts as the default one.',
  },
)

const commit = key(
  boolean,
  'true: it is named by this commit: its tag holds CI_COMMIT_SHA or CI_COMMIT_SHORT_SHA, or it has a digest that a script finds out.',
  true,
)

export const ciImageCheck = block(
  {
    name: key(
      texts,
      `One of these, with * and ?, as Docker Hub names it. ${STANDS}`,
      'moby/buildkit:*rootless*',
    ),
    versioned: key(boolean, 'Its tag begins with a number, or it has a digest.', true),
    otherThan: key(texts, 'None of these, with * and ?.', ['*trivy:0.69.4', '*trivy:0.69.5']),
    commit,
    built: key(
      boolean,
      'true: a job that has to succeed before, or a command above, pushes or builds it.',
      true,
    ),
  },
  { id: 'ciImage', about: 'An image that a job uses.' },
)

export const ciServiceCheck = block(
  {
    image: key(ciImageCheck, 'Its image.', { name: 'docker:*-dind' }),
    host: key(texts, 'The job reaches it by one of these names.', 'app'),
  },
  { id: 'ciService', about: 'A service beside a job.' },
)

export const ciVariableCheck = z
  .strictObject({
    name: needed(texts, 'Its name, with * and ?.', 'BUILDKITD_FLAGS'),
    value: key(
      texts,
      `Its value is one of these, with * and ?. ${STANDS}`,
      '*--oci-worker-no-process-sandbox*',
    ),
    empty: key(boolean, 'true: it is set to an empty text.', false),
    given: key(
      z.enum(['literal', 'outside', 'no']),
      'literal: its whole value is written here; outside: it holds a variable that GitLab or the project sets; no: it is not set here.',
      'literal',
    ),
  })
  .meta({
    id: 'ciVariable',
    description:
      'A variable that commands of the job see: of variables, or exported by its scripts. The last of a name counts.',
  })

const counts = key(
  boolean,
  'true: it runs in any case and its failure fails the job: no || true, no set +e, not in after_script.',
  true,
)

export const addressCheck = z
  .strictObject({
    option: needed(texts, 'The option that holds the address, by one of these names, without dashes.', [
      't',
      'target',
    ]),
    service: key(ciServiceCheck, 'It leads to such a service of the job.', { image: { built: true } }),
    environment: key(
      texts,
      'It leads to an environment with one of these names, with * and ?, that a job before this one deploys to, or that the job is in.',
      ['staging*', 'review*'],
    ),
    host: key(texts, 'Its host is one of these, with * and ?.', 'app'),
    otherThan: key(texts, 'Its host is none of these, with * and ?.', 'shop.example.com'),
  })
  .refine(
    (value) => Object.keys(value).length > 1,
    otherwise('asks nothing of the address; write service, environment, host or otherThan'),
  )
  .meta({ id: 'ciAddress', description: 'An address that a command is given.' })

export const executedCheck = block(
  {
    command: key(texts, `Its program and words behind it, in this order, with * and ?. ${STANDS}`, [
      'python',
      'manage.py',
      'test',
    ]),
    image: key(ciImageCheck, 'The image that it runs in: that of docker run, or else that of the job.', {
      built: true,
    }),
    address: key(addressCheck, 'An address that it is given.', { option: 't', service: { host: 'app' } }),
    commit: key(
      boolean,
      'true: it is given the image of this commit: one of its words holds CI_COMMIT_SHA or CI_COMMIT_SHORT_SHA behind a colon, or a digest that a script finds out.',
      true,
    ),
    counts,
  },
  { id: 'executed', about: 'A command that a job runs, in its own image or in one that it starts.' },
)

const image = key(
  texts,
  `The image is one of these, with * and ?; one without a tag is :latest. ${STANDS}`,
  '${CI_REGISTRY_IMAGE}*:${CI_COMMIT_SHA}',
)
const reference = {
  image,
  commit,
  built: key(boolean, 'true: a job that has to succeed before, or a command above, builds it.', true),
}

export const pushedCheck = block(
  {
    ...reference,
    by: key(texts, 'What pushes it: docker, podman, buildah, buildctl, kaniko, crane, skopeo.', [
      'buildctl',
      'buildah',
    ]),
    fixed: key(
      boolean,
      'true: no later pipeline puts another image under that name; a tag of the commit, a digest.',
      true,
    ),
    runs: key(runsCheck, 'In which pipelines, a test of the branch in the shell included.', {
      only: 'defaultBranch',
    }),
  },
  { id: 'pushed', about: 'An image that a job pushes.' },
)

const cacheCheck = block(
  {
    type: key(texts, 'Its type, of both.', 'registry'),
    shared: key(boolean, 'true: it takes layers from where it writes them to.', true),
    mode: key(texts, 'Which layers are written; buildah and podman write all of them.', 'max'),
    apart: key(boolean, 'true: it is no image that the pipeline builds.', true),
  },
  { id: 'buildCache', about: 'The cache of a build: it takes layers from one, and writes them to one.' },
)

export const ciBuildCheck = block(
  {
    by: key(texts, 'What builds it: docker, podman, buildah, buildctl, kaniko.', ['buildctl', 'buildah']),
    image: key(texts, `One of its tags is one of these, with * and ?. ${STANDS}`, '*:${CI_COMMIT_SHA}'),
    context: key(texts, 'Its context is one of these, from the root of the project.', '.'),
    dockerfile: key(texts, 'Its Dockerfile is one of these, from the context.', 'Dockerfile'),
    target: key(texts, 'The stage that it builds.', 'test'),
    pushes: key(boolean, 'The command pushes its result, too.', true),
    cache: key(cacheCheck, 'The cache that it takes layers from and writes them to.', { type: 'registry' }),
    counts,
  },
  { id: 'ciBuild', about: 'An image that a job builds.' },
)

const severity = z.enum(['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])

export const scanCheck = block(
  {
    ...reference,
    with: key(texts, 'What scans: trivy, grype, snyk, docker scout.', 'trivy'),
    failsOn: key(several(severity), 'A finding of each of these fails the command.', ['HIGH', 'CRITICAL']),
    scanner: key(ciImageCheck, 'The image of the scanner.', { versioned: true }),
    counts,
  },
  {
    id: 'scan',
    about:
      'A search for known holes in an image: trivy image, grype, snyk container test, docker scout cves.',
  },
)

export const signCheck = block(
  {
    image,
    commit,
    digest: key(boolean, 'It names the image by its digest.', true),
    keyless: key(boolean, 'false: with a key, by --key.', true),
    secretKey: key(boolean, 'With a key that is kept outside: a variable, or the address of a KMS.', true),
    counts,
  },
  { id: 'sign', about: 'A signature of an image: cosign sign, notation sign.' },
)

export const verifyCheck = block(
  {
    image,
    commit,
    signer: key(
      boolean,
      'It says who has to have signed: --certificate-identity and --certificate-oidc-issuer, or --key.',
      true,
    ),
    counts,
  },
  { id: 'verify', about: 'A check of the signature of an image: cosign verify, notation verify.' },
)

export const loginCheck = block(
  {
    by: key(
      several(z.enum(['stdin', 'argument', 'file'])),
      'How it gives the password: stdin, by --password-stdin; argument, for everybody to see; file, by writing the config.json of Docker or the auth.json of podman.',
      'stdin',
    ),
    uses: key(texts, 'The password is one of these variables, with * and ?.', [
      'CI_REGISTRY_PASSWORD',
      'CI_JOB_TOKEN',
    ]),
    literal: key(boolean, 'true: the password is written here.', false),
  },
  { id: 'ciLogin', about: 'A login to a registry.' },
)

export const dindCheck = block(
  {
    tls: key(
      boolean,
      'Docker and its daemon talk TLS: DOCKER_TLS_CERTDIR is not empty, and nothing names port 2375.',
      true,
    ),
    sameMajor: key(
      boolean,
      'The image of the job and that of the daemon are docker of one major version.',
      true,
    ),
    host: key(boolean, 'true: it goes to the socket of the machine instead.', false),
  },
  { id: 'dind', about: 'The Docker daemon that a job has to itself, in a service docker:…-dind.' },
)

export const artifactsCheck = block(
  {
    when: key(texts, 'on_success when nothing is written.', 'always'),
    keeps: key(texts, 'Each of these files is kept, by its path or by a pattern.', 'report.html'),
    written: key(
      z.strictObject({
        command: needed(texts, 'The program and words behind it, in this order, with * and ?.', 'zap-*.py'),
        option: needed(texts, 'Options that name a file, without dashes.', ['r', 'J']),
      }),
      'It keeps a file that a command of the job writes; the name of the file counts, as scripts may move it.',
      { command: 'zap-*.py', option: ['r', 'J'] },
    ),
    reports: key(texts, 'It hands in reports of each of these kinds.', 'junit'),
    expires: key(boolean, 'expire_in is written.', true),
  },
  { id: 'artifacts', about: 'Files of a job that GitLab keeps.' },
)

export const environmentCheck = block(
  {
    name: key(texts, 'Its name, with * and ?.', 'production'),
    url: key(texts, 'Its address, with * and ?.', 'https://shop.example.com'),
  },
  { id: 'ciEnvironment', about: 'What a job deploys to.' },
)

export const idTokenCheck = block(
  {
    name: key(texts, 'Name of its variable.', 'SIGSTORE_ID_TOKEN'),
    aud: key(texts, 'Whom it is for.', 'sigstore'),
  },
  { id: 'idToken', about: 'A token that says which job this is.' },
)

export type RunsCheck = z.infer<typeof runsCheck>
export type CiImageCheck = z.infer<typeof ciImageCheck>
export type CiServiceCheck = z.infer<typeof ciServiceCheck>
export type CiVariableCheck = z.infer<typeof ciVariableCheck>
export type AddressCheck = z.infer<typeof addressCheck>
export type ExecutedCheck = z.infer<typeof executedCheck>
export type PushedCheck = z.infer<typeof pushedCheck>
export type CiBuildCheck = z.infer<typeof ciBuildCheck>
export type BuildCacheCheck = z.infer<typeof cacheCheck>
export type ScanCheck = z.infer<typeof scanCheck>
export type SignCheck = z.infer<typeof signCheck>
export type VerifyCheck = z.infer<typeof verifyCheck>
export type LoginCheck = z.infer<typeof loginCheck>
export type DindCheck = z.infer<typeof dindCheck>
export type ArtifactsCheck = z.infer<typeof artifactsCheck>
export type EnvironmentCheck = z.infer<typeof environmentCheck>
export type IdTokenCheck = z.infer<typeof idTokenCheck>
