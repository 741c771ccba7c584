import type { BuildCall } from '../../cli/model.ts'
import type { Project } from '../../project.ts'
import { textOf } from '../../project.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { folderBeside } from './shared/folders.ts'

export const docs: RuleDocs = {
  why: 'The last word of docker build is the context: the folder from which COPY takes files. The whole of it that .dockerignore does not leave out may end in the image, and much of it is read and sent. / or the home directory hands the build keys, caches and histories. An address of a repository without a branch or commit builds something else next week. -f only says where the Dockerfile lies; it does not change the context.',
  bad: 'docker build -t harbour/charts:1.2.0 ~\n',
  good: 'docker build -t harbour/charts:1.2.0 ./charts\n',
  sources: [
    'https://docs.docker.com/build/concepts/context/',
    'https://docs.docker.com/reference/cli/docker/buildx/build/',
  ],
  equivalents: {},
}

type MessageId = 'root' | 'home' | 'above' | 'git' | 'missing'

export default defineRule({
  meta: {
    name: 'cli-build-context',
    severity: 'warning',
    category: 'size',
    files: 'shell',
    title: 'Use the folder of the project as build context',
    messages: {
      root: 'The context is the whole disk of the host; COPY can take any file of it into the image.',
      home: 'The context is the home directory, with its keys, caches and histories.',
      above:
        'The context is the folder above, with everything beside this project; the Dockerfile needs the folder of the project.',
      git: 'The repository is named without a branch, tag or commit, so each build takes what lies on its default branch then; add #REF.',
      missing:
        'docker build needs a context behind its options: the folder that COPY takes files from, often a single dot.',
    },
  },
  *check({ script, project }) {
    yield* reportEach(script, ['build'], ({ call }) => reportOf(call, project))
  },
})

function reportOf(call: BuildCall, project: Project): Report<MessageId> | null {
  const { context, open, operands, verbRange, options, tool } = call
  if (context === null) {
    const helps = options.some(({ name }) => name === 'help')
    const missing = operands.length === 0 && !open && !helps && tool === 'docker'
    return missing ? { messageId: 'missing', range: verbRange, severity: 'error' } : null
  }
  const { kind, path, word } = context
  const { range } = word
  if (kind === 'git') return /[#?]/.test(word.shown) ? null : { messageId: 'git', range }
  if (path === '/') return { messageId: 'root', range }
  if (/^(?:~|\$\{HOME\})\/?$/.test(word.shown)) return { messageId: 'home', range }
  if (path !== null && /^(?:\.\.\/)*\.\.$/.test(path) && !isSubfolder(call, project))
    return { messageId: 'above', range, confidence: 'possible', severity: 'info' }
  return null
}

/** `-f Dockerfile ..` from a folder of the project that holds the script: there the folder above is the project. */
function isSubfolder({ context }: BuildCall, project: Project): boolean {
  const folder = folderBeside(project, context?.word.text ?? '')
  if (folder === null) return false
  return project.path.includes('/') || textOf(project, `${folder}/Dockerfile`) !== null
}
