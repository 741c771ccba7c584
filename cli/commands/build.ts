import { basename, dirname, join, resolve } from 'node:path'
import { isFolder } from '../attempt.ts'
import { toBuildOutput } from '../build-output.ts'
import { buildText } from '../build-text.ts'
import { buildArgsOf, changedPaths, contextsOf, fileOf, platformOf, targetOf } from '../build-arguments.ts'
import type { OpenContext } from '../build-arguments.ts'
import { formatOption } from '../command.ts'
import type { Command } from '../command.ts'
import { createContextReader } from '../context.ts'
import { UsageError } from '../io.ts'
import type { Io, Status } from '../io.ts'
import { asOption } from '../kinds.ts'
import type { Arguments } from '../options.ts'
import { readText } from '../read.ts'
import { build, parse, reportOf } from '../../lib/engine/index.ts'
import type { BuildOptions } from '../../lib/engine/index.ts'

export const buildCommand: Command = {
  name: 'build',
  about: 'Show what a build would make of a Dockerfile, without building it.',
  usage: [
    'DOCKERFILE [--context DIR] [--target STAGE] [--build-arg K=V]… [--build-context NAME=DIR]… [--platform P]',
    'DOCKERFILE [--changed PATH…] [--no-cache] [--format text|json]',
  ],
  options: {
    ...formatOption('text', 'json'),
    context: {
      value: 'DIR',
      about: 'The build context; without it, what lies beside the Dockerfile is known, and more may exist.',
    },
    target: { value: 'STAGE', about: 'The stage to build, by name or number (default: the last).' },
    'build-arg': { value: 'K=V', about: 'A build argument; may be given several times.' },
    'build-context': {
      value: 'NAME=DIR',
      about: 'A folder that stands in for the image or stage of that name; may be given several times.',
    },
    platform: { value: 'OS/ARCH', about: 'The platform to build for, such as linux/arm64.' },
    changed: {
      value: 'PATH…',
      many: true,
      about: 'What runs again when these files of the context change; without a path, when nothing does.',
    },
    'no-cache': { about: 'Nothing is taken from an earlier build.' },
    ...asOption,
  },
  notes: [
    'DOCKERFILE is a file, a folder that holds one, or - for standard input.',
    'The text looks like docker build --progress=plain; with --format json the result is one object. What cannot be known is null.',
    'Exit status 1: the build would fail. Sizes are estimates, and no times are given, as nothing runs.',
  ],
  run: showBuild,
}

async function showBuild(args: Arguments, io: Io): Promise<Status> {
  const { path, changed } = fileOf(args)
  const file = await openDockerfile(path, args, io)
  const opened = await openContext(file, args, io)
  const options = await optionsOf(args, io, opened, changed)
  const dockerfile = parse(file.text, options)
  if (options.target !== undefined) targetOf(options.target, dockerfile)
  const built = build(dockerfile, opened.context, options)
  if (args.get('format') === 'json') {
    io.stdout(`${JSON.stringify(toBuildOutput(dockerfile, built))}\n`)
  } else {
    const source = { name: basename(file.shown), text: file.text, guessed: !args.has('context') }
    io.stdout(buildText(reportOf(dockerfile, built), source, io))
  }
  return built.ok ? 0 : 1
}

type DockerfileText = { readonly shown: string; readonly text: string }

async function openDockerfile(path: string, args: Arguments, io: Io): Promise<DockerfileText> {
  const file = path !== '-' && (await isFolder(resolve(io.cwd, path))) ? await fileIn(path, io) : path
  const read = await readText(io, file)
  if (!read.ok) throw new UsageError(read.message)
  const as = args.get('as')
  const named = as === null || as === 'dockerfile' ? file : as
  return { shown: named === '-' ? 'Dockerfile' : named, text: read.text }
}

/** The names `docker build` and `podman build` look for. */
async function fileIn(folder: string, io: Io): Promise<string> {
  for (const name of ['Dockerfile', 'Containerfile']) {
    const path = join(folder, name)
    if ((await readText(io, path)).ok) return path
  }
  throw new UsageError(`${folder} holds no Dockerfile; name the file itself.`)
}

async function openContext(file: DockerfileText, args: Arguments, io: Io): Promise<OpenContext> {
  const given = args.get('context')
  const folder = resolve(io.cwd, given ?? dirname(file.shown))
  if (given !== null && !(await isFolder(folder)))
    throw new UsageError(`--context ${given} is not a folder; name the one with the files to copy.`)
  const context = createContextReader()(folder, {
    name: file.shown,
    text: file.text,
    guessed: given === null,
  })
  return { context, folder }
}

/** As `docker build` is called: an argument that is not given has no value. */
async function optionsOf(
  args: Arguments,
  io: Io,
  opened: OpenContext,
  changed: readonly string[],
): Promise<BuildOptions> {
  const target = args.get('target')
  const platform = args.get('platform')
  return {
    buildArgs: buildArgsOf(args.all('build-arg')),
    contexts: await contextsOf(args.all('build-context'), io),
    ...(target !== null && { target }),
    ...(platform !== null && { platform: platformOf(platform) }),
    ...(args.has('changed') && { changed: changedPaths(changed, opened, io) }),
    ...(args.has('no-cache') && { noCache: true }),
  }
}
