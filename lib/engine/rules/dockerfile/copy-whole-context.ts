import { chainOf } from '../../dockerfile/chain.ts'
import type { CopyInstruction, Stage } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { ignoreFile } from '../shared/ignore-file.ts'
import { shippedStages } from '../shared/output.ts'
import { copiesContext, wholeContextSource } from '../shared/whole-context.ts'

export const docs: RuleDocs = {
  why: 'COPY . takes whatever lies in the folder on the day of the build: the history in .git with everything that was ever committed, .env with its passwords, node_modules of another system, results of old builds. All of it is in the layer, and a change of any of these files builds everything after it anew. A .dockerignore keeps out what is known to be useless; paths that are copied by name cannot bring anything unexpected in the first place.',
  bad: 'FROM nginx:1.30\nCOPY . /usr/share/nginx/html\n',
  good: 'FROM nginx:1.30\nCOPY site/ /usr/share/nginx/html/\n',
  sources: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.docker.com/build/cache/optimize/#keep-the-context-small',
  ],
  equivalents: { dockle: ['DKL-LI-0003'] },
}

/**
 * Speaks where nothing is known of the context, and so of a .dockerignore. Where the context is known, dockerignore-missing
 * tells what comes along; sources before an install belong to copy-source-before-deps.
 */
export default defineRule({
  meta: {
    name: 'copy-whole-context',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Copy the paths an image needs by name',
    messages: {
      published:
        '{{copy}} puts everything of the folder where the web server hands it out: what no .dockerignore keeps out, such as .git, .env and this Dockerfile, can be fetched by anybody.',
      shipped:
        '{{copy}} takes everything that no .dockerignore keeps out, such as .git, .env and old build results, and a change of any file builds this step anew.',
      builder:
        '{{copy}} takes everything that no .dockerignore keeps out: a change of any file builds this step and those after it anew.',
    },
  },
  *check(input) {
    const { stages, context } = input
    if (ignoreFile(context).kind !== 'unknown') return
    const shipped = shippedStages(input)
    for (const stage of stages) {
      const copy = stage.used ? wholeCopy(stage) : null
      const source = copy && wholeContextSource(copy)
      if (!copy || !source) continue
      const isShipped = shipped.has(stage.index)
      const isPublished = isShipped && publishes(copy) && mayServe(input)
      // The manifests were copied before it: that this comes last, and brings the rest, was somebody's decision.
      if (!isPublished && copiedBefore(copy, stage, input)) continue
      yield {
        messageId: isPublished ? 'published' : isShipped ? 'shipped' : 'builder',
        range: source.range,
        data: { copy: `${copy.keyword} ${source.raw}` },
        confidence: isPublished ? 'likely' : 'possible',
        ...(isPublished && { severity: 'warning' as const }),
      }
    }
  },
})

/** Whoever excludes something has looked at what comes along. */
function wholeCopy({ instructions }: Stage): CopyInstruction | null {
  const found = instructions.find((each) => copiesContext(each) && wholeContextSource(each) !== null)
  return found && copiesContext(found) && found.exclude.length === 0 ? found : null
}

function copiedBefore(copy: CopyInstruction, { index }: Stage, { dockerfile }: RuleInput): boolean {
  return chainOf(dockerfile, index).some(({ instructions }) =>
    instructions.some(
      (each) => copiesContext(each) && each !== copy && (each.stage !== index || each.index < copy.index),
    ),
  )
}

/** Where the official images of web servers look for pages. */
const WEB_ROOTS = ['/usr/share/nginx/html', '/usr/local/apache2/htdocs', '/usr/share/caddy', '/var/www/html']

function publishes({ destination, before }: CopyInstruction): boolean {
  const path = resolvePath(before.workdir, destination?.text ?? null)
  return path !== null && WEB_ROOTS.some((root) => isInside(root, path))
}

/** Images of languages whose programs serve for themselves: a folder with the name of a web root is a folder like any other. */
const LANGUAGES = /^(?:python|node|ruby|golang|rust|perl|openjdk|eclipse-temurin|elixir|erlang|pypy|bun)$/
const SERVERS = /^(?:nginx|apache2|httpd|lighttpd|caddy|openresty)(?:$|-)/

function mayServe({ dockerfile, build }: RuleInput): boolean {
  const base = chainOf(dockerfile, dockerfile.target)[0]?.base
  if (base?.kind !== 'image' || !LANGUAGES.test(base.reference.name)) return true
  return build.image?.packages.some(({ name }) => SERVERS.test(name)) ?? true
}
