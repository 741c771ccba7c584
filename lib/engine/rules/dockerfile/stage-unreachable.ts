import type { CopySource, Dockerfile, Stage, Value } from '../../dockerfile/model.ts'
import type { Context } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { fromsOf } from '../shared/taken-images.ts'

export const docs: RuleDocs = {
  why: 'BuildKit builds the last stage and what it needs; a stage that is neither its base nor the source of a COPY or a mount is skipped without a word. So a test or a check written there never runs, and a mistake in it is never seen. Mostly a COPY --from is missing or names another stage. A stage that is meant to be built alone, with docker build --target, is fine; a comment that says so spares the next reader the question.',
  bad: 'FROM node:24-slim AS assets\nRUN npm install --global sass\nFROM nginx:1.30\nCOPY site/ /usr/share/nginx/html/\n',
  good: 'FROM node:24-slim AS assets\nRUN npm install --global sass && sass /site.scss /site.css\nFROM nginx:1.30\nCOPY --from=assets /site.css /usr/share/nginx/html/\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit',
    'https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage',
  ],
  equivalents: { tally: ['no-unreachable-stages'] },
}

/** Says of a stage that nothing builds it, unless its name, a comment or the project's files tell that `--target` does. */
export default defineRule({
  meta: {
    name: 'stage-unreachable',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    title: 'Delete stages that nothing needs',
    messages: {
      unused:
        'Nothing is taken from stage {{stage}}, and no stage is built on it: docker build skips it, unless it is asked for with --target {{stage}}.',
      chain:
        'Only {{others}} needs stage {{stage}}, and that is not part of the image either: docker build skips both.',
    },
  },
  *check({ dockerfile, stages, context }) {
    if (stages.length < 2) return
    const reached = reachedStages(dockerfile, context)
    for (const stage of stages) {
      if (reached.has(stage.index)) continue
      const others = stages.filter(({ needs }) => needs.includes(stage.index)).map(({ label }) => label)
      yield {
        messageId: others.length > 0 ? 'chain' : 'unused',
        range: stage.from.as?.range ?? stage.from.image.range,
        data: { stage: stage.label, others: others.join(', ') },
        // Who builds is free to name it as the target; without a name that is done by nobody.
        confidence: stage.name === null ? 'certain' : 'likely',
      }
    }
  },
})

/** The target, the last stage, what a variable may choose, those meant for `--target`, and everything they need. */
function reachedStages({ stages, target }: Dockerfile, context: Context): ReadonlySet<number> {
  const chosen = dynamicNames(stages)
  const reached = new Set<number>()
  for (const { index, name } of stages) {
    const isEnd = index === target || index === stages.length - 1
    if (isEnd || (name !== null && chosen.some((fits) => fits(name)))) reach(index, stages, reached)
  }
  if (reached.size === stages.length) return reached
  // Only now, because the project's files are read for it.
  const named = targetsNamed(context)
  for (const stage of stages) if (isEntry(stage, named)) reach(stage.index, stages, reached)
  return reached
}

function reach(from: number, stages: Dockerfile['stages'], reached: Set<number>): void {
  const open = [from]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue
    reached.add(index)
    open.push(...(stages[index]?.needs ?? []))
  }
}

/** Names that stages have when they are built alone. */
const ENTRY =
  /(?:^|[-_.])(?:[^\W_]*tests?|testing|unit|e2e|integration|dev|devel|develop|development|devcontainer|debug|lint|linter|format|check|checks|validate|ci|docs|watch|local|prod|production|release|staging|runtime|export|dist|artifacts?|binary|binaries|bench|coverage|update|vendor|generate|shell|slim|full|gpu|cpu|cuda|alpine|debian|ubuntu)(?:$|[-_.\d])/

function isEntry({ name, from }: Stage, named: ReadonlySet<string>): boolean {
  if (name === null) return false
  return (
    ENTRY.test(name) || named.has(name) || from.node.comments.some(({ text }) => /\btarget\b/i.test(text))
  )
}

/** Files that say how images are built. */
const BUILDERS =
  /(?:^|\/)(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json)|\.gitlab-ci[\w.-]*\.ya?ml|Makefile|justfile|Taskfile\.ya?ml|Jenkinsfile|skaffold\.ya?ml|tilt(?:file)?|README\.md|[\w.-]+\.sh)$|^\.github\/workflows\/[^/]+$|^\.devcontainer\//i

/** `target: web`, `--target web`, `target = "web"`: what they name, in lower case. */
function targetsNamed({ files }: Context): ReadonlySet<string> {
  const named = new Set<string>()
  for (const [path, { content }] of Object.entries(files)) {
    if (content === null || !BUILDERS.test(path)) continue
    for (const [, name = ''] of content.matchAll(/\btarget"?[ \t]{0,9}[:=]?[ \t]{0,9}["']?([\w.-]{1,100})/gi))
      named.add(name.toLowerCase())
  }
  return named
}

/** `FROM base-${TARGETARCH}` and `COPY --from=$X` choose among all stages whose names fit around the variable. */
function dynamicNames(stages: Dockerfile['stages']): readonly ((name: string) => boolean)[] {
  const taken = ({ instructions }: Stage): readonly CopySource[] =>
    instructions.flatMap((each) => fromsOf(each).map(({ source }) => source))
  const values = stages.flatMap((stage): Value[] => [
    stage.from.image,
    ...taken(stage).map(({ value }) => value),
  ])
  return values.filter(({ variables }) => variables.length > 0).map(fitting)
}

function fitting({ raw }: Value): (name: string) => boolean {
  const head = raw.slice(0, raw.indexOf('$')).toLowerCase()
  const last = raw.slice(raw.lastIndexOf('$'))
  const tail = last.replace(/^\$(?:\{[^}]*\}*|\w*)/, '').toLowerCase()
  return (name) => name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail)
}
