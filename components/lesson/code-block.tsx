import { type ComponentProps, type ReactElement, type ReactNode, isValidElement } from 'react'

import { type CodeLine, codeLines } from '@/components/lesson/code-lines'
import { cn } from '@/lib/cn'

type Code = ReactElement<ComponentProps<'code'>>

const languages: Readonly<Record<string, string>> = {
  dockerfile: 'Dockerfile',
  console: 'Terminal',
  sh: 'Terminal',
  bash: 'Terminal',
  yaml: 'YAML file',
  python: 'Python file',
  json: 'JSON file',
}

/** A fenced block of a lesson, where MDX gives `<pre><code className="language-…">`. */
export function CodeBlock({ children }: ComponentProps<'pre'>) {
  const language = /language-(\S+)/.exec(codeIn(children)?.props.className ?? '')?.[1] ?? ''
  return (
    <div className="figure codebox">
      <CodeLines label={languages[language] ?? 'Example'} lines={blockLines(children)} />
    </div>
  )
}

/** The lines of such a block. */
export function blockLines(children: ReactNode): CodeLine[] {
  return codeLines(codeIn(children)?.props.children ?? children)
}

const codeIn = (children: ReactNode): Code | null => (isValidElement(children) ? (children as Code) : null)

type CodeLinesProps = {
  /** What the code is, for screen readers. */
  label: string
  lines: readonly CodeLine[]
  className?: string
}

/** Focusable, because a long line scrolls sideways and a keyboard has to reach its end. */
export function CodeLines({ label, lines, className }: CodeLinesProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre tabIndex={0} role="group" aria-label={label} className={cn('code', className)}>
      <code>
        {lines.map((line, index) => (
          <span key={index} className={cn('ln', line.mark)}>
            {line.nodes}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  )
}
