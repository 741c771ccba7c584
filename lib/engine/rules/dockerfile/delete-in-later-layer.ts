import { formatSize } from '../../build/report/format-size.ts'
import { globTest } from '../../build/glob.ts'
import { credentialFile } from '../../build/secrets/files.ts'
import type { Executed } from '../../build/types.ts'
import { baseName, isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { addSizes, type Size } from '../../source/size.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput, type Severity } from '../rule.ts'
import { landingsOf, type Landings } from '../shared/landings.ts'
import { lossesOf, type Loss } from '../shared/losses.ts'
import { isManifest } from '../shared/manifests.ts'
import { packageCall } from '../shared/packages.ts'
import { commandText, everyRun, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Every RUN, COPY and ADD adds a layer, and a layer cannot change the ones below it. Deleting a file of an earlier layer only puts a mark on top that hides it: the bytes are still stored, pushed and pulled, and whoever unpacks the layers can read them. Deleting helps where it happens in the RUN that made the files; otherwise a mount or a builder stage keeps them out of the image from the start.',
  bad: 'FROM debian:13-slim\nCOPY tide-src.tar.gz /tmp/tide-src.tar.gz\nRUN tar -xzf /tmp/tide-src.tar.gz -C /opt\nRUN rm /tmp/tide-src.tar.gz\nCMD ["/opt/tide/run"]\n',
  good: 'FROM debian:13-slim\nRUN --mount=type=bind,source=tide-src.tar.gz,target=/tmp/tide-src.tar.gz tar -xzf /tmp/tide-src.tar.gz -C /opt\nCMD ["/opt/tide/run"]\n',
  sources: [
    'https://docs.docker.com/engine/storage/drivers/#the-copy-on-write-cow-strategy',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts',
  ],
  equivalents: {},
}

/**
 * Reads the waste of the build. Caches of package managers are reported where they are filled, by their own rules, and
 * credentials by secret-removed-too-late.
 */
export default defineRule({
  meta: {
    name: 'delete-in-later-layer',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Delete files in the RUN that made them',
    messages: {
      deleted:
        '{{command}} deletes {{what}}, but the layer of line {{line}} still holds it: the image gets no smaller.',
      size: '{{command}} deletes {{what}}, but the layer of line {{line}} still holds it: {{size}} that the image carries for nothing.',
      packages:
        '{{command}} removes what line {{line}} installed, but that layer still holds the files: the image gets no smaller.',
      moved: '{{command}} moves {{what}}, which line {{line}} brought: the image now holds it twice.',
      below:
        '{{command}} hides files of the layers below, the base image among them; they are still stored, and the image gets no smaller.',
    },
  },
  *check(input) {
    const losses = lossesOf(input)
    const landings = landingsOf(input)
    for (const run of everyRun(input)) {
      if (input.build.stages[run.stage.index]?.shipped !== true) continue
      const own = losses.get(`${run.stage.index} ${run.at}`) ?? []
      const found = own.length > 0 ? fromWaste(run, own) : (fromCopy(run, landings) ?? fromBase(run, input))
      if (found) yield found
    }
  },
})

type Found = {
  readonly messageId: 'deleted' | 'size' | 'packages' | 'moved' | 'below'
  readonly range: Range
  readonly data: Readonly<Record<'command' | 'what' | 'size', string> & { line: number }>
  readonly confidence: Confidence
  readonly severity?: Severity
}

function fromWaste({ run, commands }: Run, losses: readonly Loss[]): Found {
  const { paths, line } = losses[0]!
  const [path = ''] = paths
  const command = commands.find((each) => takesAway(each, path)) ?? commands.find(isRemoval)
  const size = addSizes(losses.map((each) => each.size))
  const moved = command?.program === 'mv'
  const packages = command !== undefined && isPackageRemoval(command)
  const certain = losses.every((each) => each.certain) && command?.certain !== false
  return {
    messageId: moved ? 'moved' : size.bytes > 0 ? 'size' : packages ? 'packages' : 'deleted',
    range: command?.range ?? run.range,
    data: { command: textOf(command), what: shown(path), size: formatSize(size), line },
    confidence: certain ? 'certain' : 'likely',
    ...(isSmall(size, losses) && { severity: 'info' as const }),
  }
}

function textOf(command: Executed | undefined): string {
  if (!command) return 'This RUN'
  return isPackageRemoval(command)
    ? commandText(command, (packageCall(command)?.at ?? 1) + 1)
    : (command.program ?? '')
}

/** `/usr/…apt gcc` is the package, `/src/…git src` the directory. */
function shown(path: string): string {
  const name = baseName(path)
  const match = /^…(?:apt|apk|dnf|pip|npm) (.+)$/.exec(name)
  if (match) return `the package ${match[1]}`
  return name.startsWith('…') ? parentPath(path) : path
}

const MEGABYTE = 1_000_000

/** Lists of packages, scripts and settings weigh next to nothing, whether or not their bytes are known. */
function isSmall({ bytes, basis }: Size, losses: readonly Loss[]): boolean {
  if (basis !== 'unknown') return bytes < MEGABYTE
  return bytes === 0 && losses.flatMap(({ paths }) => paths).every(looksSmall)
}

function looksSmall(path: string): boolean {
  const name = baseName(path)
  return (
    isManifest(name) ||
    /\.(?:txt|sh|conf|cfg|ini|ya?ml|json|toml|xml|md|py|list|asc|gpg|key|repo)$/.test(name)
  )
}

const DELETERS = ['rm', 'find', 'shred', 'unlink', 'rmdir', 'mv']

/** Does a command name the path, a directory above it, or a pattern that stands for it? */
function takesAway({ program, argv, cwd }: Executed, path: string): boolean {
  if (program === null || !DELETERS.includes(program)) return false
  const words = argv.slice(1).filter((word) => word !== null && !word.startsWith('-'))
  return words.some((word) => {
    const target = resolvePath(cwd, word!)
    if (target === null) return true
    return standsFor(target, path)
  })
}

/** The path, a directory above it, or a pattern for one of the two. */
function standsFor(target: string, path: string): boolean {
  if (!/[*?[{]/.test(target)) return isInside(target, path)
  const parts = target.split('/')
  const same = path.split('/').slice(0, parts.length)
  return (
    same.length === parts.length &&
    parts.every(
      (part, index) => part.includes('{') || same[index]!.startsWith('…') || globTest(part)(same[index]!),
    )
  )
}

const REMOVES = [
  'remove',
  'purge',
  'autoremove',
  'autopurge',
  'del',
  'erase',
  'clean',
  'autoclean',
  'distclean',
]

function isPackageRemoval(command: Executed): boolean {
  return REMOVES.includes(packageCall(command)?.verb ?? '')
}

function isRemoval(command: Executed): boolean {
  const { program, argv } = command
  return (
    isPackageRemoval(command) ||
    (program !== null && DELETERS.includes(program)) ||
    argv.some((word) => /^(?:uninstall|prune|purge|clean|cc|clear-cache)$/.test(word ?? ''))
  )
}

/** Files of a COPY whose context is not known: `COPY a.tgz /tmp/` and then `rm /tmp/a.tgz`. */
function fromCopy({ commands, stage, at }: Run, landings: Landings): Found | null {
  const command = commands.find(({ program }) => program === 'rm')
  if (!command || !command.certain || mayMakeFiles(commands, command)) return null
  for (const what of operandsOf(command)) {
    if (/[*?[{]/.test(what) || credentialFile(what) !== null) continue
    const file = landings.file(what, stage.index, at)
    const landing = file ?? landings.folder(what, stage.index, at)
    if (!landing) continue
    return {
      messageId: 'deleted',
      range: command.range,
      data: { command: 'rm', what, size: '', line: landing.instruction.range.start.line },
      confidence: file ? 'certain' : 'likely',
      ...(looksSmall(what) && { severity: 'info' as const }),
    }
  }
  return null
}

function operandsOf({ argv, cwd }: Executed): readonly string[] {
  return argv
    .slice(1)
    .flatMap((word) => (word === null || word.startsWith('-') ? [] : (resolvePath(cwd, word) ?? [])))
}

/** Something before it in the same RUN may have made what it deletes. */
function mayMakeFiles(commands: readonly Executed[], command: Executed): boolean {
  return commands.slice(0, commands.indexOf(command)).some(({ effect }) => effect !== 'none')
}

const DOCUMENTATION = /^\/usr\/share\/(?:doc|man|info|locale|doc-base|gtk-doc|help)(?:\/|$)/

/** A RUN that does nothing but delete manuals or packages that the layers below it brought. */
function fromBase({ commands, step }: Run, { build }: RuleInput): Found | null {
  if (step.installs.length > 0) return null
  const command = commands.find(
    (each) =>
      (each.program === 'rm' && operandsOf(each).some((path) => DOCUMENTATION.test(path))) ||
      (/^(?:purge|remove|del|erase)$/.test(packageCall(each)?.verb ?? '') && namesPackages(each)),
  )
  const others = commands.filter((each) => each.program !== 'rm' && packageCall(each) === null)
  if (!command || !command.certain || others.some(({ effect }) => effect !== 'none')) return null
  if (commands.some((each) => packageCall(each)?.action === 'install') || !build.image?.base?.facts)
    return null
  return {
    messageId: 'below',
    range: command.range,
    data: { command: textOf(command), what: '', size: '', line: 0 },
    confidence: 'likely',
    severity: 'info',
  }
}

function namesPackages(command: Executed): boolean {
  const at = packageCall(command)?.at ?? 0
  return command.argv.slice(at + 1).some((word) => word !== null && !word.startsWith('-'))
}
