import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { hostOf } from '../shared/downloads.ts'
import { remoteScripts, type RemoteScript } from '../shared/remote-scripts.ts'

export const docs: RuleDocs = {
  why: 'Whatever the server answers at the moment of the build is run, mostly as root, and nobody has read it: a server that was broken into, a domain that changed hands or a new version decide what is in the image. A download that breaks off in the middle runs half a script, and in a pipe its failure does not even stop the build. Two builds of the same file may differ without a trace. A download to a file, a comparison with a checksum written down in the Dockerfile and only then the start take three lines; a package of the distribution takes one. Official installers such as those of Rust and uv come from the people who make the program itself; even there a pinned version with a checksum makes the build repeatable.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl && rm -rf /var/lib/apt/lists/*\nRUN curl -fsSL https://tides.example.com/install.sh | sh\n',
  good: 'FROM debian:13-slim\nADD --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 https://tides.example.com/2.4.1/install.sh /tmp/install.sh\nRUN sh /tmp/install.sh && rm /tmp/install.sh\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
  ],
  equivalents: { docker_bench: ['4.11', '4.12'], tally: ['prefer-multi-stage-build'] },
}

type MessageId = 'piped' | 'substituted' | 'file' | 'installer' | 'pinned'

/** Programs that are run. Files that are only installed are download-without-checksum's matter, remote ADDs add-remote-unverified's. */
export default defineRule({
  meta: {
    name: 'pipe-to-shell',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Run no script straight from the network',
    messages: {
      piped:
        'What {{host}} answers goes straight into {{interpreter}}: nobody has checked it, and a broken download runs in part.',
      substituted: '{{interpreter}} runs what {{host}} answers, and nobody has checked it.',
      file: '{{interpreter}} runs a file from {{host}} that was compared with no checksum or signature.',
      installer:
        'The official installer of {{host}} is run unchecked; a fixed version with a checksum, or a package, makes the build repeatable.',
      pinned:
        'The address at {{host}} names a version, but nothing checks that {{interpreter}} gets what it was when this line was written; compare it with a checksum.',
    },
  },
  check: (input) => (mentionsDownload(input.dockerfile) ? distinct(reports(input)) : []),
})

function mentionsDownload({ source }: RuleInput['dockerfile']): boolean {
  return source.includes('curl') || source.includes('wget')
}

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const script of remoteScripts(input)) {
    const messageId = variant(script)
    const soft = messageId === 'installer' || messageId === 'pinned'
    yield {
      messageId,
      range: script.range,
      data: { host: hostOf(script.url) || 'a server', interpreter: script.interpreter },
      confidence: script.certain ? 'certain' : 'likely',
      ...(soft && { severity: 'info' as const }),
    }
  }
}

/** Installers that the maker of a program offers on a host of its own. */
const INSTALLERS =
  /^https:\/\/(?:sh\.rustup\.rs|astral\.sh|get\.docker\.com|(?:deb|rpm)\.nodesource\.com|bun\.(?:sh|com)|deno\.land|install\.python-poetry\.org|get\.pnpm\.io|bootstrap\.pypa\.io|getcomposer\.org|get\.sdkman\.io|ollama\.com|tailscale\.com|fnm\.vercel\.app|get\.volta\.sh|cli\.doppler\.com|packages\.gitlab\.com|pkgs\.k8s\.io|sdk\.cloud\.google\.com|aka\.ms|dot\.net|install\.julialang\.org|just\.systems|mise\.run|starship\.rs|raw\.githubusercontent\.com\/(?:nvm-sh|helm|pyenv|rbenv|Homebrew|hadolint|anchore|aquasecurity|golangci))(?=[/:?]|$)/
/** A version or a commit in the address. */
const PINNED = /[/@v_-]\d{1,5}\.\d{1,5}(?:\.\d{1,9})?|\/[0-9a-f]{40}\//

function variant({ url, way }: RemoteScript): MessageId {
  if (INSTALLERS.test(url)) return 'installer'
  return PINNED.test(url) ? 'pinned' : way
}
