import type { Image } from '../../build/types.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { Redirect } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { startScripts } from '../shared/start-scripts.ts'

export const docs: RuleDocs = {
  why: 'docker logs, Compose and every collector of logs read what a container writes to its output. A log in a file inside of the container is seen by none of them, it is gone with the container, and while that runs the file grows without a limit. A program that can only write to a file is given a link: ln -sf /dev/stdout in place of the file, as the images of nginx have it.',
  bad: 'FROM node:24-slim\nCOPY tide.js /srv/\nCMD node /srv/tide.js >> /var/log/tide.log 2>&1\n',
  good: 'FROM node:24-slim\nCOPY tide.js /srv/\nCMD ["node", "/srv/tide.js"]\n',
  sources: ['https://docs.docker.com/engine/logging/', 'https://12factor.net/logs'],
  equivalents: {},
}

/** Only files that are logs by their name: a start script may write its settings as well. */
export default defineRule({
  meta: {
    name: 'log-to-file',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'] },
    title: 'Write logs to the output of the container',
    messages: {
      redirect:
        'This sends the output to {{path}} inside the container: docker logs shows nothing of it, and the file grows until the container goes.',
      option:
        '{{option}} makes the program log to {{path}} inside the container, where docker logs does not look; /dev/stdout is the output.',
    },
  },
  *check({ build, ...input }) {
    const { image } = build
    if (!image) return
    for (const { script, place } of startScripts({ build, ...input })) {
      for (const { command } of walkCommands(script)) {
        const found = command.redirects.find((each) => isLog(logOf(each), image))
        if (!found) continue
        const path = logOf(found) ?? ''
        yield { messageId: 'redirect', range: place ?? found.range, data: { path }, confidence: 'likely' }
        return
      }
    }
    const given = optionIn(image)
    if (given) yield { messageId: 'option', ...given, confidence: 'likely' }
  },
})

function logOf({ operator, target }: Redirect): string | null {
  return /^(?:&?>>?|>\|)$/.test(operator) ? (target?.literal ?? null) : null
}

/** `/var/log/tide`, `logs/tide`, `tide.log`; not one that leads to the output after all. */
function isLog(path: string | null, { workdir, files, base }: Image): boolean {
  if (path === null || !/(?:^|\/)(?:var\/log|logs?)\/|\.log$/.test(path)) return false
  const full = resolvePath(workdir, path)
  if (full === null || isInside('/dev', full) || isInside('/proc', full)) return false
  // Official images of web servers link their logs to the output themselves.
  if (
    /^(?:nginx|httpd|openresty|php|wordpress|haproxy)\b/.test(base?.name ?? '') &&
    isInside('/var/log', full)
  )
    return false
  return files.entries.get(full)?.kind !== 'symlink'
}

/** Sources: the manuals of gunicorn, uWSGI, Celery, MongoDB, Redis, Jenkins and others with the same words. */
const OPTION =
  /^--(?:(?:access-|error-)?log-?file|log_file|log-?path|logto|access-log|error-log|daemonize-log)(?:=(.*))?$/

function optionIn(image: Image): { range: Range; data: Readonly<Record<string, string>> } | null {
  const { process } = image
  const words = [...(image.entrypoint?.instruction?.argv ?? []), ...(image.cmd?.instruction?.argv ?? [])]
  for (const [at, word] of process.args.entries()) {
    const match = word === null ? null : OPTION.exec(word)
    const path = match ? (match[1] ?? process.args[at + 1] ?? null) : null
    if (!match || !isLog(path, image) || path?.startsWith('-')) continue
    const range = words.find(({ value }) => value === word)?.range ?? process.instruction?.range
    return range ? { range, data: { option: word?.split('=')[0] ?? '', path: path ?? '' } } : null
  }
  return null
}
