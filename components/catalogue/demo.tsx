import { ArrowRight } from 'lucide-react'

import { demoMissing, demoNotes } from '@/components/catalogue/demo-file'
import { type MarkedLine, markedLines } from '@/components/catalogue/marked-lines'
import type { OutlineItem } from '@/components/catalogue/outline'
import { count } from '@/components/catalogue/words'
import { SeverityMark } from '@/components/rules/severity'
import { ButtonLink } from '@/components/ui/button'
import { cn } from '@/lib/cn'
import type { Token } from '@/lib/content/highlight.ts'
import type { Finding } from '@/lib/engine/index.ts'

type DemoProps = {
  tokens: readonly (readonly Token[])[]
  findings: readonly Finding[]
  /** Where one learns to mend such a file. */
  lab: OutlineItem | undefined
}

/** What the checks say about a small file, drawn in the dock. */
export function Demo({ tokens, findings, lab }: DemoProps) {
  const isAbsent = ({ rule }: Finding) => rule in demoMissing
  const lines = markedLines(
    tokens,
    findings.filter((finding) => !isAbsent(finding)),
  )
  return (
    <figure className="dock max-lg:max-w-[640px]" aria-label="Example: what Drydock finds in a Dockerfile">
      <span aria-hidden className="keel left-[26%]" />
      <span aria-hidden className="keel right-[26%]" />
      <div className="relative overflow-hidden rounded-t-3 rounded-b-[22px] border border-line-strong bg-code shadow-2">
        <div className="flex h-10 items-center gap-2 border-b border-line bg-surface px-3.5 text-13">
          <span className="font-mono text-[0.78125rem]">Dockerfile</span>
          <span className="ml-auto text-12 text-ink-3">Checked as in the labs</span>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre
          tabIndex={0}
          role="group"
          aria-label="Example Dockerfile with findings"
          className="code numbered pt-3.5 text-13h leading-[1.72]"
        >
          <code>
            {lines.map((line, index) => (
              <Line key={index} line={line} />
            ))}
            {findings.filter(isAbsent).map((finding) => (
              <span key={finding.rule} className="ln absent">
                <i className="tk-comment">{demoMissing[finding.rule]}</i>
                <Note finding={finding} />
              </span>
            ))}
          </code>
        </pre>
        <Verdict findings={findings} lab={lab} />
      </div>
    </figure>
  )
}

function Line({ line: { pieces, findings } }: { line: MarkedLine }) {
  return (
    <span className="ln">
      {pieces.map(({ text, kind, severity }, index) => (
        <span
          key={index}
          data-severity={severity}
          className={cn(kind !== 'text' && `tk-${kind}`, severity && 'squiggle')}
        >
          {text}
        </span>
      ))}
      {'\n'}
      {findings.map((finding) => (
        <Note key={finding.rule} finding={finding} />
      ))}
    </span>
  )
}

function Note({ finding: { rule, severity, message } }: { finding: Finding }) {
  return (
    <span className="note">
      <SeverityMark severity={severity} className="[&_svg]:size-3.5" />
      {demoNotes[rule] ?? message}
    </span>
  )
}

function Verdict({ findings, lab }: { findings: readonly Finding[]; lab: OutlineItem | undefined }) {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return (
    <figcaption className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line bg-surface px-[18px] pt-3.5 pb-4">
      <div className="flex-1 basis-[220px]">
        <p className="font-display text-15 font-semi">{`${count(findings.length, 'thing')} to mend`}</p>
        <p className="mt-0.5 text-13 text-ink-2">
          {`${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}. Mend such a file in a lab.`}
        </p>
      </div>
      {lab ? (
        <ButtonLink href={lab.href}>
          Try a lab
          <ArrowRight aria-hidden />
        </ButtonLink>
      ) : null}
    </figcaption>
  )
}
