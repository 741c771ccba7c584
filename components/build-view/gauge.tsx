import { gaugeOf } from '@/components/build-view/gauge-scale.ts'
import type { ImageReport } from '@/lib/engine/build/report/types.ts'
import { formatBytes, gaugeSentence, PART_WORDS } from '@/lib/engine/build/report/words.ts'

const SHORT = { ...PART_WORDS, wasted: 'wasted' }

/** How deep the image sits: its parts from the bottom up beside a scale of megabytes, with the lab's goal as a line. */
export function Gauge({ image, goal }: { image: ImageReport; goal: number | null }) {
  const { unit, ticks, minor, parts, open, goal: goalAt } = gaugeOf(image, goal)
  const goalWords = goal === null ? '' : ` Goal: at most ${formatBytes(goal)}.`
  return (
    <div role="img" aria-label={`${gaugeSentence(image)}${goalWords}`} className="gauge">
      <div className="axis">
        {ticks.map(({ at, text }) => (
          <span key={text} style={{ bottom: `${at}%` }}>
            {text}
          </span>
        ))}
        {minor.map((at) => (
          <i key={at} style={{ bottom: `${at}%` }} />
        ))}
        <b>{unit}</b>
      </div>
      <div className="column keep-colour">
        {parts.map(({ kind, from, height }) => (
          <i key={kind} data-part={kind} style={{ bottom: `${from}%`, height: `${height}%` }} />
        ))}
        {open === null ? null : <i className="open" style={{ bottom: `${open.from}%` }} />}
      </div>
      <div className="labels">
        {parts.map(({ kind, part, label }) => (
          <span key={kind} style={{ bottom: `${label}%` }}>
            {formatBytes(part.size.bytes)} {SHORT[kind]}
          </span>
        ))}
        {open === null ? null : <span style={{ bottom: `${open.label}%` }}>and more, unknown</span>}
      </div>
      {goalAt === null ? null : (
        <div className="goal" style={{ bottom: `${goalAt}%` }}>
          <span>goal {formatBytes(goal ?? 0)}</span>
        </div>
      )}
    </div>
  )
}
