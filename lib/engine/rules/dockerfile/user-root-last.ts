import type { ImageUser } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, UserInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { dropsPrivileges } from '../shared/accounts.ts'
import { at } from '../shared/ranges.ts'
import { targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'A process that runs as root inside a container is root for the kernel, too. Whoever finds a hole in the program may read and change every file of the image, and a flaw in the container runtime then leads to root on the host. Steps that need root belong before the last USER, which names an account without rights.',
  bad: 'FROM node:24-slim\nUSER node\nCOPY . /app\nUSER root\nRUN chmod -R a+rX /app\nCMD ["node", "/app/server.js"]\n',
  good: 'FROM node:24-slim\nCOPY . /app\nRUN chmod -R a+rX /app\nUSER node\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#user',
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://docs.docker.com/engine/security/',
  ],
  equivalents: {
    hadolint: ['DL3002'],
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_8'],
    kics: ["Last User Is 'root'"],
    semgrep: ['last-user-is-root'],
    dockle: ['CIS-DI-0001'],
    docker_bench: ['4.1'],
  },
}

/** The last USER in effect decides who the container's process is. */
export default defineRule({
  meta: {
    name: 'user-root-last',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['USER'] },
    title: 'End with a user other than root',
    messages: {
      root: 'The last USER is {{user}}, so the container runs as root.',
      group: 'USER {{user}} is root: what stands behind the colon is only the group.',
      variable: 'USER {{user}} comes out as {{value}}, so the container runs as root.',
      inherited:
        'Stage {{stage}} takes USER {{user}} over from here and never changes it, so the container runs as root.',
      account: 'The account {{user}} has uid 0: whatever it is called, it is root.',
      drops:
        'The container starts as root (USER {{user}}) and gives that up in its start script; check that it does so on every path.',
    },
  },
  *check(input) {
    const { dockerfile, build } = input
    const stage = targetOf(dockerfile)
    const user = stage?.end.user
    if (!stage || !user) return
    const kind = rootKind(user, build.image?.user)
    if (kind === null) return
    const drops = dropsPrivileges(input)
    const messageId = drops ? 'drops' : kind === 'root' && user.stage !== stage.index ? 'inherited' : kind
    const data = { user: user.user.raw, value: user.user.text ?? '', stage: stage.label }
    yield {
      messageId,
      range: user.user.range,
      data,
      ...(drops && { severity: 'info' as const }),
      ...fixOf(dockerfile, user),
    }
  },
})

type Kind = 'root' | 'group' | 'variable' | 'account'

/** Which spelling of root a USER is; null when it is none or cannot be known. */
function rootKind({ user }: UserInstruction, built: ImageUser | undefined): Kind | null {
  if (user.text === null) return null
  const [name = ''] = user.text.split(':')
  if (!isRoot(name)) return built?.root === true && built.uid === 0 ? 'account' : null
  if (user.variables.length > 0) return 'variable'
  return user.text.includes(':') && !isRoot(user.text.slice(name.length + 1)) ? 'group' : 'root'
}

function isRoot(name: string): boolean {
  return name === 'root' || /^0+$/.test(name) || name.toLowerCase() === 'containeradministrator'
}

/** Back to the account that was in use before, at the end of the stage. */
function fixOf(dockerfile: Dockerfile, root: UserInstruction): { fix?: Fix } {
  const stage = targetOf(dockerfile)
  const users = chainOf(dockerfile, dockerfile.target)
    .flatMap(({ instructions }) => instructions)
    .filter((instruction) => instruction.keyword === 'USER')
  const before = users.findLast(
    ({ user }) =>
      user.text !== null && user.text !== root.user.text && !isRoot(user.text.split(':')[0] ?? ''),
  )
  if (!stage || !before || root.stage !== stage.index) return {}
  const edits = [{ range: at(stage.range.end), newText: `\nUSER ${before.user.raw}` }]
  return { fix: { title: `Go back to USER ${before.user.raw} at the end`, safety: 'behaviour', edits } }
}
