import type { CommandFile, RunCall } from '../../cli/model.ts'
import type { Project } from '../../project.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { isDocker, reportEach } from './shared/calls.ts'
import { meantAsBuild, namesFolder } from './shared/meant.ts'

export const docs: RuleDocs = {
  why: 'docker run starts a container from an image that exists; docker build makes the image from a folder with a Dockerfile. They are easy to mix up because -t belongs to both: for build it is the name of the image (--tag), for run it asks for a terminal (--tty). So docker run -t NAME FOLDER looks for an image called NAME, asks a registry for it, and takes the folder for the program to start.',
  bad: 'docker run -t harbour/ferry:1.0.0 ./ferry/\n',
  good: 'docker build -t harbour/ferry:1.0.0 ./ferry/\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/',
    'https://docs.docker.com/reference/cli/docker/buildx/build/',
  ],
  equivalents: {},
}

type MessageId = 'tagged' | 'folder'

/** Rules about runs are silent about such a line: it has this one fault. */
export default defineRule({
  meta: {
    name: 'cli-run-instead-of-build',
    severity: 'error',
    category: 'syntax',
    files: 'shell',
    title: 'Use docker build to make an image out of a folder',
    messages: {
      tagged:
        'docker run makes no image: -t asks for a terminal here, and {{context}} is taken for the program to start; docker build -t {{name}} {{context}} builds it.',
      folder:
        'docker run starts an image, and {{context}} is a folder; docker build -t NAME:TAG {{context}} makes an image out of it first.',
    },
  },
  *check({ script, project }) {
    yield* reportEach(script, ['run'], ({ call }) =>
      isDocker(call) ? reportOf(script, call, project) : null,
    )
  },
})

function reportOf(script: CommandFile, call: RunCall, project: Project): Report<MessageId> | null {
  const { image, verbRange } = call
  if (image !== null && namesFolder(call))
    return { messageId: 'folder', range: image.word.range, data: { context: image.word.shown } }
  const meant = meantAsBuild(call, project)
  if (meant === null || image === null) return null
  const data = { context: meant.context, name: image.word.shown }
  const confidence = meant.certain ? 'certain' : 'likely'
  return { messageId: 'tagged', range: verbRange, data, confidence, ...fixOf(script, call) }
}

/** `build` in the place of `run`, when there is nothing but the name that build would not take. */
function fixOf({ source }: CommandFile, { options, verbRange, creates }: RunCall): { fix?: Fix } {
  const written = source.slice(verbRange.start.offset, verbRange.end.offset)
  if (creates || options.length !== 1 || written !== 'docker run') return {}
  const { end } = verbRange
  const start = { ...end, column: end.column - 3, offset: end.offset - 3 }
  return {
    fix: { title: 'Build it', safety: 'suggestion', edits: [{ range: { start, end }, newText: 'build' }] },
  }
}
