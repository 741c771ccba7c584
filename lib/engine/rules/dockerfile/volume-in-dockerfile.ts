import { chainOf } from '../../dockerfile/chain.ts'
import type { StageInstruction, Value, VolumeInstruction } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { enumerate } from '../shared/operands.ts'

export const docs: RuleDocs = {
  why: 'Each container started without a volume of its own for that path gets a new one without a name, and unless it is run with --rm that volume stays on the disk when the container is gone. An image built on this one cannot take the declaration back. There is a case for it: the path never lies in the slow writable layer, Docker recommends VOLUME for data that changes, and images of databases declare one to keep data from getting lost by accident. For an application the place to decide it is compose or docker run, where the volume has a name and an owner.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nVOLUME /app/uploads\nUSER node\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN mkdir uploads && chown node uploads\nUSER node\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#volume',
    'https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes',
    'https://docs.docker.com/engine/storage/volumes/#named-and-anonymous-volumes',
    'https://docs.docker.com/build/building/best-practices/#volume',
  ],
  equivalents: {},
}

/** The socket of Docker is docker-socket-volume's, directories of the system volume-sensitive-dir's, quotes json-form-invalid's. */
export default defineRule({
  meta: {
    name: 'volume-in-dockerfile',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['VOLUME'] },
    title: 'Declare volumes where the container is started',
    messages: {
      anonymous:
        'Every container started without a volume for {{paths}} gets a new one without a name, and images built on this one cannot undo that.',
      later:
        'Line {{line}} changes what is below {{path}} after VOLUME has declared it: BuildKit keeps the change, the classic builder throws it away.',
    },
  },
  *check({ dockerfile, build }) {
    const chain = chainOf(dockerfile, dockerfile.target)
    for (const { index, instructions } of chain) {
      for (const instruction of instructions) {
        if (instruction.keyword !== 'VOLUME') continue
        const own = ownPaths(instruction)
        if (own.length === 0) continue
        const after = changeAfter(
          instruction,
          chain.map((stage) => stage.index).filter((each) => each >= index),
          build,
        )
        if (after)
          yield {
            messageId: 'later',
            range: instruction.range,
            data: after,
            confidence: 'likely',
          }
        else
          yield {
            messageId: 'anonymous',
            range: instruction.range,
            data: { paths: enumerate(own.map(({ raw }) => raw)) },
            confidence: 'possible',
          }
      }
    }
  },
})

/** Paths that no other rule has more to say about. */
function ownPaths({ paths }: VolumeInstruction): readonly Value[] {
  return paths.filter(
    ({ text, raw }) => !/^\[|'/.test(raw) && !/\.sock$|^~|^$/.test(text ?? '') && !SYSTEM.test(text ?? ''),
  )
}

const SYSTEM = /^\/(?:etc|proc|sys|dev|boot|usr|bin|sbin|lib|lib64|root|var\/run|run|var\/lib\/docker)?\/?$/

type Change = { readonly line: number; readonly path: string }

/** The first step behind it that writes below one of its paths. */
function changeAfter(
  volume: VolumeInstruction,
  stages: readonly number[],
  { stages: built }: RuleInput['build'],
): Change | null {
  const paths = volume.paths.flatMap(({ text }) =>
    text?.startsWith('/') ? [text.replace(/(?!^)(?<![^]\/)\/+$/, '')] : [],
  )
  if (paths.length === 0) return null
  for (const stage of stages) {
    for (const { instruction, added, changed, removed } of built[stage]?.steps ?? []) {
      if (!isBehind(instruction, volume)) continue
      for (const each of [...added, ...changed, ...removed]) {
        const path = paths.find((directory) => each !== directory && isInside(directory, each))
        if (path !== undefined) return { path, line: instruction.range.start.line }
      }
    }
  }
  return null
}

function isBehind(
  { stage, index, keyword }: { stage: number; index: number; keyword: string },
  volume: StageInstruction,
): boolean {
  if (keyword === 'FROM' || keyword === 'WORKDIR') return false
  return stage > volume.stage || (stage === volume.stage && index > volume.index)
}
