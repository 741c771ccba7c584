import { moduleIndex } from '../python.ts'
import { apkEffects } from './apk.ts'
import { aptEffects } from './apt.ts'
import { cargoEffects } from './cargo.ts'
import { condaEffects } from './conda.ts'
import { dnfEffects } from './dnf.ts'
import { dotnetEffects } from './dotnet.ts'
import type { Effect, Effects } from './effect.ts'
import { goEffects } from './go.ts'
import { javaEffects } from './java.ts'
import { nodeEffects } from './npm.ts'
import { phpEffects } from './php.ts'
import { pip } from './pip.ts'
import { pythonProjectEffects } from './python-projects.ts'
import { rubyEffects } from './ruby.ts'
import { uv } from './uv.ts'
import { makeVenv } from './venv.ts'

/** `python -m pip …`, `python -m venv …`; what else Python may do is for others to say. */
const python: Effect = (command, args, world) => {
  const at = moduleIndex(args)
  const module = at === -1 ? null : (args[at] ?? null)
  const rest = args.slice(at + 1)
  if (module === 'pip') return pip(command, rest, world)
  if (module === 'uv') return uv(command, rest, world)
  if (module === 'venv' || module === 'virtualenv') return makeVenv(command, rest, world)
  const project = module !== null && Object.hasOwn(pythonProjectEffects, module)
  return project ? pythonProjectEffects[module]!(command, rest, world) : null
}

const packageEffects: Effects = {
  ...aptEffects,
  ...apkEffects,
  ...dnfEffects,
  ...nodeEffects,
  ...goEffects,
  ...cargoEffects,
  ...javaEffects,
  ...rubyEffects,
  ...phpEffects,
  ...condaEffects,
  ...dotnetEffects,
  ...pythonProjectEffects,
  uv,
  virtualenv: (command, args, world) => makeVenv(command, args, world),
}

/** The effect of a program of the package managers' kind; undefined for any other. */
export function packageEffect(program: string): Effect | undefined {
  if (/^pip3?(\.\d+)?$/.test(program)) return pip
  if (/^python3?(\.\d+)?$/.test(program)) return python
  return Object.hasOwn(packageEffects, program) ? packageEffects[program] : undefined
}
