import { PIP_VALUES } from '../../build/effects/pip.ts'
import type { Executed } from '../../build/types.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput, type Severity } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { enumerate, operandIndexes, readable, valuesOf } from '../shared/operands.ts'
import { subcommandAt } from '../shared/packages.ts'
import { sees, variablesOf } from '../shared/run-variables.ts'

export const docs: RuleDocs = {
  why: 'Without a version pip takes the newest release of the day. Two builds of the same file then hold different code, and a release that breaks the program arrives with the next build, at a time nobody chose. A version makes a build repeatable; a requirements file with hashes, made by pip-compile or uv, also fixes what the packages themselves need. Whoever pins has to update on purpose, which Dependabot and Renovate can do.',
  bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask gunicorn\n',
  good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.2 gunicorn==23.0.0\n',
  sources: [
    'https://pip.pypa.io/en/stable/topics/repeatable-installs/',
    'https://packaging.python.org/en/latest/specifications/version-specifiers/',
  ],
  equivalents: { hadolint: ['DL3013'], kics: ['Unpinned Package Version in Pip Install'] },
}

const PROGRAMS = ['pip', 'python', 'pypy', 'pipx', 'uv']

/** Packages that a command names itself; files of requirements are the project's own matter. */
export default defineRule({
  meta: {
    name: 'pip-pin-version',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin the Python packages a command names',
    messages: {
      unpinned: '{{names}} {{verb}} no version, so every build installs the newest release of its day.',
      range: '{{names}} {{verb}} only a lower bound, so every build installs the newest release of its day.',
      git: '{{names}} {{verb}} no commit or tag: put @ and one of them behind the address.',
      operator: '{{names}} {{verb}} = in front of the version, which pip refuses; its operator is ==.',
      itself:
        '{{names}} {{verb}} no version: the image brings a pip that works, and a newer one may work differently with the next build.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  const variables = variablesOf(input)
  for (const run of runsCalling(input, PROGRAMS)) {
    for (const command of run.commands) {
      const named = namedPackages(command)
      if (named.length === 0 || isConstrained(command, (name) => sees(variables, run, name, input))) continue
      const found = named.flatMap((at) => {
        const kind = looseness(readable(command, at), command.argv[at] !== null)
        return kind === null ? [] : [{ at, kind }]
      })
      const [first] = found
      if (!first) continue
      const alike = found.filter(({ kind }) => kind === first.kind)
      yield {
        messageId: first.kind,
        range: command.words[first.at]?.range ?? command.range,
        data: {
          names: enumerate(alike.map(({ at }) => readable(command, at))),
          verb: alike.length > 1 ? 'have' : 'has',
        },
        confidence: confidenceOf(command),
        severity: SEVERITIES[first.kind] ?? 'warning',
      }
    }
  }
}

type Kind = 'unpinned' | 'range' | 'git' | 'operator' | 'itself'
/** Where it is not the rule's own. The install ends with an error where the operator is wrong. */
const SEVERITIES: Readonly<Partial<Record<Kind, Severity>>> = { range: 'info', operator: 'error' }

const MORE_VALUES = [...PIP_VALUES, '--build', '-b', '--resume-retries']
/** Source: pipx.pypa.io, "CLI reference". */
const PIPX_VALUES = '--python --index-url -i --pip-args --suffix --preinstall --backend --spec'.split(' ')

/** Indexes of the packages in `pip install …`, `python -m pip install …`, `uv pip install …`, `pipx install …`. */
function namedPackages({ program, argv }: Executed): readonly number[] {
  if (program === null) return []
  const start = pipAt(program, argv)
  if (start === null) return []
  const at = start + subcommandAt(argv.slice(start), ['--python', '--proxy', '--cache-dir', '--log'])
  if (argv[at] !== 'install' || argv.some((word) => word === '--help' || word === '--dry-run')) return []
  const editable = [...argv.keys()].filter((index) => isEditable(argv[index - 1]))
  return [...operandIndexes(argv, at + 1, program === 'pipx' ? PIPX_VALUES : MORE_VALUES), ...editable]
}

function isEditable(word: string | null | undefined): boolean {
  return word === '-e' || word === '--editable'
}

function pipAt(program: string, argv: Executed['argv']): number | null {
  if (/^(?:pip[\d.]*|pipx)$/.test(program)) return 0
  if (program === 'uv') return argv[1] === 'pip' ? 1 : null
  const module = /^(?:python|pypy)[\d.]*$/.test(program) ? argv.indexOf('-m') : -1
  return module > 0 && argv[module + 1] === 'pip' ? module + 1 : null
}

/** Constraints name the versions, and without an index the wheels at hand do. */
function isConstrained({ argv }: Executed, isSet: (name: string) => boolean): boolean {
  return (
    valuesOf(argv, '-c', '--constraint').length > 0 ||
    argv.includes('--no-index') ||
    isSet('PIP_CONSTRAINT') ||
    isSet('PIP_NO_INDEX')
  )
}

/** Source: packaging.python.org, "Dependency specifiers"; pip's documentation, "VCS Support". */
function looseness(text: string, known: boolean): Kind | null {
  const word = text.split(';')[0]?.trim() ?? ''
  const address = /^(?:[\w.-]+(?:\[[^\]]*\])?\s*@\s*)?(?:git|hg|svn|bzr)\+\w+:\/\/([^#]*)/.exec(word)?.[1]
  if (address !== undefined) return /@[^/@]+$/.test(address.replace(/^[^/]*@/, '')) ? null : 'git'
  if (/^[\w.-]+(?:\[[^\]]*\])?=[^=]*$/.test(word) && !isLocal(word)) return 'operator'
  if (isLocal(word) || /[<=~@]/.test(word.replaceAll('>=', '')) || word === '') return null
  if (/>|!/.test(word)) return 'range'
  // A number is the value of an option that is not known here.
  if (/^[\d.]+$/.test(word)) return null
  // A variable may hold anything, a version included.
  if (!known) return null
  return word === 'pip' ? 'itself' : 'unpinned'
}

function isLocal(word: string): boolean {
  return /[/\\]|^[.~]/.test(word) || /\.(?:whl|zip|tar\.\w+|tgz|txt)$/.test(word)
}

/** Requirements beside the names may fix their versions, and so may a folder of wheels. */
function confidenceOf({ argv, certain }: Executed): Confidence {
  const open = [...valuesOf(argv, '-r', '--requirement'), ...valuesOf(argv, '-f', '--find-links')]
  return open.length > 0 || !certain ? 'likely' : 'certain'
}
