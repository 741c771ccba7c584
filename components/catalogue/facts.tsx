import { HardDriveDownload, LockOpen, MonitorCheck } from 'lucide-react'

const facts = [
  { Icon: LockOpen, text: 'No account' },
  { Icon: MonitorCheck, text: 'Runs in your browser, no Docker needed' },
  { Icon: HardDriveDownload, text: 'Progress stays on this device' },
]

export function Facts() {
  return (
    <ul className="mt-6 flex flex-wrap gap-x-[22px] gap-y-2 text-ink-2">
      {facts.map(({ Icon, text }) => (
        <li key={text} className="flex items-center gap-2">
          <Icon aria-hidden className="text-ink-3" />
          {text}
        </li>
      ))}
    </ul>
  )
}
