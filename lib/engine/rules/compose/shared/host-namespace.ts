import type { ComposeFile, Service, Setting } from '../../../compose/model.ts'
import type { Report } from '../../rule.ts'
import { distinct } from '../../shared/distinct.ts'
import { removeKey } from './edits.ts'

/** Services that share a namespace of the host by `key: host`, each once where it is written; the fix leaves the key out. */
export function* sharedWithHost(
  { source, services }: ComposeFile,
  key: string,
  settingOf: (service: Service) => Setting<string> | null,
): Iterable<Report<'host'>> {
  const reports = services.flatMap((service): Report<'host'>[] => {
    const setting = settingOf(service)
    if (setting?.value !== 'host') return []
    const removed = removeKey(source, service, key)
    return [
      {
        messageId: 'host',
        range: setting.entry,
        data: { service: service.name },
        confidence: setting.written.literal ? 'certain' : 'likely',
        ...(removed && { fix: { title: `Remove ${key}: host`, safety: 'behaviour', edits: [removed] } }),
      },
    ]
  })
  yield* distinct(reports)
}
