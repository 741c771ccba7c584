import type { Executed } from '../../build/types.ts'
import type { Mount } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { removesAll } from '../shared/caches.ts'
import { perFile } from '../shared/facts.ts'
import { packageCall } from '../shared/packages.ts'
import { stagesWith } from '../shared/placed-files.ts'
import { wordsRange } from '../shared/ranges.ts'
import { usedRuns, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A cache mount lends a RUN a directory that stays with the builder from one build to the next, so that packages need not be fetched again. An option that keeps the package manager from writing there, or a command that empties the directory at the end, leaves the next build with nothing. The images of Debian and Ubuntu bring such a command: /etc/apt/apt.conf.d/docker-clean deletes every package after its installation, and as long as that file is there a mount at /var/cache/apt stays empty.',
  bad: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install --no-cache-dir -r requirements.txt\n',
  good: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
    'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  ],
  equivalents: {},
}

/** Mounts only: what cleaning does in a layer is the matter of pip-cache, apt-lists-not-removed and their like. */
export default defineRule({
  meta: {
    name: 'cache-mount-defeated',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { flags: ['mount'] },
    title: 'Leave the files of a cache mount in place',
    messages: {
      option:
        '{{option}} keeps {{program}} from using the cache mount at {{target}}, so the next build finds it empty.',
      emptied: 'This empties the cache mount at {{target}}, so the next build finds nothing in it.',
      clean:
        'docker-clean, a file of {{image}}, deletes each package after its installation, so the cache mount at {{target}} stays empty; delete /etc/apt/apt.conf.d/docker-clean first.',
    },
  },
  *check(input) {
    for (const run of usedRuns(input)) {
      const mounts = run.run.mounts.filter(({ type, target }) => type === 'cache' && target !== null)
      if (mounts.length === 0) continue
      const found = run.commands.flatMap((command) => defeat(command, mounts) ?? [])
      const [first] = found
      if (first) yield first
      else yield* cleanedByImage(run, mounts, input)
    }
  },
})

/** Options that turn a cache off, and where that cache lies. */
const OPTIONS: readonly (readonly [programs: RegExp, option: string, directory: RegExp])[] = [
  [/^(?:pip[\d.]*|python[\d.]*)$/, '--no-cache-dir', /\/\.cache(?:\/pip)?$|\/pip(?:-cache)?$/],
  [/^apk$/, '--no-cache', /^\/(?:var\/cache|etc)\/apk$/],
  [/^uv$/, '--no-cache', /\/uv$|\/\.cache$/],
]

/** Commands that empty a cache of their own: `npm cache clean`, `go clean -modcache`, `apt-get clean`. */
const CLEANERS: readonly (readonly [words: RegExp, directory: RegExp])[] = [
  [/^npm cache clean/, /\/\.npm$/],
  [/^yarn cache clean/, /\/(?:yarn|\.yarn)(?:\/|$)/],
  [/^(?:pip[\d.]*|python[\d.]* -m pip) cache purge/, /\/\.cache(?:\/pip)?$/],
  [/^go clean .*-modcache/, /\/pkg\/mod$/],
  [/^apt(?:-get)? (?:clean|autoclean)/, /^\/var\/cache\/apt(?:\/archives)?$/],
  [/^(?:dnf|yum|microdnf) clean all/, /^\/var\/cache\/(?:lib)?(?:dnf5?|yum)$/],
  [/^uv cache clean/, /\/uv$/],
]

function defeat(command: Executed, mounts: readonly Mount[]) {
  const text = command.argv.map((word) => word ?? '…').join(' ')
  for (const { target } of mounts) {
    if (target === null) continue
    const confidence = sureOf(command)
    for (const [programs, option, directory] of OPTIONS) {
      const at = command.argv.indexOf(option)
      if (at === -1 || !programs.test(command.program ?? '') || !directory.test(target)) continue
      const data = { option, program: command.program ?? '', target }
      return { messageId: 'option' as const, range: wordRange(command, at), data, confidence }
    }
    const cleans = CLEANERS.some(([words, directory]) => words.test(text) && directory.test(target))
    if (cleans || empties(command, target)) {
      const range = cleans ? wordsRange(command, command.argv.length - 1) : command.range
      return { messageId: 'emptied' as const, range, data: { target }, confidence }
    }
  }
  return null
}

/** `rm -rf` of the mount or of what it lies in; a path inside it may be what has to go. */
function empties(command: Executed, target: string): boolean {
  return removesAll(command, target)
}

const APT = '/var/cache/apt'
const CLEAN_FILE = '/etc/apt/apt.conf.d/docker-clean'

/** Stages in which a command of the file, or of a stage below, has to do with docker-clean, or a copy replaces it. Worked out once. */
const freed = perFile((input): ReadonlySet<number> => {
  const found = new Set(stagesWith(input, (path) => path === CLEAN_FILE))
  for (const { run, commands } of usedRuns(input))
    if (commands.some(({ argv }) => argv.some((word) => word?.includes('docker-clean')))) found.add(run.stage)
  for (const { index, base } of input.stages)
    if (base.kind === 'stage' && found.has(base.stage)) found.add(index)
  return found
})

/** An apt install with a mount over its archive, in an image that has the file still. */
function* cleanedByImage(run: Run, mounts: readonly Mount[], input: RuleInput) {
  const mount = mounts.find(({ target }) => target !== null && isInside(target, APT) && target !== '/var')
  const install = run.commands.find((command) => {
    const call = packageCall(command)
    return call?.system === 'apt' && call.action === 'install'
  })
  const { stages } = input.build
  const base = stages[run.stage.index]?.image.base
  if (!mount || !install || !base || !/^(?:debian|ubuntu)$/.test(base.facts?.family ?? '')) return
  if (freed(input).has(run.stage.index)) return
  yield {
    messageId: 'clean' as const,
    range: mount.flag.range,
    data: { image: base.text, target: mount.target ?? APT },
    confidence: 'likely' as const,
  }
}
