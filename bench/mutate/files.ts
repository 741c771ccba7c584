import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { contextOf, projectOf, UNKNOWN_CONTEXT } from '../../lib/engine/index.ts'
import type { OtherKind } from '../../lib/engine/index.ts'
import { ruleDocs as composeDocs } from '../../lib/engine/rules/compose/docs.ts'
import { ruleDocs as daemonDocs } from '../../lib/engine/rules/daemon/docs.ts'
import { ruleDocs as pipelineDocs } from '../../lib/engine/rules/gitlab-ci/docs.ts'
import type { RuleDocs } from '../../lib/engine/rules/rule.ts'
import { ruleDocs as scriptDocs } from '../../lib/engine/rules/shell/docs.ts'
import { brokenFileFixes, brokenFilePromises } from '../../lib/engine/testing/hold-to-promises.ts'
import { mutateFile } from '../../lib/engine/testing/mutate-files.ts'
import { randomFrom } from '../../lib/engine/testing/mutate.ts'
import { walk } from '../../scripts/support/files.ts'
import { look, newTally, printTally } from './tally.ts'
import type { Tally } from './tally.ts'

const FOLDER = '../shared/corpus/visible'
const SEED = 20_261_121
const FIX_EVERY = 20
/** In a text of which only a part is read, every line that a fix removes shows another one. */
const MOST_MENDED = 50_000
/** Milliseconds of processor time for reading, all rules and the comments that hold findings back. */
const SLOW = 200
/** A quarter megabyte of script may hold ten thousand commands, with dozens of rules for each. */
const SLOW_SCRIPT = 2000

type Text = { readonly name: string; readonly text: string }
type Source = { readonly kind: OtherKind; readonly path: string; readonly texts: readonly Text[] }

function ofFolder(folder: string): Text[] {
  const paths = walk(folder).filter((path) => !path.endsWith('.jsonl'))
  return paths.map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }))
}

/** The pairs of a rule's page. */
function ofDocs(docs: Readonly<Record<string, RuleDocs>>): Text[] {
  return Object.entries(docs).flatMap(([name, { bad, good }]) => [
    { name: `${name} bad`, text: bad },
    { name: `${name} good`, text: good },
  ])
}

const RENOVATE: readonly Text[] = [
  '{\n  "$schema": "https://docs.renovatebot.com/renovate-schema.json",\n  "extends": ["config:best-practices"],\n  "packageRules": [{ "matchDatasources": ["docker"], "pinDigests": true }]\n}\n',
  '{\n  // lights\n  extends: ["config:recommended", "docker:pinDigests"],\n  ignoreDeps: [\'python\'],\n}\n',
].map((text, at) => ({ name: `renovate ${at}`, text }))

/** The same scripts as the recipe of a target. */
function recipes(texts: readonly Text[]): Text[] {
  return texts.map(({ name, text }) => ({
    name,
    text: `IMAGE ?= harbour/tides\n.PHONY: ship\nship: build\n${text.replaceAll(/^(?=.)/gm, '\t').replaceAll('$', '$$$$')}`,
  }))
}

function sources(folder: string): Source[] {
  const scripts = ofDocs(scriptDocs)
  return [
    {
      kind: 'compose',
      path: 'compose.yaml',
      texts: [...ofFolder(`${folder}/real-compose`), ...ofDocs(composeDocs)],
    },
    {
      kind: 'gitlab-ci',
      path: '.gitlab-ci.yml',
      texts: [...ofFolder(`${folder}/real-gitlab-ci`), ...ofDocs(pipelineDocs)],
    },
    { kind: 'daemon', path: 'daemon.json', texts: ofDocs(daemonDocs) },
    { kind: 'renovate', path: 'renovate.json', texts: RENOVATE },
    { kind: 'shell', path: 'ship.sh', texts: scripts },
    { kind: 'makefile', path: 'Makefile', texts: recipes(scripts) },
  ]
}

/** Of twelve files ten are YAML or JSON. */
const TURN: readonly OtherKind[] = [
  'compose',
  'gitlab-ci',
  'daemon',
  'compose',
  'shell',
  'compose',
  'gitlab-ci',
  'renovate',
  'compose',
  'makefile',
  'gitlab-ci',
  'compose',
]

const SCRIPTS: ReadonlySet<OtherKind> = new Set(['shell', 'makefile'])

const DOCKERFILE =
  'FROM node:24-alpine\nUSER node\nEXPOSE 8080\nHEALTHCHECK CMD wget -qO- localhost:8080\nCMD ["node", "."]\n'

/** Breaks compose files, pipelines, settings and scripts; how many kinds of fault there are. */
export function mutateFiles(count: number, folder = FOLDER): number {
  const all = new Map(sources(folder).map((source) => [source.kind, source]))
  const lenders = [...all.values()].flatMap(({ texts }) => texts.map(({ text }) => text))
  const random = randomFrom(SEED)
  const documents = newTally(SLOW)
  const scripts = newTally(SLOW_SCRIPT)
  for (let at = 0; at < count; at++) {
    const { kind, path, texts } = all.get(TURN[at % TURN.length]!)!
    const origin = texts[Math.floor(random() * texts.length)]!
    const { text, changes } = mutateFile(origin.text, random, lenders)
    // With and without knowing the files around it.
    const context = random() < 0.5 ? UNKNOWN_CONTEXT : contextOf({ [path]: text, Dockerfile: DOCKERFILE })
    const faults = () => brokenFilePromises(kind, text, projectOf(path, context))
    const moreFaults = () => brokenFileFixes(kind, text, projectOf(path, context))
    const label = `${kind} ${origin.name}: ${changes.join(', ')}`
    const tally = SCRIPTS.has(kind) ? scripts : documents
    const withFixes = at % FIX_EVERY === 0 && text.length < MOST_MENDED
    look({ label, text, faults, ...(withFixes && { moreFaults }) }, tally)
  }
  const figure = (tally: Tally) => tally.runs.length.toLocaleString('en')
  return (
    printTally(documents, `${figure(documents)} broken files of YAML and JSON`) +
    printTally(scripts, `${figure(scripts)} broken scripts and Makefiles`)
  )
}
