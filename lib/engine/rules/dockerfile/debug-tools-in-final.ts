import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { startsProgram } from '../shared/build-steps.ts'
import { targetOf } from '../shared/output.ts'
import { shippedCommands } from '../shared/runs.ts'
import { once } from '../shared/scopes.ts'
import { shippedPackages, type Shipped } from '../shared/system-packages.ts'

export const docs: RuleDocs = {
  why: 'Editors, network tools and version control are handy while one looks for a mistake, and idle for the rest of the life of an image. They make it larger, each brings libraries with vulnerabilities of their own, and whoever breaks into a container finds them ready for use. When something has to be looked into, docker debug or a second target of the same file brings the tools to the running container without shipping them.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx vim telnet && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
    'https://docs.docker.com/reference/cli/docker/debug/',
  ],
  equivalents: { docker_bench: ['4.3'], dockle: ['CIS-DI-0003'] },
}

/** Compilers and headers are the matter of final-stage-build-toolchain, sudo and SSH servers of rules of their own. */
export default defineRule({
  meta: {
    name: 'debug-tools-in-final',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Leave editors and debugging tools out of the final image',
    messages: {
      tools:
        '{{packages}} ({{kind}}) stays in the final image, and nothing in this file uses it at run time.',
      several: '{{packages}} stay in the final image, and nothing in this file uses them at run time.',
      fetcher: '{{packages}} is installed, but no RUN, HEALTHCHECK, CMD or ENTRYPOINT of this file uses it.',
      build:
        '{{packages}} is used while the image is built, and stays in it: a builder stage would keep it out.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    const image = input.build.image
    if (
      !target ||
      !image ||
      /(?:^|[-_])(?:dev|devel|development|debug|test|tools|ci|build|builder)(?:$|[-_])/.test(
        target.name ?? '',
      )
    )
      return
    const uses = once(() => usesOf(input))
    for (const [, shipped] of shippedPackages(input)) {
      const found = toolsAmong(shipped).flatMap((tool) => judge(tool, uses()) ?? [])
      const [first] = found
      if (first) yield reportOf(first, found)
    }
  },
})

type Kind =
  | 'an interactive tool'
  | 'a network tool'
  | 'version control'
  | 'a tool to trace with'
  | 'documentation'
  | 'a download tool'
type Tool = Shipped & { readonly kind: Kind; readonly programs: readonly string[] }
type Judged = { readonly tool: Tool; readonly verdict: 'unused' | 'build'; readonly confidence: Confidence }

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const TOOLS: readonly (readonly [names: RegExp, kind: Kind, programs: readonly string[]])[] = [
  [
    /^(?:vim(?:-[\w-]+)?|neovim|nano(?:-tiny)?|emacs(?:-[\w-]+)?|joe|ed|mcedit|mc|less|micro)$/,
    'an interactive tool',
    words('vi vim nvim nano emacs joe ed mc less micro'),
  ],
  [
    /^(?:telnet|inetutils-(?:telnet|ping)|busybox-extras|net-tools|iputils(?:-ping|-tracepath|-arping)?|traceroute)$/,
    'a network tool',
    words('telnet netstat ifconfig arp route ping ping6 tracepath arping traceroute'),
  ],
  [
    /^(?:dnsutils|bind9-dnsutils|bind-utils|bind-tools|mtr(?:-tiny)?|nmap(?:-ncat)?|netcat(?:-openbsd|-traditional)?|nc)$/,
    'a network tool',
    words('dig nslookup host nsupdate mtr nmap ncat nc netcat'),
  ],
  [
    /^(?:socat|iperf3?|tcpdump|tshark|whois|ftp|lftp|httpie)$/,
    'a network tool',
    words('socat iperf iperf3 tcpdump tshark whois ftp lftp http'),
  ],
  [
    /^(?:strace|ltrace|gdb|gdbserver|lsof|htop|iotop|sysstat|valgrind|perf|linux-perf|atop)$/,
    'a tool to trace with',
    words('strace ltrace gdb gdbserver lsof htop iotop iostat sar valgrind perf atop'),
  ],
  [/^(?:git|git-core|subversion|mercurial|cvs|bzr)$/, 'version control', words('git svn hg cvs bzr')],
  [/^(?:man|man-db|manpages(?:-dev)?|mandoc|info|texinfo)$/, 'documentation', words('man info makeinfo')],
  [/^(?:curl|wget)$/, 'a download tool', []],
]

/** All of these names at once: most packages are none of them. */
const ANY = new RegExp(TOOLS.map(([names]) => names.source).join('|'))

function toolsAmong(shipped: readonly Shipped[]): readonly Tool[] {
  return shipped.flatMap((each) => {
    const entry = ANY.test(each.name) && TOOLS.find(([names]) => names.test(each.name))
    return entry ? [{ ...each, kind: entry[1], programs: entry[2] }] : []
  })
}

type Uses = {
  /** Programs that RUNs execute. */
  readonly built: ReadonlySet<string>
  /** RUNs execute scripts and installers that may call anything, and fetch from repositories. */
  readonly scripts: boolean
  readonly repositories: boolean
  /** Words of what the container starts, of its HEALTHCHECK, and of scripts of the context. */
  readonly runtime: ReadonlySet<string>
  /** It starts a script that nobody can read here. */
  readonly open: boolean
  /** Nothing tells that this image starts a program: it may be meant as a base, or to work in. */
  readonly idle: boolean
}

function usesOf(input: RuleInput): Uses {
  const { dockerfile, context } = input
  const { entrypoint, cmd, healthcheck } = targetOf(dockerfile)?.end ?? {}
  const start = `${entrypoint?.text ?? ''} ${cmd?.text ?? ''}`
  const scripts = Object.entries(context.files)
    .filter(([path]) => /\.(?:sh|bash|py|rb|js|mjs|ts|php|go|pl)$|entrypoint|start|run/.test(path))
    .map(([, { content }]) => content ?? '')
  const commands = shippedCommands(input)
  const built = new Set(commands.flatMap(({ program }) => program ?? []))
  const text = [start, healthcheck?.node.body.text ?? '', ...scripts].join('\n')
  return {
    built,
    scripts: [...built].some((program) => SCRIPTS.test(program)),
    repositories: commands.some(({ argv }) =>
      argv.some((word) => word !== null && /^git\+|\.git(?:@|$|#)|^git@/.test(word)),
    ),
    runtime: new Set(text.split(/[^\w.-]+/)),
    open: /\.(?:sh|bash)\b|entrypoint|\/init\b/.test(start) && !context.complete,
    idle: !startsProgram(input),
  }
}

/** Programs that may call others. */
const SCRIPTS =
  /^(?:sh|bash|dash|ash|make|npm|yarn|pnpm|python[\d.]*|pip[\d.]*|ruby|perl|composer|mix|cargo|go)$|\.(?:sh|py)$/

/** Nothing but a person calls these; a program may well call the others without a word in the file. */
const IDLE: readonly Kind[] = ['an interactive tool', 'a tool to trace with', 'documentation']

/** What is to be said of a tool; null when it is used at run time, or curl or wget at all. */
function judge(tool: Tool, uses: Uses): Judged | null {
  const names = [tool.name, ...tool.programs]
  if (names.some((name) => uses.runtime.has(name))) return null
  const fetches = tool.kind === 'a download tool'
  if (fetches && (uses.scripts || uses.built.has(tool.name))) return null
  const used =
    names.some((name) => uses.built.has(name)) || (tool.kind === 'version control' && uses.repositories)
  const sure = tool.certain && !used && IDLE.includes(tool.kind)
  const confidence = uses.open || uses.idle ? 'possible' : sure ? 'certain' : 'likely'
  return { tool, verdict: used ? 'build' : 'unused', confidence }
}

function reportOf(
  first: Judged,
  found: readonly Judged[],
): {
  readonly messageId: 'tools' | 'several' | 'fetcher' | 'build'
  readonly range: Range
  readonly data: { readonly packages: string; readonly kind: string }
  readonly confidence: Confidence
} {
  const names = [...new Set(found.map(({ tool }) => tool.name))]
  const single =
    first.verdict === 'build' ? 'build' : first.tool.kind === 'a download tool' ? 'fetcher' : 'tools'
  const order: readonly Confidence[] = ['certain', 'likely', 'possible']
  return {
    messageId: names.length > 1 ? 'several' : single,
    range: first.tool.range,
    data: { packages: names.join(', '), kind: first.tool.kind },
    confidence: order.find((each) => found.some(({ confidence }) => confidence === each)) ?? 'likely',
  }
}
