import { chainOf } from '../../dockerfile/chain.ts'
import type { Stage } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { meantKeyword } from '../../dockerfile/unknown-instruction.ts'
import { defineRule, type Confidence, type RuleInput, type RuleDocs } from '../rule.ts'
import { dropsPrivileges } from '../shared/accounts.ts'
import { startsAsRoot } from '../shared/non-root-images.ts'
import { shippedInstructions, targetOf } from '../shared/output.ts'
import { unusedAccount } from '../shared/unused-accounts.ts'

export const docs: RuleDocs = {
  why: 'Root inside a container is root for the kernel, held back only by namespaces and a shorter list of capabilities. A hole in the program then means write access to everything in the image, and every flaw of the runtime becomes a way to the host. A stage that is thrown away does not count: the last USER of the final stage, or of the stage it builds on, decides.',
  bad: 'FROM python:3.13-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'FROM python:3.13-slim\nRUN useradd --system --uid 10001 app\nCOPY app.py /app/\nUSER 10001\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#user',
    'https://docs.docker.com/reference/dockerfile/#user',
    'https://docs.docker.com/engine/security/',
  ],
  equivalents: {
    trivy: ['DS-0002'],
    checkov: ['CKV_DOCKER_3'],
    kics: ['Missing User Instruction'],
    semgrep: ['missing-user', 'missing-user-entrypoint'],
    dockle: ['CIS-DI-0001'],
    docker_bench: ['4.1'],
  },
}

/** Without USER the base image decides, and most of them leave root. */
export default defineRule({
  meta: {
    name: 'user-missing',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    title: 'Set a USER in the final stage',
    messages: {
      missing: 'No USER is set, so the container runs as root, as {{image}} does.',
      created:
        'The account {{user}} is created (line {{line}}), but no USER names it, so the container runs as root.',
      builder:
        'USER {{user}} is set in stage {{stage}}, which is not part of the image; the final stage still starts as root.',
      scratch:
        'An image made from scratch starts as root, too: no USER is set (a number such as 65532 needs no account).',
      unknown: 'No USER is set; unless {{image}} sets one itself, the container runs as root.',
      windows:
        'No USER is set; unless {{image}} sets one itself, the container runs as ContainerAdministrator, who may do anything in it.',
      drops:
        'No USER is set and the container starts as root, until its start script gives that up; check that it does so on every path.',
    },
  },
  *check(input) {
    const stage = targetOf(input.dockerfile)
    if (!stage || stage.end.user !== null || hasBrokenUser(input)) return
    const root = baseIsRoot(input)
    // An account that nothing in the file uses is user-created-unused's finding.
    if (root === false || unusedAccount(input) !== null) return
    const { messageId, ...data } = variant(input, stage, root)
    const confidence: Confidence =
      root === true ? 'certain' : externalBase(input)?.kind === 'unknown' ? 'possible' : 'likely'
    const mild =
      messageId === 'drops' ||
      (messageId === 'scratch' && startsNothing(input)) ||
      isForEditors(input) ||
      isForFuzzing(input) ||
      startsRootsWork(input)
    const severity = mild ? { severity: 'info' as const } : {}
    yield { messageId, range: stage.from.image.range, data, confidence, ...severity }
  },
})

/** The program, or what an entry point script hands over to. */
function startsRootsWork({ build }: RuleInput): boolean {
  const { program = null, argv = [] } = build.image?.process ?? {}
  const words = [program, ...argv.slice(0, 2)].map((word) => baseName(word ?? ''))
  return words.some((word) => NEEDS_ROOT.has(word))
}

/** OSS-Fuzz starts its images itself, as root. Source: google.github.io/oss-fuzz, "Dockerfile". */
function isForFuzzing(input: RuleInput): boolean {
  const base = externalBase(input)
  return base?.kind === 'image' && base.reference.text.startsWith('gcr.io/oss-fuzz-base/')
}

/** They start as root by design: init systems, and what opens sessions or containers for others. */
const NEEDS_ROOT = new Set([
  'init',
  'systemd',
  'my_init',
  'sshd',
  'cron',
  'crond',
  'dockerd',
  'dockerd-entrypoint.sh',
  'containerd',
])

/** Whatever opens such a container picks the account itself, vscode as a rule. Source: containers.dev, remoteUser. */
function isForEditors(input: RuleInput): boolean {
  if (createdAccount(input)?.user === 'vscode') return true
  const base = externalBase(input)
  return base?.kind === 'image' && /(?:^|\/)(?:vscode\/)?devcontainers\//.test(base.reference.name)
}

/** A USER that cannot be read is its own finding. */
function hasBrokenUser({ dockerfile }: RuleInput): boolean {
  return chainOf(dockerfile, dockerfile.target).some(({ instructions }) =>
    instructions.some(
      ({ keyword, node }) =>
        keyword === 'INVALID' && (node.keyword === 'USER' || meantKeyword(node.keyword) === 'USER'),
    ),
  )
}

function externalBase({ dockerfile }: RuleInput): Stage['base'] | undefined {
  return chainOf(dockerfile, dockerfile.target)[0]?.base
}

function baseIsRoot(input: RuleInput): boolean | null {
  const base = externalBase(input)
  if (base?.kind === 'scratch') return true
  // Source: learn.microsoft.com, Secure Windows containers: Nano Server starts as ContainerUser.
  if (base?.kind === 'image' && NANO.test(base.reference.text)) return false
  return base?.kind === 'image' ? startsAsRoot(input, base.reference) : null
}

type Variant = {
  readonly messageId: 'missing' | 'created' | 'builder' | 'scratch' | 'unknown' | 'windows' | 'drops'
  readonly user: string
  readonly line: number
  readonly stage: string
  readonly image: string
}

function variant(input: RuleInput, target: Stage, root: boolean | null): Variant {
  const base = chainOf(input.dockerfile, target.index)[0]?.from.image.raw ?? ''
  const none = { user: '', line: 0, stage: '', image: base }
  if (dropsPrivileges(input)) return { ...none, messageId: 'drops' }
  if (root === null && isWindows(input)) return { ...none, messageId: 'windows' }
  const created = createdAccount(input)
  if (created) return { ...none, ...created, messageId: 'created' }
  const builder = input.stages.find(({ end }) => end.user !== null)
  if (builder?.end.user) {
    return { ...none, messageId: 'builder', user: builder.end.user.user.raw, stage: builder.label }
  }
  if (externalBase(input)?.kind === 'scratch') return { ...none, messageId: 'scratch' }
  return { ...none, messageId: root === true ? 'missing' : 'unknown' }
}

const NANO = /nanoserver/i
const WINDOWS =
  /windows-?servercore|chocolatey|microsoft\/(?:iis|mssql-server-windows[\w-]*)\b|dotnet\/framework\/|mcr\.microsoft\.com\/windows\b/i

/** By the name of the base, or by a SHELL that only Windows has: elsewhere PowerShell is called pwsh. */
function isWindows(input: RuleInput): boolean {
  const base = externalBase(input)
  if (base?.kind === 'image' && WINDOWS.test(base.reference.text)) return true
  return shippedInstructions(input).some(
    (each) => each.keyword === 'SHELL' && /^(?:powershell|cmd)(?:\.exe)?$/i.test(each.argv?.[0] ?? ''),
  )
}

/** Without ENTRYPOINT and CMD it may be a parcel of files for other builds. */
function startsNothing({ dockerfile }: RuleInput): boolean {
  const end = targetOf(dockerfile)?.end
  return !end?.cmd && !end?.entrypoint
}

/** `useradd … app`: the last word, when it is no option. */
function createdAccount({ dockerfile, build }: RuleInput): { user: string; line: number } | null {
  const steps = chainOf(dockerfile, dockerfile.target).flatMap(
    ({ index }) => build.stages[index]?.steps ?? [],
  )
  const created = steps
    .flatMap(({ commands }) => commands)
    .find(
      ({ program, argv }) =>
        (program === 'useradd' || program === 'adduser') && /^[a-z_][\w-]*\$?$/i.test(argv.at(-1) ?? ''),
    )
  return created ? { user: created.argv.at(-1) ?? '', line: created.range.start.line } : null
}
