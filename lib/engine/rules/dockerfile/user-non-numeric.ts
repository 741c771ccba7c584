import type { ImageUser } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'Kubernetes can refuse containers that run as root (runAsNonRoot). It looks at the image before the container exists, so it cannot look a name up in /etc/passwd, and a pod whose image says USER tides does not start; with a number it does. A number is also what owns files on a mounted volume. The name reads better, and where Kubernetes plays no part, or the pod sets runAsUser itself, nothing is wrong with it: this is advice, not a fault.',
  bad: 'FROM python:3.13-slim\nRUN useradd --system --uid 10001 tides\nUSER tides\nCMD ["python", "-m", "http.server"]\n',
  good: 'FROM python:3.13-slim\nRUN useradd --system --uid 10001 tides\nUSER 10001\nCMD ["python", "-m", "http.server"]\n',
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://docs.docker.com/reference/dockerfile/#user',
  ],
  equivalents: { hadolint: ['DL3066'] },
}

/** The USER in effect at the end. Root by any name is user-root-last's matter; that an account does not exist is user-undefined's. */
export default defineRule({
  meta: {
    name: 'user-non-numeric',
    severity: 'info',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['USER'] },
    title: 'Name the USER by its number',
    messages: {
      name: 'Kubernetes cannot tell that {{user}} is not root: runAsNonRoot wants a number such as 10001.',
      known: 'Kubernetes cannot tell that {{user}} is not root: runAsNonRoot wants its number, {{uid}}.',
      unfixed:
        'Kubernetes cannot tell that {{user}} is not root, and {{user}} got its number by chance; give it one with --uid and write that here.',
    },
  },
  *check({ dockerfile, build }) {
    const user = targetOf(dockerfile)?.end.user
    if (!user || user.user.text === null) return
    const name = user.user.text.split(':')[0] ?? ''
    if (name === '' || /^\d+$/.test(name) || name === 'root' || isWindows(name)) return
    const known = build.image?.user
    if (known?.root === true) return
    yield {
      messageId: variant(known),
      range: user.user.range,
      data: { user: name, uid: known?.uid ?? '' },
      confidence: user.user.variables.length > 0 ? 'likely' : 'certain',
    }
  },
})

function isWindows(name: string): boolean {
  return /^Container(?:User|Administrator)$|\\/i.test(name)
}

function variant(user: ImageUser | undefined): 'name' | 'known' | 'unfixed' {
  if (user?.created != null && user.uid === null) return 'unfixed'
  return user?.uid == null ? 'name' : 'known'
}
