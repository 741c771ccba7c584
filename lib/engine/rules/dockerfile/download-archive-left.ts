import type { Executed } from '../../build/types.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { isKept, runsCalling } from '../shared/onbuild.ts'
import { type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Once an archive is unpacked or an installer has run, the downloaded file has done its work, but it stays in the layer and every pull transfers it again, beside what came out of it. Deleting it helps in the same RUN only: a later RUN cannot make this layer smaller. Or it never touches the disk: curl pipes it into tar, or a tmpfs mount on /tmp takes it.',
  bad: 'FROM alpine:3.23\nRUN wget -O /tmp/tide.tar.gz https://example.com/tide-1.4.tar.gz && tar -xzf /tmp/tide.tar.gz -C /opt\nCMD ["/opt/tide/run"]\n',
  good: 'FROM alpine:3.23\nRUN wget -O /tmp/tide.tar.gz https://example.com/tide-1.4.tar.gz && tar -xzf /tmp/tide.tar.gz -C /opt && rm /tmp/tide.tar.gz\nCMD ["/opt/tide/run"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypetmpfs',
  ],
  equivalents: {},
}

const DOWNLOADERS = ['curl', 'wget', 'aria2c']

/** A file that a later RUN deletes is the matter of delete-in-later-layer. */
export default defineRule({
  meta: {
    name: 'download-archive-left',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: DOWNLOADERS },
    title: 'Delete a download in the RUN that unpacked it',
    messages: {
      archive:
        '{{program}} saves {{path}}, and after {{user}} has unpacked it nothing in this RUN deletes it.',
      installer:
        '{{program}} saves {{path}}, and after {{user}} has installed from it nothing in this RUN deletes it.',
      others: 'This RUN deletes other files, but {{path}}, which {{program}} saves, stays in the layer.',
    },
  },
  *check(input) {
    for (const run of runsCalling(input, DOWNLOADERS)) {
      if (isKept(run) || input.build.stages[run.stage.index]?.shipped !== true) continue
      const left = leftOvers(run, input)
      for (const { path, command, by } of left) {
        const removed = run.commands.some(
          ({ program, range }) => program === 'rm' && range.start.offset > by.range.start.offset,
        )
        yield {
          messageId: removed ? 'others' : ARCHIVERS.test(by.program ?? '') ? 'archive' : 'installer',
          range: command.range,
          data: { program: command.program ?? '', path, user: by.program ?? baseName(path) },
          confidence: command.certain && by.certain && !mayDelete(run, by) ? 'certain' : 'likely',
        }
      }
    }
  },
})

const ARCHIVES =
  /\.(?:tar|tgz|tbz2?|txz|gz|bz2|xz|zst|lzma|zip|7z|rar|jar\.pack|deb|rpm|apk|run|bin|sh|bash|pkg|whl|gem)$|\.tar\.\w+$/i
const ARCHIVERS =
  /^(?:tar|bsdtar|gtar|unzip|7z|7za|7zr|gunzip|gzip|bunzip2|xz|unxz|zstd|unzstd|cpio|ar|dpkg-deb|rpm2cpio|jar|busybox)$/
/** Programs that take a file to install from. */
const INSTALLERS =
  /^(?:dpkg|rpm|apt|apt-get|gdebi|yum|dnf|microdnf|zypper|apk|sh|bash|dash|ash|python[\d.]*|perl|ruby|pip[\d.]*|gem)$/

type Left = { readonly path: string; readonly command: Executed; readonly by: Executed }

/** Files that a command of this RUN saves, another one unpacks or runs, and that are there at the end of the build. */
function leftOvers(run: Run, { build }: RuleInput): readonly Left[] {
  const entries = build.image?.files.entries
  return run.step.added.flatMap((path) => {
    const entry = entries?.get(path)
    const { stage, step } = entry?.made ?? {}
    if (entry?.kind !== 'file' || stage !== run.stage.index || step !== run.at) return []
    const saved = run.commands.findIndex((command) => saves(command, path))
    const command = run.commands[saved]
    const by = run.commands.slice(saved + 1).find((each) => usesUp(each, path))
    return command && by && !names(run.commands, by, path) ? [{ path, command, by }] : []
  })
}

/** A deletion that may not happen, or before the same name was used again. */
function names(commands: readonly Executed[], by: Executed, path: string): boolean {
  return commands
    .slice(commands.indexOf(by) + 1)
    .some(
      ({ program, argv, cwd }) =>
        (program === 'rm' || program === 'unlink') &&
        argv.slice(1).some((word) => resolvePath(cwd, word) === path),
    )
}

/** `curl -o x.tgz`, `wget https://host/x.tgz`, `curl … > x.tgz`. */
function saves({ program, argv, cwd, writes }: Executed, path: string): boolean {
  if (program === null || !DOWNLOADERS.includes(program)) return false
  if (writes.some((each) => each.path === path)) return true
  const name = baseName(path)
  return argv.slice(1).some((word) => {
    if (word === null || !word.includes(name)) return false
    const value = word.replace(/^(?:-[A-Za-z]*[oO]|--output(?:-document)?=?)/, '')
    return (
      resolvePath(cwd, word) === path ||
      resolvePath(cwd, value) === path ||
      word.replace(/[?#].*$/, '').endsWith(`/${name}`)
    )
  })
}

/** Unpacks the file, installs from it, or runs it; what an interpreter runs again later is a program. */
function usesUp({ program, argv, cwd }: Executed, path: string): boolean {
  const own = resolvePath(cwd, argv[0] ?? null) === path
  if (own) return /\.(?:sh|run|bin|bash)$/.test(path) || /install|setup/i.test(baseName(path))
  if (program === null || !(ARCHIVERS.test(program) || INSTALLERS.test(program))) return false
  if (
    !ARCHIVES.test(path) &&
    !/install|setup|get-pip|rustup/i.test(baseName(path)) &&
    !ARCHIVERS.test(program)
  )
    return false
  const name = baseName(path)
  return argv.slice(1).some((word) => {
    if (word === null || !word.includes(name)) return false
    const value = word.replace(/^(?:-[A-Za-z]*f|--file=)/, '')
    return resolvePath(cwd, word) === path || resolvePath(cwd, value) === path
  })
}

/** A command that nobody follows may clean up, the installer itself included. */
function mayDelete({ commands }: Run, by: Executed): boolean {
  return commands
    .slice(commands.indexOf(by))
    .some(({ effect, certain, program }) => effect === 'unknown' || (program === 'rm' && !certain))
}
