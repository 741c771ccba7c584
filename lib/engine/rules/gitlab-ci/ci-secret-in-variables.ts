import { isFingerprint, isPlaceholder, pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import { secretValue } from '../../build/secrets/patterns.ts'
import type { Job, Pipeline, Variable } from '../../gitlab-ci/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'The pipeline file is in the repository: everybody who can read the project has the password, every clone and every fork keeps it, and taking the line out later takes it out of none of them. Bots find such values in public projects within minutes. Revoke it, then put the new one into Settings, CI/CD, Variables, masked and protected, or let the job fetch it from a vault with id_tokens. The file then only names the variable.',
  bad: 'tides:\n  variables:\n    TIDES_API_TOKEN: 9f27c0d1e4b84a60\n  script:\n    - ./sync.sh\n',
  good: 'tides:\n  variables:\n    TIDES_URL: https://tides.example.com\n  script:\n    - ./sync.sh "$TIDES_API_TOKEN"\n',
  sources: [
    'https://docs.gitlab.com/ci/variables/#define-a-cicd-variable-in-the-ui',
    'https://docs.gitlab.com/ci/secrets/',
  ],
  equivalents: { docker_bench: ['4.10'], dockle: ['CIS-DI-0010'] },
}

type MessageId = 'value' | 'placeholder' | 'throwaway'

/** Names that give a secret away. Values of a known form under any other name are secret-literal's finding. */
export default defineRule({
  meta: {
    name: 'ci-secret-in-variables',
    severity: 'error',
    category: 'secrets',
    files: 'gitlab-ci',
    title: 'Keep secrets out of the pipeline file',
    messages: {
      value:
        '{{name}} is set in this file, so everybody who can read the repository has the secret: revoke it, and set the new one as a masked variable of the project.',
      placeholder:
        '{{name}} is meant for a secret. {{value}} is only a stand-in, but the real value would be in every copy of the repository.',
      throwaway:
        '{{name}} has a password that only a service of this job knows; one that opens anything else must not stand here.',
    },
  },
  *check({ pipeline }) {
    yield* distinct(placesOf(pipeline).flatMap((place) => reportOf(place) ?? []))
  },
})

type Place = {
  readonly name: string
  readonly value: string
  readonly range: Range
  readonly services: boolean
}

function placesOf(pipeline: Pipeline): readonly Place[] {
  const jobs = [...pipeline.jobs, ...pipeline.hidden]
  const services = jobs.some((job) => job.services.length > 0)
  const global = [
    ...pipeline.variables,
    ...(pipeline.workflow?.rules ?? []).flatMap(({ variables }) => variables),
  ]
  return [
    ...global.flatMap((variable) => placeOf(variable, services)),
    ...jobs.flatMap((job) => placesIn(job)),
  ]
}

function placesIn(job: Job): readonly Place[] {
  const services = job.services.length > 0
  const own = job.variables.filter(({ from }) => from === 'job')
  const inRules = (job.rules ?? []).flatMap(({ variables }) => variables)
  const inServices = job.services.flatMap(({ variables }) => variables)
  const assigned = job.commands.flatMap(({ assignments }) => assignments)
  const inScripts = [...job.settings, ...assigned].flatMap(({ name, value, range }) =>
    value === null ? [] : [{ name, value, range, services }],
  )
  return [
    ...[...own, ...inRules].flatMap((variable) => placeOf(variable, services)),
    ...inServices.flatMap((variable) => placeOf(variable, true)),
    ...inScripts,
  ]
}

function placeOf({ name, value }: Variable, services: boolean): readonly Place[] {
  return value === null ? [] : [{ name, value: value.raw, range: value.range, services }]
}

/** Settings of GitLab whose names only sound like it. Sources: docs.gitlab.com/ci/secrets, and those of the scanners. */
const HARMLESS = /^(?:VAULT_AUTH_(?:ROLE|PATH)|SECRET_DETECTION_\w+|DAST_AUTH_(?!PASSWORD)\w+)$/

/** A value with a variable in it comes from elsewhere; a short number counts something. */
function reportOf({ name, value, range, services }: Place): Report<MessageId> | null {
  if (secretName(name) !== 'secret' || HARMLESS.test(name)) return null
  if (value === '' || /\$|%\w+%|^\d{1,3}$/.test(value)) return null
  if (pointsElsewhere(value) || isFingerprint(name, value)) return null
  const known = secretValue(value) !== null
  if (!known && isPlaceholder(value))
    return { messageId: 'placeholder', range, data: { name, value }, severity: 'info', confidence: 'likely' }
  if (!known && services && isThrowaway(name, value))
    return { messageId: 'throwaway', range, data: { name }, severity: 'info', confidence: 'possible' }
  return { messageId: 'value', range, data: { name } }
}

/** Settings of databases and brokers that are started for a test. Sources: the documentation of their images. */
const SERVICE_PASSWORD =
  /^(?:PGPASSWORD|(?:POSTGRES|MYSQL(?:_ROOT)?|MARIADB(?:_ROOT)?|MONGO_INITDB_ROOT|RABBITMQ_DEFAULT|REDIS|ELASTIC|DB|DATABASE|TEST_DB)_?(?:PASSWORD|PASS|PWD)|MYSQL_PWD|(?:SA|MSSQL_SA|ACCEPT)_PASSWORD|MINIO_(?:ROOT_PASSWORD|SECRET_KEY))$/i

/** Short and without digits between letters: what people type for a database that lives five minutes. */
function isThrowaway(name: string, value: string): boolean {
  return SERVICE_PASSWORD.test(name) && value.length <= 20
}
