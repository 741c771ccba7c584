import { CircleX, EyeOff, KeyRound, Trash2 } from 'lucide-react'
import { Link } from '@/components/ui/link'
import { type ReactNode, useId, useState } from 'react'
import { InlineText } from '@/components/ui/inline-text'
import type { Row } from '@/components/build-view/rows.ts'
import { takesAwayWords } from '@/components/build-view/step-words.ts'
import type { BuildReport, SecretReport, StageReport } from '@/lib/engine/build/report/types.ts'
import { cacheSentence, secretSentence, secretWords, wasteWords } from '@/lib/engine/build/report/words.ts'

type Props = { readonly row: Row; readonly report: BuildReport; readonly stage: StageReport }

/** What a row says below itself: what runs it again, a secret that stays, bytes that ship for nothing, what it deletes. */
export function LayerNotes({ row, report, stage }: Props) {
  const { report: step, leaks, leftBehind, takesAway, ownCause, failure, advice } = row
  const away = takesAwayWords(report, stage.index, takesAway)
  return (
    <>
      {failure ? (
        <Note tone="error" icon={<CircleX aria-hidden />}>
          <b>The build stops here.</b> {failure}
        </Note>
      ) : null}
      {leaks.map((secret) => (
        <Leak key={`${secret.what} ${secret.line}`} secret={secret} report={report} />
      ))}
      {leftBehind.map((secret) => (
        <Note key={`${secret.what} ${secret.line}`} icon={<KeyRound aria-hidden />}>
          {secretSentence(report, secret)}
        </Note>
      ))}
      {stage.shipped
        ? step.wasted.map((waste) => (
            <Note
              key={`${waste.stage}.${waste.step}.${waste.by}`}
              tone="warning"
              icon={<EyeOff aria-hidden />}
            >
              {wasteWords(report, stage, waste)}.
            </Note>
          ))
        : null}
      {away ? <Note icon={<Trash2 aria-hidden />}>{away}</Note> : null}
      {ownCause ? <Note>{cacheSentence(step.cache)}</Note> : null}
      {advice.map(({ rule, title }) => (
        <p key={rule} className="note">
          <Link href={`/rules/${rule}/`} className="link">
            <InlineText text={title} />
          </Link>
        </p>
      ))}
    </>
  )
}

type NoteProps = { tone?: 'warning' | 'error'; icon?: ReactNode; children: ReactNode }

function Note({ tone, icon, children }: NoteProps) {
  return (
    <p className="note" data-tone={tone}>
      {icon}
      <span>{children}</span>
    </p>
  )
}

/** How the secret would be read out is shown on demand: it is the proof, not the message. */
function Leak({ secret, report }: { secret: SecretReport; report: BuildReport }) {
  const [shown, setShown] = useState(false)
  const id = useId()
  const { title, detail } = secretWords(report, secret)
  return (
    <div className="note" data-tone="error">
      <KeyRound aria-hidden />
      <div>
        <b>{title}</b> {detail}{' '}
        {secret.how ? (
          <button
            type="button"
            className="show"
            aria-expanded={shown}
            aria-controls={id}
            onClick={() => setShown(!shown)}
          >
            {shown ? 'Hide how' : 'Show how'}
          </button>
        ) : null}
        <p id={id} hidden={!shown}>
          {secret.how}
        </p>
      </div>
    </div>
  )
}
